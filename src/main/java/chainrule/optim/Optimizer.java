package chainrule.optim;

import chainrule.diff.Gradients;
import chainrule.nn.Parameter;
import chainrule.tape.Entries;
import chainrule.tape.NonFiniteException;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * A rule that improves parameters by the gradients of a loss, which it makes small. To make something large, take the
 * gradients of its negative.
 */
public interface Optimizer {

    /** The rate of the next step of the parameters that moved last. */
    double learningRate();

    /** The rate of the next step of some parameters, for which a schedule may have another clock than for others. */
    default double learningRate(List<Parameter> parameters) {
        return learningRate();
    }

    /**
     * One step at a given rate: all parameters at once, from gradients that were all computed before it. If it cannot
     * be done, nothing has moved.
     *
     * @param parameters Modified: each gets a new value
     * @param slopes     the gradient by each, in their order and shapes, all finite. Not modified.
     * @param rate       {@code η}, zero or greater
     * @throws IllegalArgumentException if a parameter comes twice, or if the rate is out of range
     * @throws NonFiniteException       if a parameter would not stay finite
     */
    void step(List<Parameter> parameters, List<DMatrixRMaj> slopes, double rate);

    /**
     * One step at a given rate.
     *
     * @param gradients of the loss by {@link Parameter#value} of each
     * @throws IllegalArgumentException also if the gradients belong to earlier values of the parameters
     */
    default void step(List<Parameter> parameters, Gradients gradients, double rate) {
        step(parameters, parameters.stream().map(p -> Entries.of(gradients.of(p.value()))).toList(), rate);
    }

    /** One step at the optimiser's own rate. */
    default void step(List<Parameter> parameters, Gradients gradients) {
        step(parameters, gradients, learningRate(parameters));
    }

    /**
     * Tells that the data have been passed once; schedules may count epochs and watch the loss.
     *
     * @param loss on the validation data if there are any, else on the training data
     */
    default void epochEnded(double loss) {}

    /** Tells it of the data that some parameters learn from. */
    default void epochEnded(List<Parameter> parameters, double loss) {
        epochEnded(loss);
    }

    /** This optimiser, fed with clipped gradients. */
    default Optimizer clipped(GradientClipping clipping) {
        return new ClippedOptimizer(this, clipping);
    }

    /**
     * This optimiser with a rate that changes from step to step. The schedule starts with the first step, for the
     * parameters of each model anew, so that one optimiser can train several; where they learn on, it goes on.
     */
    default Optimizer scheduled(Schedule schedule) {
        return new ScheduledOptimizer(this, schedule);
    }
}
