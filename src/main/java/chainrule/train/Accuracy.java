package chainrule.train;

import chainrule.tape.Value;

/** The share of samples whose largest score stands in the row of the target's largest entry; the first of equals. */
public record Accuracy() implements Metric {

    @Override
    public String name() {
        return "accuracy";
    }

    @Override
    public double of(Value prediction, Value target) {
        int[] predicted = classes(prediction);
        int[] actual = classes(target);
        int right = 0;
        for (int j = 0; j < predicted.length; j++) {
            right += predicted[j] == actual[j] ? 1 : 0;
        }
        return (double) right / predicted.length;
    }

    /** The row of the largest entry of each column: the class that scores or one-hot targets tell. */
    public static int[] classes(Value scores) {
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
