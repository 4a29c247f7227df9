package chainrule.notebook.view;

import chainrule.tape.Numbers;
import chainrule.train.History.Epoch;
import chainrule.train.History;
import chainrule.train.Progress;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** What a training run came to, and where one stands, in words. Only a run under way speaks of time. */
final class LossWords {

    private static final int LONGEST_NAME = 40;

    private LossWords() {}

    /** Final and best loss, and the metric if there is one. */
    static String summary(History history) {
        List<Epoch> epochs = history.epochs();
        if (epochs.isEmpty()) {
            return "No epoch has finished yet.";
        }
        Epoch last = epochs.get(epochs.size() - 1);
        StringBuilder words = new StringBuilder("Epoch ").append(last.number())
                .append(": loss ").append(Numbers.format(last.trainLoss()));
        last.validationLoss().ifPresent(loss -> words.append(", validation ").append(Numbers.format(loss)));
        words.append(best(epochs)).append('.');
        if (!history.metric().isEmpty() && last.trainMetric().isPresent()) {
            words.append(' ').append(Label.oneLine(history.metric(), LONGEST_NAME)).append(": ")
                    .append(Numbers.format(last.trainMetric().getAsDouble()));
            last.validationMetric().ifPresent(metric -> words.append(", validation ").append(Numbers.format(metric)));
            words.append('.');
        }
        long lost = epochs.stream().filter(epoch -> !finite(epoch)).count();
        return lost == 0
                ? words.toString()
                : words.append(" Not finite in ").append(lost).append(lost == 1 ? " epoch." : " epochs.").toString();
    }

    /** One line for a run: under way, or how it ended. */
    static String progress(Progress run) {
        boolean begun = run.batch() > 0;
        String place = !begun ? "the first step" : "epoch " + run.epoch() + " of " + run.epochs()
                + ", batch " + run.batch() + " of " + run.batches();
        String numbers = !begun ? "" : ", loss " + Numbers.format(run.loss()) + ", rate " + Numbers.format(run.learningRate());
        int done = run.history().epochs().size();
        return switch (run.state()) {
            case RUNNING -> "▶ " + place + numbers + ", " + time(run.remaining()) + " left";
            case FINISHED -> "✓ finished: " + done + (done == 1 ? " epoch" : " epochs");
            case INTERRUPTED -> "■ interrupted " + (begun ? "after " : "before ") + place + numbers + "; the last completed step stands";
            case FAILED -> "✗ failed " + (begun ? "after " : "in ") + place + numbers;
        };
    }

    private static String best(List<Epoch> epochs) {
        boolean validated = epochs.stream().anyMatch(epoch -> epoch.validationLoss().isPresent());
        ToDoubleFunction<Epoch> loss =
                validated ? epoch -> orNaN(epoch.validationLoss()) : Epoch::trainLoss;
        return epochs.stream()
                .filter(epoch -> Double.isFinite(loss.applyAsDouble(epoch)))
                .min(Comparator.comparingDouble(loss))
                .map(epoch -> "; best" + (validated ? " validation " : " ") + Numbers.format(loss.applyAsDouble(epoch))
                        + " in epoch " + epoch.number())
                .orElse("");
    }

    private static boolean finite(Epoch epoch) {
        return Double.isFinite(epoch.trainLoss())
                && (epoch.validationLoss().isEmpty() || Double.isFinite(epoch.validationLoss().getAsDouble()));
    }

    private static double orNaN(OptionalDouble value) {
        return value.orElse(Double.NaN);
    }

    private static String time(Duration time) {
        long seconds = Math.max(0, time.toSeconds());
        if (seconds >= 3600) {
            return seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
        }
        return seconds >= 60 ? seconds / 60 + " min " + seconds % 60 + " s" : seconds == 0 ? "less than 1 s" : seconds + " s";
    }
}
