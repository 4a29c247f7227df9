package chainrule.op;

import static chainrule.op.Broadcast.broadcast;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Softmax.softmax;

import chainrule.linalg.Reductions;
import chainrule.shape.Axis;
import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import chainrule.tape.Notation;
import chainrule.tape.Op;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;

/**
 * The smooth maximum, {@code y = ln Σ eˣ}, shifted by the largest entry so that nothing overflows;
 * {@code x̄ = softmax(x) ⊙ ȳ}.
 *
 * @param axis over what
 */
public record LogSumExp(Axis axis) implements Op {

    /** {@code ln Σ eˣ} of each column: per sample. */
    public static Value logSumExp(Value x) {
        return logSumExp(x, Axis.COLUMNS);
    }

    /** {@code ln Σ eˣ} along an axis. */
    public static Value logSumExp(Value x, Axis axis) {
        return new LogSumExp(axis).on(x);
    }

    @Override
    public int arity() {
        return 1;
    }

    @Override
    public Shape shape(Shape... x) {
        if (axis.count(x[0]) == 0) {
            throw new ShapeException(name(), "at least one entry", x);
        }
        return axis.reduce(x[0]);
    }

    @Override
    public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        Reductions.logSumExp(x[0], axis, y);
    }

    @Override
    public Value vjp(int argument, Value[] x, Value y, Value yBar) {
        return multiply(softmax(x[0], axis), broadcast(yBar, x[0].shape()));
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call(axis.mark("lse"), x);
    }

    @Override
    public long flops(Shape... x) {
        return 4L * x[0].size();
    }
}
