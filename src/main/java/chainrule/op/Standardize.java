package chainrule.op;

import static chainrule.op.Broadcast.broadcast;
import static chainrule.op.Center.center;
import static chainrule.op.Deviation.deviation;
import static chainrule.op.Divide.divide;
import static chainrule.op.Mean.mean;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Subtract.subtract;

import chainrule.linalg.Moments;
import chainrule.shape.Axis;
import chainrule.shape.Shape;
import chainrule.tape.Notation;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;

/**
 * Numbers brought to mean 0 and deviation 1, {@code y = (x − mean) / σ} with {@code σ = √(var(x) + eps)};
 * {@code x̄ = (ȳ − mean(ȳ) − y ⊙ mean(y ⊙ ȳ)) / σ}. Where nothing varies and {@code eps} is 0 it is not defined.
 *
 * @param axis along what mean and variance are taken: rows for the features of a batch, columns for its samples
 * @param eps  keeps the divisor away from zero
 */
public record Standardize(Axis axis, double eps) implements ShapeKeeping {

    /** @throws IllegalArgumentException if {@code eps} is negative, NaN or infinite */
    public Standardize {
        if (!(eps >= 0 && eps < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("standardize needs an eps of zero or more; got " + eps);
        }
    }

    /** {@code (x − mean) / √(var(x) + eps)} along an axis. */
    public static Value standardize(Value x, Axis axis, double eps) {
        return new Standardize(axis, eps).on(x);
    }

    @Override
    public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        Moments.standardize(x[0], axis, eps, y);
    }

    @Override
    public Value vjp(int argument, Value[] x, Value y, Value yBar) {
        Shape shape = x[0].shape();
        if (shape.size() == 0) {
            return yBar;
        }
        Value centered = center(yBar, axis);
        Value along = broadcast(mean(multiply(y, centered), axis), shape);
        return divide(subtract(centered, multiply(y, along)), broadcast(deviation(x[0], axis, eps), shape));
    }

    /** The Jacobian is symmetric, so the pushforward is the pullback. */
    @Override
    public Value jvp(int argument, Value[] x, Value y, Value xDot) {
        return vjp(argument, x, y, xDot);
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call(axis.mark("standardize"), x);
    }

    @Override
    public long flops(Shape... x) {
        return 7L * x[0].size();
    }
}
