package chainrule.notebook.view;

import chainrule.notebook.view.Columns.Side;
import chainrule.tape.Numbers;
import chainrule.train.History.Epoch;
import chainrule.train.History;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/** A training run as a text: a dozen epochs, evenly chosen, with the first and the last; only columns that hold data. */
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
        boolean validated = all.stream().anyMatch(epoch -> epoch.validationLoss().isPresent());
        boolean measured = all.stream().anyMatch(epoch -> epoch.trainMetric().isPresent());
        boolean both = all.stream().anyMatch(epoch -> epoch.validationMetric().isPresent());
        String metric = Label.oneLine(history.metric(), LONGEST_NAME);
        List<Part> parts = new ArrayList<>();
        parts.add(new Part("epoch", epoch -> Integer.toString(epoch.number())));
        parts.add(new Part("loss", epoch -> Numbers.format(epoch.trainLoss())));
        if (validated) {
            parts.add(new Part("validation", epoch -> value(epoch.validationLoss())));
        }
        if (measured) {
            parts.add(new Part(metric, epoch -> value(epoch.trainMetric())));
        }
        if (both) {
            parts.add(new Part("validation " + metric, epoch -> value(epoch.validationMetric())));
        }
        parts.add(new Part("rate", epoch -> Numbers.format(epoch.learningRate())));
        Columns columns = new Columns();
        parts.forEach(part -> columns.column(part.head, Side.RIGHT));
        for (Epoch epoch : LossPoints.evenly(all, MOST_ROWS)) {
            columns.row(parts.stream().map(part -> part.cell.apply(epoch)).toList());
        }
        return columns.toString();
    }

    private static String value(OptionalDouble value) {
        return value.isPresent() ? Numbers.format(value.getAsDouble()) : "–";
    }
}
