package chainrule.optim;

import chainrule.diff.Gradients;
import chainrule.nn.Parameter;
import chainrule.tape.NonFiniteException;
import java.util.List;

/**
 * A rule that improves parameters by the gradients of a loss, which it makes small. To make something large, take the
 * gradients of its negative.
 */
public interface Optimizer {

    /** The rate of the next step. */
    double learningRate();

    /**
     * One step at a given rate: all parameters at once, from gradients that were all computed before it. If it cannot
     * be done, nothing has moved.
     *
     * @param parameters Modified: each gets a new value
     * @param gradients  of the loss by {@link Parameter#value} of each
     * @param rate       {@code η}, zero or greater
     * @throws IllegalArgumentException if the gradients belong to earlier values of the parameters, if a parameter
     *     comes twice, or if the rate is out of range
     * @throws NonFiniteException if a parameter would not stay finite
     */
    void step(List<Parameter> parameters, Gradients gradients, double rate);

    /** One step at the optimiser's own rate. */
    default void step(List<Parameter> parameters, Gradients gradients) {
        step(parameters, gradients, learningRate());
    }

    /**
     * Tells that the data have been passed once; schedules may count epochs and watch the loss.
     *
     * @param loss on the validation data if there are any, else on the training data
     */
    default void epochEnded(double loss) {}

    /** This optimiser, fed with clipped gradients. */
    default Optimizer clipped(GradientClipping clipping) {
        return new ClippedOptimizer(this, clipping);
    }

    /** This optimiser with a rate that changes from step to step; the schedule starts here. */
    default Optimizer scheduled(Schedule schedule) {
        return new ScheduledOptimizer(this, schedule);
    }
}
