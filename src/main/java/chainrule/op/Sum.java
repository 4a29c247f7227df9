package chainrule.op;

import static chainrule.op.Broadcast.broadcast;

import chainrule.linalg.Reductions;
import chainrule.shape.Axis;
import chainrule.shape.Shape;
import chainrule.tape.Notation;
import chainrule.tape.OnColumns;
import chainrule.tape.Op;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;

/**
 * The sum over all entries, along the rows or down the columns: {@code y = Σ x}; {@code x̄} repeats {@code ȳ}.
 *
 * @param axis over what
 */
public record Sum(Axis axis) implements Linear, OnColumns {

    /** {@code Σ x} over all entries, {@code 1×1}. */
    public static Value sum(Value x) {
        return sum(x, Axis.ALL);
    }

    /** {@code Σ x} along an axis. */
    public static Value sum(Value x, Axis axis) {
        return new Sum(axis).on(x);
    }

    @Override
    public Shape shape(Shape... x) {
        return axis.reduce(x[0]);
    }

    @Override
    public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        Reductions.sum(x[0], axis, y);
    }

    @Override
    public boolean passesNonFinite(int argument) {
        return true;
    }

    @Override
    public Value adjoint(Shape x, Value yBar) {
        return broadcast(yBar, x);
    }

    @Override
    public boolean byColumn(int argument) {
        return axis != Axis.ROWS;
    }

    @Override
    public Op onColumns(int columns) {
        return new Sum(Axis.COLUMNS);
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call(axis.mark("Σ"), x);
    }

    @Override
    public long flops(Shape... x) {
        return x[0].size();
    }
}
