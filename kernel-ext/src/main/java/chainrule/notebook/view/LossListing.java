package chainrule.notebook.view;

import chainrule.train.History;
import chainrule.train.History.Epoch;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** A training run as a text: a dozen epochs, evenly chosen, with the first and the last; only columns that hold data. */
final class LossListing {

    private static final int MOST_ROWS = 12;
    private static final int LONGEST_NAME = 20;

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
        Columns columns = new Columns(cells("epoch", "loss", validated ? "validation" : "", measured ? metric : "",
                both ? "validation " + metric : "", "rate"));
        for (Epoch epoch : LossPoints.evenly(all, MOST_ROWS)) {
            columns.row(cells(
                    Integer.toString(epoch.number()),
                    Numeral.of(epoch.trainLoss()),
                    validated ? value(epoch.validationLoss()) : "",
                    measured ? value(epoch.trainMetric()) : "",
                    both ? value(epoch.validationMetric()) : "",
                    Numeral.of(epoch.learningRate())));
        }
        return columns.toString();
    }

    /** What is empty has no column. */
    private static String[] cells(String... cells) {
        List<String> kept = new ArrayList<>(List.of(cells));
        kept.removeIf(String::isEmpty);
        return kept.toArray(String[]::new);
    }

    private static String value(OptionalDouble value) {
        return value.isPresent() ? Numeral.of(value.getAsDouble()) : "–";
    }
}
