package chainrule.train;

import java.util.List;

/**
 * How well a model does on some data.
 *
 * @param loss    the mean over the samples
 * @param metrics likewise, one per metric of the run, in their order
 */
public record Scores(double loss, List<Double> metrics) {

    /** An immutable copy. */
    public Scores {
        metrics = List.copyOf(metrics);
    }

    /** The loss alone. */
    public static Scores of(double loss) {
        return new Scores(loss, List.of());
    }
}
