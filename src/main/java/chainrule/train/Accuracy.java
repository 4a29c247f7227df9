package chainrule.train;

import chainrule.shape.Given;
import chainrule.shape.ShapeException;
import chainrule.tape.Value;
import java.util.List;
import java.util.stream.IntStream;

/** The share of samples whose largest score stands in the row of the target's largest entry; the first of equals. */
public record Accuracy() implements Metric {

    @Override
    public String name() {
        return "accuracy";
    }

    @Override
    public double of(Value prediction, Value target) {
        int samples = prediction.shape().columns();
        return (double) (samples - mistakes(prediction, target).length) / samples;
    }

    /**
     * The samples that are not right, in order.
     *
     * @throws ShapeException if the shapes differ, or there are no two classes to tell apart
     */
    public static int[] mistakes(Value prediction, Value target) {
        Given.values("Accuracy.mistakes", prediction, target);
        if (!prediction.shape().equals(target.shape()) || prediction.shape().rows() < 2) {
            throw new ShapeException(
                            "accuracy", "scores and one-hot targets of one shape, a row for each of at least two classes",
                            prediction.shape(), target.shape())
                    .named(List.of(prediction.name(), target.name()));
        }
        int[] predicted = classes(prediction);
        int[] actual = classes(target);
        return IntStream.range(0, predicted.length).filter(j -> predicted[j] != actual[j]).toArray();
    }

    /** The row of the largest entry of each column: the class that scores or one-hot targets tell. */
    public static int[] classes(Value scores) {
        Given.values("Accuracy.classes", scores);
        int[] best = new int[scores.shape().columns()];
        for (int i = 1; i < scores.shape().rows(); i++) {
            for (int j = 0; j < best.length; j++) {
                if (scores.get(i, j) > scores.get(best[j], j)) {
                    best[j] = i;
                }
            }
        }
        return best;
    }
}
