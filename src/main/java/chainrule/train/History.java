package chainrule.train;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a training run left behind, one entry per finished epoch.
 *
 * @param metrics   the names of the metrics, {@code accuracy}, in the order they were asked for
 * @param epochs    the finished epochs in order
 * @param notFinite where a number was met that is not finite, which ended the run
 * @param restored  the epoch after which the model was what it is now, if {@link EarlyStopping} brought it back to its
 *                  best; else it is what the last completed step made of it
 * @param clues     what else was seen when the run ended, if it did
 */
public record History(List<String> metrics, List<Epoch> epochs, Optional<NotFinite> notFinite, Optional<Integer> restored,
        Optional<Clues> clues) {

    /**
     * One pass over the training data.
     *
     * @param number       from 1
     * @param learningRate the rate its last step used
     * @param train        means over the batches of this epoch, as they were met
     * @param validation   on the validation data after the epoch, if there are any
     */
    public record Epoch(int number, double learningRate, Scores train, Optional<Scores> validation) {

        /** Mean loss over the batches of this epoch, as they were met. */
        public double trainLoss() {
            return train.loss();
        }

        /** Loss on the validation data after the epoch, if there are any. */
        public OptionalDouble validationLoss() {
            return validation.map(scores -> OptionalDouble.of(scores.loss())).orElseGet(OptionalDouble::empty);
        }
    }

    /**
     * A step that could not be done.
     *
     * @param epoch   the epoch it belongs to, from 1
     * @param batch   its batch, from 1; one more than there are if the validation data were at fault
     * @param batches how many an epoch has
     * @param reason  what was met, in words
     */
    public record NotFinite(int epoch, int batch, int batches, String reason) {

        /** How many epochs were done, and part of one: 2.5 in the middle of the third. */
        public double epochsDone() {
            return epoch - 1 + Math.min(1, (double) batch / batches);
        }
    }

    /** Immutable: lists that may change are copied. */
    public History {
        metrics = List.copyOf(metrics);
        epochs = Epochs.of(epochs);
    }

    /** Of a run that went well so far. */
    public History(List<String> metrics, List<Epoch> epochs) {
        this(metrics, epochs, Optional.empty());
    }

    /** Of a run that left the model as its last completed step did. */
    public History(List<String> metrics, List<Epoch> epochs, Optional<NotFinite> notFinite) {
        this(metrics, epochs, notFinite, Optional.empty(), Optional.empty());
    }

    /**
     * The epoch with the smallest loss on the validation data, or on the training data where there are none; the
     * first of equals. The model is what it was after that epoch only if it was {@link #restored}.
     */
    public Optional<Epoch> best() {
        Epoch best = null;
        for (Epoch epoch : epochs) {
            if (Double.isFinite(watched(epoch)) && (best == null || watched(epoch) < watched(best))) {
                best = epoch;
            }
        }
        return Optional.ofNullable(best);
    }

    private static double watched(Epoch epoch) {
        return epoch.validationLoss().orElse(epoch.trainLoss());
    }

    /** The same with one epoch more. */
    History with(Epoch next) {
        return new History(metrics, Epochs.of(epochs).with(next), notFinite, restored, clues);
    }

    /** The same, ended by a number that is not finite. */
    History endedBy(NotFinite refusal) {
        return new History(metrics, epochs, Optional.of(refusal), restored, clues);
    }

    /** The same, with the model brought back to what it was after an epoch. */
    History restoredTo(int epoch) {
        return new History(metrics, epochs, notFinite, Optional.of(epoch), clues);
    }

    /** The same, with what was seen in the end. */
    History with(Clues seen) {
        return new History(metrics, epochs, notFinite, restored, Optional.of(seen));
    }

    /** Whether it has learned, as far as that can be told. */
    public Outcome outcome() {
        return Outcome.of(this);
    }

    /** The last epoch in one line; the displays and {@link #epochs} tell all. */
    @Override
    public String toString() {
        String last = epochs.isEmpty() ? "no epoch finished" : told(epochs.get(epochs.size() - 1));
        return last + notFinite.map(refusal -> "; not finite in epoch " + refusal.epoch + ", batch " + refusal.batch).orElse("")
                + restored.map(epoch -> "; the model is that of epoch " + epoch + ", the best").orElse("");
    }

    private String told(Epoch epoch) {
        String first = "epoch " + epoch.number + ": loss " + epoch.trainLoss()
                + epoch.validation.map(scores -> ", validation " + scores.loss()).orElse("");
        return IntStream.range(0, epoch.train.metrics().size())
                .mapToObj(m -> ", " + metrics.get(m) + " " + epoch.train.metrics().get(m)
                        + epoch.validation.map(scores -> ", validation " + scores.metrics().get(m)).orElse(""))
                .collect(Collectors.joining("", first, ""));
    }
}
