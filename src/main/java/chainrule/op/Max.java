package chainrule.op;

import static chainrule.op.MaxShares.maxShares;

import chainrule.linalg.Reductions;
import chainrule.shape.Axis;
import chainrule.tape.Notation;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;

/**
 * The largest entry, {@code y = max x}; {@code x̄ = s ⊙ ȳ} with {@code s = 1} where it stands and 0 elsewhere. The
 * largest of several equal ones share evenly: {@code s = 1/k} at each of {@code k}.
 *
 * @param axis over what
 */
public record Max(Axis axis) implements Reducing {

    /** The largest of all entries, {@code 1×1}. */
    public static Value max(Value x) {
        return max(x, Axis.ALL);
    }

    /** The largest entry along an axis. */
    public static Value max(Value x, Axis axis) {
        return new Max(axis).on(x);
    }

    @Override
    public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        Reductions.max(x[0], axis, y);
    }

    @Override
    public Value slope(Value x) {
        return maxShares(x, axis);
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call(axis.mark("max"), x);
    }
}
