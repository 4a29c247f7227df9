package chainrule.op;

import static chainrule.op.Multiply.multiply;

import chainrule.linalg.EntryFunction;
import chainrule.linalg.Functions;
import chainrule.shape.Shape;
import chainrule.tape.OnNumbers;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;

/**
 * A function of one number, applied to every entry: {@code yᵢⱼ = f(xᵢⱼ)}. One fact serves both modes:
 * {@code x̄ = ȳ ⊙ f′(x)} and {@code ẏ = ẋ ⊙ f′(x)}. The function is inlined into a loop of its own, which vectorises
 * arithmetic; {@link Functions#wherePositive} is a condition without a branch.
 */
public interface Elementwise extends ShapeKeeping, OnNumbers, EntryFunction {

    /** {@code f(x)}. */
    @Override
    double apply(double x);

    /** {@code f′(x)} in operations on the tape, of {@code x} and {@code y = f(x)}. */
    Value derivative(Value x, Value y);

    @Override
    default void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        Functions.map(this, x[0], y);
    }

    @Override
    default boolean inPlace(int argument) {
        return true;
    }

    @Override
    default double onNumbers(Value[] x) {
        return apply(x[0].asScalar());
    }

    @Override
    default Value vjp(int argument, Value[] x, Value y, Value yBar) {
        return multiply(yBar, derivative(x[0], y));
    }

    @Override
    default Value jvp(int argument, Value[] x, Value y, Value xDot) {
        return multiply(xDot, derivative(x[0], y));
    }

    @Override
    default long flops(Shape... x) {
        return x[0].size();
    }
}
