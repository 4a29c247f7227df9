package chainrule.op;

import static chainrule.op.Broadcast.broadcast;
import static chainrule.op.Exp.exp;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Subtract.subtract;
import static chainrule.op.Sum.sum;

import chainrule.linalg.Reductions;
import chainrule.shape.Axis;
import chainrule.shape.Shape;
import chainrule.tape.Notation;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;

/**
 * The logarithm of the softmax, {@code y = x − ln Σ eˣ}: finite where the probability itself underflows to zero;
 * {@code x̄ = ȳ − softmax(x) ⊙ Σ ȳ}, and {@code softmax(x) = e^y}.
 *
 * @param axis over what the probabilities add to one
 */
public record LogSoftmax(Axis axis) implements ShapeKeeping, OfScores {

    /** The log-softmax of each column: per sample. */
    public static Value logSoftmax(Value x) {
        return logSoftmax(x, Axis.COLUMNS);
    }

    /** The log-softmax along an axis. */
    public static Value logSoftmax(Value x, Axis axis) {
        return new LogSoftmax(axis).on(x);
    }

    @Override
    public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        Reductions.logSoftmax(x[0], axis, y);
    }

    @Override
    public Value vjp(int argument, Value[] x, Value y, Value yBar) {
        return subtract(yBar, multiply(exp(y), broadcast(sum(yBar, axis), y.shape())));
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call(axis.mark("logSoftmax"), x);
    }

    @Override
    public long flops(Shape... x) {
        return 5L * x[0].size();
    }
}
