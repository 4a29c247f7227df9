package chainrule.op;

import static chainrule.op.Broadcast.broadcast;
import static chainrule.op.MaxShares.maxShares;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Negate.negate;
import static chainrule.op.Sum.sum;

import chainrule.linalg.Reductions;
import chainrule.shape.Axis;
import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import chainrule.tape.Notation;
import chainrule.tape.Op;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;

/**
 * The smallest entry, {@code y = min x}; {@code x̄ = s ⊙ ȳ} with {@code s = 1} where it stands and 0 elsewhere. The
 * smallest of several equal ones share evenly: {@code s = 1/k} at each of {@code k}.
 *
 * @param axis over what
 */
public record Min(Axis axis) implements Op {

    /** The smallest of all entries, {@code 1×1}. */
    public static Value min(Value x) {
        return min(x, Axis.ALL);
    }

    /** The smallest entry along an axis. */
    public static Value min(Value x, Axis axis) {
        return new Min(axis).on(x);
    }

    @Override
    public int arity() {
        return 1;
    }

    @Override
    public Shape shape(Shape... x) {
        if (axis.count(x[0]) == 0) {
            throw new ShapeException(name(), "at least one entry to choose from", x);
        }
        return axis.reduce(x[0]);
    }

    @Override
    public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        Reductions.min(x[0], axis, y);
    }

    @Override
    public Value vjp(int argument, Value[] x, Value y, Value yBar) {
        return multiply(maxShares(negate(x[0]), axis), broadcast(yBar, x[0].shape()));
    }

    @Override
    public Value jvp(int argument, Value[] x, Value y, Value xDot) {
        return sum(multiply(maxShares(negate(x[0]), axis), xDot), axis);
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call(axis.mark("min"), x);
    }

    @Override
    public long flops(Shape... x) {
        return x[0].size();
    }
}
