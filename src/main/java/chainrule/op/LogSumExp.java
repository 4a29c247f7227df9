package chainrule.op;

import static chainrule.op.Softmax.softmax;

import chainrule.linalg.Reductions;
import chainrule.shape.Axis;
import chainrule.shape.Shape;
import chainrule.tape.Notation;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;

/**
 * The smooth maximum, {@code y = ln Σ eˣ}, shifted by the largest entry so that nothing overflows;
 * {@code x̄ = softmax(x) ⊙ ȳ}.
 *
 * @param axis over what
 */
public record LogSumExp(Axis axis) implements Reducing {

    /** {@code ln Σ eˣ} of each column: per sample. */
    public static Value logSumExp(Value x) {
        return logSumExp(x, Axis.COLUMNS);
    }

    /** {@code ln Σ eˣ} along an axis. */
    public static Value logSumExp(Value x, Axis axis) {
        return new LogSumExp(axis).on(x);
    }

    @Override
    public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        Reductions.logSumExp(x[0], axis, y);
    }

    @Override
    public Value slope(Value x) {
        return softmax(x, axis);
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
