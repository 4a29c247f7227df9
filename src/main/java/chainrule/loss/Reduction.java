package chainrule.loss;

import static chainrule.op.Mean.mean;
import static chainrule.op.Sum.sum;

import chainrule.tape.Value;
import java.util.function.UnaryOperator;

/** What becomes of the losses of the single samples. */
public enum Reduction {
    /** They stay, {@code 1×B}. */
    NONE(x -> x),
    /** Their sum. */
    SUM(x -> sum(x)),
    /** Their mean: gradients do not grow with the batch. */
    MEAN(x -> mean(x));

    private final UnaryOperator<Value> operation;

    Reduction(UnaryOperator<Value> operation) {
        this.operation = operation;
    }

    /** Applies it to losses per sample, {@code 1×B}. */
    public Value of(Value perSample) {
        return operation.apply(perSample);
    }
}
