package chainrule.op;

import static chainrule.op.Broadcast.broadcast;
import static chainrule.op.MaxShares.maxShares;
import static chainrule.op.Multiply.multiply;
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
 * The largest entry, {@code y = max x}; {@code x̄ = s ⊙ ȳ} with {@code s = 1} where it stands and 0 elsewhere. The
 * largest of several equal ones share evenly: {@code s = 1/k} at each of {@code k}.
 *
 * @param axis over what
 */
public record Max(Axis axis) implements Op {

    /** The largest of all entries, {@code 1×1}. */
    public static Value max(Value x) {
        return max(x, Axis.ALL);
    }

    /** The largest entry along an axis. */
    public static Value max(Value x, Axis axis) {
        return new Max(axis).on(x);
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
        Reductions.max(x[0], axis, y);
    }

    @Override
    public Value vjp(int argument, Value[] x, Value y, Value yBar) {
        return multiply(maxShares(x[0], axis), broadcast(yBar, x[0].shape()));
    }

    @Override
    public Value jvp(int argument, Value[] x, Value y, Value xDot) {
        return sum(multiply(maxShares(x[0], axis), xDot), axis);
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call(axis.mark("max"), x);
    }

    @Override
    public long flops(Shape... x) {
        return x[0].size();
    }
}
