package chainrule.op;

import chainrule.linalg.EntryFunction;
import chainrule.linalg.Functions;
import chainrule.shape.Shape;
import chainrule.tape.OnColumns;
import chainrule.tape.OnNumbers;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;

/**
 * A function of one number, applied to every entry: {@code yᵢⱼ = f(xᵢⱼ)}. The function is inlined into a loop of its
 * own, which vectorises arithmetic; {@link Functions#wherePositive} is a condition without a branch.
 */
public interface EntryMap extends ShapeKeeping, OnNumbers, OnColumns, EntryFunction {

    /** {@code f(x)}. */
    @Override
    double apply(double x);

    @Override
    default void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        Functions.map(this, x[0], y);
    }

    @Override
    default boolean inPlace(int argument) {
        return true;
    }

    @Override
    default boolean byColumn(int argument) {
        return true;
    }

    @Override
    default boolean passesNonFinite(int argument) {
        return !Double.isFinite(apply(Double.NaN))
                && !Double.isFinite(apply(Double.POSITIVE_INFINITY))
                && !Double.isFinite(apply(Double.NEGATIVE_INFINITY));
    }

    @Override
    default double onNumbers(Value[] x) {
        return apply(x[0].asScalar());
    }

    @Override
    default long flops(Shape... x) {
        return x[0].size();
    }
}
