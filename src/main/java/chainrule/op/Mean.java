package chainrule.op;

import static chainrule.op.Broadcast.broadcast;
import static chainrule.op.Scale.scale;

import chainrule.linalg.Moments;
import chainrule.shape.Axis;
import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import chainrule.tape.Notation;
import chainrule.tape.OnColumns;
import chainrule.tape.Op;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;

/**
 * The mean of all {@code n} entries, of each row or of each column: {@code y = (1/n) Σ x}; {@code x̄} repeats
 * {@code ȳ/n}.
 *
 * @param axis over what
 */
public record Mean(Axis axis) implements Linear, OnColumns {

    /** The mean of all entries, {@code 1×1}. */
    public static Value mean(Value x) {
        return mean(x, Axis.ALL);
    }

    /** The mean along an axis. */
    public static Value mean(Value x, Axis axis) {
        return new Mean(axis).on(x);
    }

    @Override
    public Shape shape(Shape... x) {
        if (axis.count(x[0]) == 0) {
            throw new ShapeException(name(), "at least one entry to average", x);
        }
        return axis.reduce(x[0]);
    }

    @Override
    public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        Moments.mean(x[0], axis, y);
    }

    @Override
    public boolean passesNonFinite(int argument) {
        return true;
    }

    @Override
    public Value adjoint(Shape x, Value yBar) {
        return broadcast(scale(1.0 / axis.count(x), yBar), x);
    }

    @Override
    public boolean byColumn(int argument) {
        return axis != Axis.ROWS;
    }

    @Override
    public Op onColumns(int columns) {
        return new Mean(Axis.COLUMNS);
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call(axis.mark("mean"), x);
    }

    @Override
    public long flops(Shape... x) {
        return x[0].size();
    }
}
