package chainrule.notebook.view;

import chainrule.tape.Numbers;
import chainrule.train.Clues;
import chainrule.train.History.Epoch;
import chainrule.train.History;
import chainrule.train.Outcome;
import chainrule.train.Progress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What a training run came to, and where one stands, in words. Only a run under way speaks of time. */
final class LossWords {

    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_REASON = 240;

    private LossWords() {}

    /** Final and best loss, and the metrics. */
    static String summary(History history) {
        List<Epoch> epochs = history.epochs();
        if (epochs.isEmpty()) {
            return "No epoch has finished yet." + refusal(history);
        }
        Epoch last = epochs.get(epochs.size() - 1);
        StringBuilder words = new StringBuilder("Epoch ").append(last.number())
                .append(": loss ").append(Numbers.format(last.trainLoss()));
        last.validationLoss().ifPresent(loss -> words.append(", validation ").append(Numbers.format(loss)));
        words.append(best(history)).append('.');
        for (int m = 0; m < history.metrics().size(); m++) {
            int at = m;
            words.append(' ').append(Label.oneLine(history.metrics().get(m), LONGEST_NAME)).append(": ")
                    .append(Numbers.format(last.train().metrics().get(m)));
            last.validation().ifPresent(scores -> words.append(", validation ").append(Numbers.format(scores.metrics().get(at))));
            words.append('.');
        }
        long lost = epochs.stream().filter(epoch -> !finite(epoch)).count();
        if (lost > 0) {
            words.append(" Not finite in ").append(lost).append(lost == 1 ? " epoch." : " epochs.");
        }
        history.restored().ifPresent(epoch -> words.append(" The model is that of epoch ").append(epoch).append(", the best."));
        return words.append(refusal(history)).append(doubt(history)).append(mistaken(history)).toString();
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
            case FINISHED -> switch (run.history().outcome().kind()) {
                case LEARNED -> "✓ finished: " + done + (done == 1 ? " epoch" : " epochs");
                case CANNOT_TELL -> "finished: " + done + (done == 1 ? " epoch" : " epochs");
                default -> "! ended after " + done + (done == 1 ? " epoch" : " epochs") + ", see below";
            };
            case INTERRUPTED -> "■ interrupted " + (begun ? "after " : "before ") + place + numbers + "; "
                    + run.history().restored().map(epoch -> "the model is that of epoch " + epoch + ", the best")
                            .orElse("the last completed step stands");
            case FAILED -> "✗ failed " + (begun ? "after " : "in ") + place + numbers;
        };
    }

    private static String best(History history) {
        return history.best()
                .map(best -> "; best" + (best.validation().isPresent() ? " validation " : " ")
                        + Numbers.format(best.validationLoss().orElse(best.trainLoss())) + " in epoch " + best.number())
                .orElse("");
    }

    /** What a logarithmic axis that was asked for cannot show. */
    static String offAxis(History history, LossAxis axis) {
        long below = history.epochs().stream()
                .filter(epoch -> epoch.trainLoss() <= 0 || epoch.validationLoss().orElse(1) <= 0).count();
        boolean drawn = history.epochs().stream().anyMatch(epoch -> epoch.trainLoss() > 0 || epoch.validationLoss().orElse(0) > 0);
        if (axis != LossAxis.LOGARITHMIC || below == 0) {
            return "";
        }
        return !drawn ? " No loss is above zero: a logarithmic axis would have nothing to show, and this one is linear."
                : " In " + below + (below == 1 ? " epoch" : " epochs")
                        + " a loss is zero or below, which a logarithmic axis does not have: marked by triangles at its foot.";
    }

    /** What there is to worry about, if the run has ended: before that the losses have time to fall. */
    private static String doubt(History history) {
        Outcome outcome = history.outcome();
        if (outcome.kind() == Outcome.Kind.LEARNED || history.clues().isEmpty() || history.notFinite().isPresent()) {
            return "";
        }
        return (outcome.kind() == Outcome.Kind.CANNOT_TELL ? " " : " ! ") + capital(outcome.words()) + ".";
    }

    private static String mistaken(History history) {
        return history.clues().flatMap(Clues::mistaken).map(words -> " ! " + capital(words) + ".").orElse("");
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String refusal(History history) {
        return history.notFinite()
                .map(refusal -> " ✗ Not finite in epoch " + refusal.epoch()
                        + (refusal.batch() > refusal.batches() ? ", on the validation data: "
                                : ", batch " + refusal.batch() + " of " + refusal.batches() + ": ")
                        + Label.oneLine(refusal.reason(), LONGEST_REASON))
                .orElse("");
    }

    private static boolean finite(Epoch epoch) {
        return Double.isFinite(epoch.trainLoss())
                && (epoch.validationLoss().isEmpty() || Double.isFinite(epoch.validationLoss().getAsDouble()));
    }

    private static String time(Duration time) {
        long seconds = Math.max(0, time.toSeconds());
        if (seconds >= 3600) {
            return seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
        }
        return seconds >= 60 ? seconds / 60 + " min " + seconds % 60 + " s" : seconds == 0 ? "less than 1 s" : seconds + " s";
    }
}
