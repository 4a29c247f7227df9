package chainrule.train;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What a training run left behind, one entry per finished epoch.
 *
 * @param metric the name of the metric, {@code accuracy}; empty if none was asked for
 * @param epochs the finished epochs in order
 */
public record History(String metric, List<Epoch> epochs) {

    /**
     * One pass over the training data.
     *
     * @param number           from 1
     * @param learningRate     the rate its last step used
     * @param trainLoss        mean loss over the batches of this epoch, as they were met
     * @param validationLoss   loss on the validation data after the epoch, if there is such data
     * @param trainMetric      the metric on the training batches, if there is one
     * @param validationMetric the metric on the validation data, if there are both
     */
    public record Epoch(
            int number,
            double learningRate,
            double trainLoss,
            OptionalDouble validationLoss,
            OptionalDouble trainMetric,
            OptionalDouble validationMetric) {}

    /** The last epoch in one line; the displays and {@link #epochs} tell all. */
    @Override
    public String toString() {
        if (epochs.isEmpty()) {
            return "no epoch finished";
        }
        Epoch last = epochs.get(epochs.size() - 1);
        return "epoch " + last.number + ": loss " + last.trainLoss
                + (last.validationLoss.isPresent() ? ", validation " + last.validationLoss.getAsDouble() : "")
                + (last.trainMetric.isPresent() ? ", " + metric + " " + last.trainMetric.getAsDouble() : "")
                + (last.validationMetric.isPresent() ? ", validation " + last.validationMetric.getAsDouble() : "");
    }

    /** Immutable: a list that may change is copied. */
    public History {
        epochs = Epochs.of(epochs);
    }

    /** The same with one epoch more. */
    History with(Epoch next) {
        return new History(metric, Epochs.of(epochs).with(next));
    }
}
