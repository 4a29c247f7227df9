package chainrule.optim;

import chainrule.diff.Gradients;
import chainrule.nn.Parameter;
import java.util.List;

/** A rule that improves parameters by the gradients of a loss. */
public interface Optimizer {

    /** The rate of the next step. */
    double learningRate();

    /**
     * One step: all parameters at once, from gradients that were all computed before it.
     *
     * @param parameters Modified: each gets a new value
     * @param gradients  of the loss by {@link Parameter#value} of each
     * @throws IllegalArgumentException if the gradients belong to earlier values of the parameters
     */
    void step(List<Parameter> parameters, Gradients gradients);
}
