package chainrule.op;

import static chainrule.op.Abs.abs;
import static chainrule.op.Broadcast.broadcast;
import static chainrule.op.Direction.direction;
import static chainrule.op.MaxShares.maxShares;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Power.power;
import static chainrule.op.Sign.sign;
import static chainrule.op.Sum.sum;

import chainrule.linalg.Norms;
import chainrule.shape.Axis;
import chainrule.shape.Shape;
import chainrule.tape.Notation;
import chainrule.tape.Numbers;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;

/**
 * The length of a vector, {@code y = (Σ |x|ᵖ)^(1/p)}; {@code x̄ = sgn(x) |x/y|ᵖ⁻¹ ȳ}, which is {@code (x/y) ȳ} for the
 * Euclidean length {@code p = 2} and {@code sgn(x) ȳ} for {@code p = 1}. For {@code p = ∞} it is the largest
 * {@code |x|}, and entries of that size share evenly. At the zero vector the derivative is 0,
 * and a second one is refused: write {@code sum(square(x))} for the square of the Euclidean length. It is finite wherever the
 * length is: no power of {@code x} overflows.
 *
 * @param axis over what
 * @param p    one or more, perhaps infinite
 */
public record Norm(Axis axis, double p) implements Unary {

    /** @throws IllegalArgumentException if {@code p} is less than one: that is no length */
    public Norm {
        if (!(p >= 1)) {
            throw new IllegalArgumentException("norm needs p of one or more; got " + p);
        }
    }

    /** The Euclidean length of all entries together, {@code √Σ x²}. */
    public static Value norm(Value x) {
        return norm(x, Axis.ALL, 2);
    }

    /** {@code (Σ |x|ᵖ)^(1/p)} along an axis; with {@link Double#POSITIVE_INFINITY} the largest {@code |x|}. */
    public static Value norm(Value x, Axis axis, double p) {
        return new Norm(axis, p).on(x);
    }

    @Override
    public Shape shape(Shape... x) {
        return axis.reduce(x[0]);
    }

    @Override
    public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        Norms.norm(x[0], axis, p, y);
    }

    @Override
    public Value vjp(int argument, Value[] x, Value y, Value yBar) {
        return multiply(slope(x[0], y), broadcast(yBar, x[0].shape()));
    }

    @Override
    public Value jvp(int argument, Value[] x, Value y, Value xDot) {
        return sum(multiply(slope(x[0], y), xDot), axis);
    }

    private Value slope(Value x, Value y) {
        if (p == 1) {
            return sign(x);
        }
        if (p == Double.POSITIVE_INFINITY) {
            return multiply(sign(x), maxShares(abs(x), axis));
        }
        Value direction = direction(x, broadcast(y, x.shape()));
        return p == 2 ? direction : multiply(sign(direction), power(abs(direction), p - 1));
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call(axis.mark("norm" + (p == 2 ? "" : "_" + Numbers.format(p))), x);
    }

    @Override
    public long flops(Shape... x) {
        return (p == 2 ? 2L : 3L) * x[0].size();
    }
}
