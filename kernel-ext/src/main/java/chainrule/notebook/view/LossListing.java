package chainrule.notebook.view;

import chainrule.notebook.view.Columns.Side;
import chainrule.tape.Numbers;
import chainrule.train.History.Epoch;
import chainrule.train.History;
import chainrule.train.Scores;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * A training run as a text: a dozen epochs, evenly chosen, with the first and the last, and those with the lowest and the
 * highest losses; only columns that hold data.
 */
final class LossListing {

    private static final int MOST_ROWS = 12;
    private static final int LONGEST_NAME = 20;

    /** One column. */
    private record Part(String head, Function<Epoch, String> cell) {}

    private LossListing() {}

    static String of(History history) {
        List<Epoch> all = history.epochs();
        if (all.isEmpty()) {
            return "";
        }
        boolean validated = all.stream().anyMatch(epoch -> epoch.validation().isPresent());
        List<Part> parts = new ArrayList<>();
        parts.add(new Part("epoch", epoch -> Integer.toString(epoch.number())));
        parts.add(train("loss", Scores::loss));
        if (validated) {
            parts.add(validation("validation", Scores::loss));
        }
        for (int m = 0; m < history.metrics().size(); m++) {
            String metric = Label.oneLine(history.metrics().get(m), LONGEST_NAME);
            int at = m;
            parts.add(train(metric, scores -> scores.metrics().get(at)));
            if (validated) {
                parts.add(validation("validation " + metric, scores -> scores.metrics().get(at)));
            }
        }
        parts.add(new Part("rate", epoch -> Numbers.format(epoch.learningRate())));
        Columns columns = new Columns();
        parts.forEach(part -> columns.column(part.head, Side.RIGHT));
        for (Epoch epoch : chosen(all)) {
            columns.row(parts.stream().map(part -> part.cell.apply(epoch)).toList());
        }
        return columns.toString();
    }

    private static List<Epoch> chosen(List<Epoch> all) {
        if (all.size() <= MOST_ROWS) {
            return all;
        }
        SortedSet<Epoch> chosen = new TreeSet<>(Comparator.comparingInt(Epoch::number));
        chosen.addAll(LossPoints.evenly(all, MOST_ROWS));
        for (ToDoubleFunction<Epoch> loss : List.<ToDoubleFunction<Epoch>>of(
                Epoch::trainLoss, epoch -> epoch.validationLoss().orElse(Double.NaN))) {
            Comparator<Epoch> order = Comparator.comparingDouble(loss);
            all.stream().filter(epoch -> Double.isFinite(loss.applyAsDouble(epoch))).min(order).ifPresent(chosen::add);
            all.stream().filter(epoch -> Double.isFinite(loss.applyAsDouble(epoch))).max(order).ifPresent(chosen::add);
        }
        all.stream().filter(epoch -> !Double.isFinite(epoch.trainLoss())).findFirst().ifPresent(chosen::add);
        return List.copyOf(chosen);
    }

    private static Part train(String head, ToDoubleFunction<Scores> score) {
        return new Part(head, epoch -> Numbers.format(score.applyAsDouble(epoch.train())));
    }

    private static Part validation(String head, ToDoubleFunction<Scores> score) {
        return new Part(head, epoch -> epoch.validation().map(scores -> Numbers.format(score.applyAsDouble(scores))).orElse("–"));
    }
}
