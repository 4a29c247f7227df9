package chainrule.diff;

import chainrule.diff.Diff.Mode;
import chainrule.diff.Diff.ValueAndGradient;
import chainrule.shape.Given;
import chainrule.shape.ShapeException;
import chainrule.tape.Value;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A function from one value to one value whose derivatives are asked for often: those of {@link Diff}, with the same
 * bits, but prepared the first time; after that only numbers are computed. The function is called each time, and may do
 * something else: other constants, other operations by the numbers it meets. It is followed.
 *
 * <pre>{@code
 * RecordedFunction f = new RecordedFunction(x -> tanh(matmul(w, x)));
 * Value j = f.jacobian(x);                    // once for each of many x
 * }</pre>
 *
 * <p>What it returns are numbers, not on a tape: the derivative of a derivative is asked of {@link Diff} or inside the
 * function. An object belongs to one thread.
 */
public final class RecordedFunction {

    private final UnaryOperator<Value> function;
    private final RecordedLoss ofOne;

    /** @param function what to differentiate */
    public RecordedFunction(UnaryOperator<Value> function) {
        Given.require("RecordedFunction", "a function", function);
        this.function = function;
        ofOne = new RecordedLoss(x -> function.apply(x.get(0)));
    }

    /**
     * {@code ∇f(x)} of a scalar function, in the shape of {@code x}.
     *
     * @throws ShapeException if {@code f(x)} is not a scalar
     */
    public Value gradient(Value x) {
        return valueAndGradient(x).gradient();
    }

    /**
     * {@code f(x)} and {@code ∇f(x)} of a scalar function.
     *
     * @throws ShapeException if {@code f(x)} is not a scalar
     */
    public ValueAndGradient valueAndGradient(Value x) {
        RecordedLoss.ValueAndGradients both = ofOne.valueAndGradients(List.of(x));
        return new ValueAndGradient(both.value(), both.gradients().get(0));
    }

    /** The Jacobian by the shorter way, which its name tells; entries of {@code x} and {@code f(x)} count row by row. */
    public Value jacobian(Value x) {
        return RecordedLoss.isPartOfAnother(List.of(x))
                ? Diff.jacobian(function, x)
                : calls(x).jacobian(x, y -> Mode.shorter(x.shape().size(), y.shape().size()));
    }

    /** The Jacobian in a given direction: one row per entry of {@code f(x)}, one column per entry of {@code x}. */
    public Value jacobian(Value x, Mode mode) {
        return RecordedLoss.isPartOfAnother(List.of(x)) ? Diff.jacobian(function, x, mode) : calls(x).jacobian(x, y -> mode);
    }

    /**
     * The product with the Hessian of a scalar function, {@code ∇²f(x) v}: the pushforward of the gradient.
     *
     * @param v in the shape of {@code x}
     * @throws ShapeException if {@code f(x)} is not a scalar, or {@code v} has another shape
     */
    public Value hessianVector(Value x, Value v) {
        return ofOne.hessianVector(List.of(x), List.of(v)).get(0);
    }

    /**
     * The product with the Hessian in a given direction: forward over reverse or reverse over reverse.
     *
     * @param v in the shape of {@code x}
     * @throws ShapeException if {@code f(x)} is not a scalar, or {@code v} has another shape
     */
    public Value hessianVector(Value x, Value v, Mode mode) {
        return ofOne.hessianVector(List.of(x), List.of(v), mode).get(0);
    }

    /** The Hessian of a scalar function, {@code n×n} for {@code n} entries of {@code x}. */
    public Value hessian(Value x) {
        return RecordedLoss.isPartOfAnother(List.of(x)) ? Diff.hessian(function, x) : Diff.asHessian(calls(x).hessian(x));
    }

    private RecordedCalls calls(Value x) {
        return ofOne.calls(List.of(x));
    }
}
