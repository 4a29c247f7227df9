package chainrule.diff;

import chainrule.diff.Diff.Mode;
import chainrule.replay.ByShape;
import chainrule.shape.Given;
import chainrule.shape.ShapeException;
import chainrule.tape.Recording;
import chainrule.tape.Value;
import java.util.List;
import java.util.function.Function;

/**
 * A scalar function of several values, such as a loss of weights, whose derivatives are asked for often. The first time
 * they are prepared; after that only numbers are computed. The function is called each time, and may do something else:
 * other constants, other operations by the numbers it meets. It is followed, and the bits are those of {@link Gradients}.
 *
 * <pre>{@code
 * RecordedLoss loss = new RecordedLoss(w -> softmaxCrossEntropy(linear(w.get(0), x, w.get(1)), labels));
 * List<Value> slopes = loss.gradients(List.of(w, b));
 * List<Value> product = loss.hessianVector(List.of(w, b), List.of(v, u));
 * }</pre>
 *
 * <p>What it returns are numbers, not on a tape: the derivative of a derivative is asked of {@link Gradients}, {@link Diff}
 * or inside the function. An object belongs to one thread.
 */
public final class RecordedLoss {

    private final Function<List<Value>, Value> function;
    private final ByShape<RecordedCalls> calls = new ByShape<>();

    /** @param function from values, always as many, to a scalar */
    public RecordedLoss(Function<List<Value>, Value> function) {
        Given.require("RecordedLoss", "a function", function);
        this.function = function;
    }

    /** The value of the function, and its gradients in the order of its arguments. */
    public record ValueAndGradients(Value value, List<Value> gradients) {}

    /**
     * {@code ∂f/∂xᵢ} for each argument, in its shape; zeros if the result does not depend on it.
     *
     * @throws ShapeException if the result is not a scalar
     */
    public List<Value> gradients(List<Value> x) {
        return valueAndGradients(x).gradients();
    }

    /**
     * {@code f(x)} and {@code ∂f/∂xᵢ} for each argument.
     *
     * @throws ShapeException if the result is not a scalar
     */
    public ValueAndGradients valueAndGradients(List<Value> x) {
        if (isPartOfAnother(x)) {
            List<Value> at = arguments(x);
            Gradients gradients = Gradients.byArguments(function.apply(at), at);
            return new ValueAndGradients(gradients.loss(), at.stream().map(gradients::of).toList());
        }
        List<Value> all = calls(x).slopes(x);
        return new ValueAndGradients(all.get(0), all.subList(1, all.size()));
    }

    /**
     * The product with the Hessian, {@code ∇²f(x) v}, one part for each argument: the pushforward of the gradient.
     *
     * @param v in the shapes of {@code x}
     * @throws ShapeException if the result is not a scalar, or a part of {@code v} has another shape
     */
    public List<Value> hessianVector(List<Value> x, List<Value> v) {
        return hessianVector(x, v, Mode.FORWARD);
    }

    /**
     * The product with the Hessian in a given direction.
     *
     * @param v    in the shapes of {@code x}
     * @param mode forward over reverse, as the pushforward of the gradient, or reverse over reverse, as the gradient of
     *             {@code ⟨∇f(x), v⟩}
     * @throws ShapeException if the result is not a scalar, or a part of {@code v} has another shape
     */
    public List<Value> hessianVector(List<Value> x, List<Value> v, Mode mode) {
        HessianVector.requireShapes(x, v);
        if (isPartOfAnother(x)) {
            List<Value> at = arguments(x);
            return HessianVector.of(function.apply(at), at, v, mode);
        }
        return calls(x).hessianVector(x, v, mode);
    }

    /** Another function is recorded already: what is done here is a part of that. */
    static boolean isPartOfAnother(List<Value> x) {
        return Recording.isCalling() || x.stream().anyMatch(Recording::isRecorded);
    }

    private static List<Value> arguments(List<Value> x) {
        return x.stream().map(Diff::argument).toList();
    }

    RecordedCalls calls(List<Value> x) {
        return calls.get(x.stream().map(Value::shape).toList(), () -> new RecordedCalls(function, x));
    }
}
