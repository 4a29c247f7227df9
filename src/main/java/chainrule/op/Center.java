package chainrule.op;

import chainrule.linalg.Moments;
import chainrule.shape.Axis;
import chainrule.shape.Shape;
import chainrule.tape.Notation;
import chainrule.tape.OnColumns;
import chainrule.tape.Op;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;

/**
 * What is left without the mean, {@code y = x − mean(x)}; {@code x̄ = ȳ − mean(ȳ)}. Numbers that lie close together far
 * from zero keep their digits.
 *
 * @param axis along what the mean is taken
 */
public record Center(Axis axis) implements Linear, ShapeKeeping, OnColumns {

    /** {@code x − mean(x)} along an axis. */
    public static Value center(Value x, Axis axis) {
        return new Center(axis).on(x);
    }

    @Override
    public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        Moments.center(x[0], axis, y);
    }

    @Override
    public Value adjoint(Shape x, Value yBar) {
        return center(yBar, axis);
    }

    @Override
    public boolean byColumn(int argument) {
        return axis != Axis.ROWS;
    }

    @Override
    public Op onColumns(int columns) {
        return new Center(Axis.COLUMNS);
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call(axis.mark("center"), x);
    }

    @Override
    public long flops(Shape... x) {
        return 4L * x[0].size();
    }
}
