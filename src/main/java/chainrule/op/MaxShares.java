package chainrule.op;

import chainrule.linalg.Reductions;
import chainrule.shape.Axis;
import chainrule.shape.Shape;
import chainrule.tape.Notation;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;

/**
 * Who is the largest: {@code 1/k} at each of the {@code k} largest entries along an axis, 0 elsewhere; the shares add
 * to one. Its derivative is zero wherever it has one, so none is asked for.
 *
 * @param axis along what the entries compete
 */
public record MaxShares(Axis axis) implements ShapeKeeping {

    /** {@code 1/k} at each of the {@code k} largest entries of each column, 0 elsewhere. */
    public static Value maxShares(Value x) {
        return maxShares(x, Axis.COLUMNS);
    }

    /** {@code 1/k} at each of the {@code k} largest entries along an axis, 0 elsewhere. */
    public static Value maxShares(Value x, Axis axis) {
        return new MaxShares(axis).on(x);
    }

    @Override
    public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        Reductions.maxShares(x[0], axis, y);
    }

    @Override
    public Value vjp(int argument, Value[] x, Value y, Value yBar) {
        return Value.constant(x[0].shape(), 0);
    }

    @Override
    public boolean differentiable(int argument) {
        return false;
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call(axis.mark("argmax"), x);
    }

    @Override
    public long flops(Shape... x) {
        return 3L * x[0].size();
    }
}
