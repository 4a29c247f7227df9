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

    /** An immutable copy. */
    public History {
        epochs = List.copyOf(epochs);
    }
}
