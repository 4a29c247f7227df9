package chainrule.op;

import static chainrule.op.Broadcast.broadcast;
import static chainrule.op.Center.center;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Scale.scale;
import static chainrule.op.Sum.sum;

import chainrule.linalg.Moments;
import chainrule.shape.Axis;
import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import chainrule.tape.Notation;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;

/**
 * The variance, {@code y = Σ (x − mean)² / (n − ddof)}; {@code x̄ = 2 (x − mean) ȳ / (n − ddof)}.
 *
 * @param axis over what
 * @param ddof what is taken off the number of entries: 0 for the variance of these numbers, 1 for an unbiased estimate
 *             of where they come from
 */
public record Variance(Axis axis, int ddof) implements Unary {

    /** @throws IllegalArgumentException if {@code ddof} is negative */
    public Variance {
        if (ddof < 0) {
            throw new IllegalArgumentException("variance needs ddof of zero or more; got " + ddof);
        }
    }

    /** The mean squared distance of all entries to their mean, {@code 1×1}. */
    public static Value variance(Value x) {
        return variance(x, Axis.ALL, 0);
    }

    /** {@code Σ (x − mean)² / (n − ddof)} along an axis. */
    public static Value variance(Value x, Axis axis, int ddof) {
        return new Variance(axis, ddof).on(x);
    }

    @Override
    public Shape shape(Shape... x) {
        if (axis.count(x[0]) <= ddof) {
            throw new ShapeException(name(), "more than " + ddof + " entries along its axis (ddof)", x);
        }
        return axis.reduce(x[0]);
    }

    @Override
    public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        Moments.variance(x[0], axis, divisor(new Shape(x[0].numRows, x[0].numCols)), y);
    }

    @Override
    public Value vjp(int argument, Value[] x, Value y, Value yBar) {
        return multiply(slope(x[0]), broadcast(yBar, x[0].shape()));
    }

    @Override
    public Value jvp(int argument, Value[] x, Value y, Value xDot) {
        return sum(multiply(slope(x[0]), xDot), axis);
    }

    private Value slope(Value x) {
        return scale(2 / divisor(x.shape()), center(x, axis));
    }

    private double divisor(Shape x) {
        return axis.count(x) - ddof;
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call(axis.mark("var"), x);
    }

    @Override
    public long flops(Shape... x) {
        return 6L * x[0].size();
    }
}
