package chainrule.op;

import static chainrule.op.MaxShares.maxShares;
import static chainrule.op.Negate.negate;

import chainrule.linalg.Reductions;
import chainrule.shape.Axis;
import chainrule.tape.Notation;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;

/**
 * The smallest entry, {@code y = min x}; {@code x̄ = s ⊙ ȳ} with {@code s = 1} where it stands and 0 elsewhere. The
 * smallest of several equal ones share evenly: {@code s = 1/k} at each of {@code k}.
 *
 * @param axis over what
 */
public record Min(Axis axis) implements Reducing {

    /** The smallest of all entries, {@code 1×1}. */
    public static Value min(Value x) {
        return min(x, Axis.ALL);
    }

    /** The smallest entry along an axis. */
    public static Value min(Value x, Axis axis) {
        return new Min(axis).on(x);
    }

    @Override
    public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        Reductions.min(x[0], axis, y);
    }

    @Override
    public Value slope(Value x) {
        return maxShares(negate(x), axis);
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call(axis.mark("min"), x);
    }
}
