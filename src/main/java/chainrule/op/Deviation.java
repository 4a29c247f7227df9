package chainrule.op;

import static chainrule.op.Broadcast.broadcast;
import static chainrule.op.Mean.mean;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Scale.scale;
import static chainrule.op.Standardize.standardize;

import chainrule.linalg.Moments;
import chainrule.shape.Axis;
import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import chainrule.tape.Notation;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;

/**
 * The standard deviation, {@code y = √(var(x) + eps)} with the variance of these {@code n} numbers;
 * {@code x̄ = standardize(x) ȳ / n}. Where nothing varies and {@code eps} is 0 it has a value but no derivative.
 *
 * @param axis over what
 * @param eps  keeps it away from zero
 */
public record Deviation(Axis axis, double eps) implements Unary {

    /** @throws IllegalArgumentException if {@code eps} is negative, NaN or infinite */
    public Deviation {
        if (!(eps >= 0 && eps < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("deviation needs an eps of zero or more; got " + eps);
        }
    }

    /** The standard deviation along an axis, {@code √var(x)}. */
    public static Value deviation(Value x, Axis axis) {
        return deviation(x, axis, 0);
    }

    /** {@code √(var(x) + eps)} along an axis. */
    public static Value deviation(Value x, Axis axis, double eps) {
        return new Deviation(axis, eps).on(x);
    }

    @Override
    public Shape shape(Shape... x) {
        if (axis.count(x[0]) == 0) {
            throw new ShapeException(name(), "at least one entry along its axis", x);
        }
        return axis.reduce(x[0]);
    }

    @Override
    public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        Moments.deviation(x[0], axis, eps, y);
    }

    @Override
    public Value vjp(int argument, Value[] x, Value y, Value yBar) {
        Value share = scale(1.0 / axis.count(x[0].shape()), yBar);
        return multiply(standardize(x[0], axis, eps), broadcast(share, x[0].shape()));
    }

    @Override
    public Value jvp(int argument, Value[] x, Value y, Value xDot) {
        return mean(multiply(standardize(x[0], axis, eps), xDot), axis);
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call(axis.mark("sd"), x);
    }

    @Override
    public long flops(Shape... x) {
        return 6L * x[0].size();
    }
}
