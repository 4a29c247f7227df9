package chainrule.op;

import chainrule.linalg.ProductRule;
import chainrule.shape.Axis;
import chainrule.shape.Given;
import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import chainrule.tape.Notation;
import chainrule.tape.Op;
import chainrule.tape.Value;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * The derivatives of {@code Π x} by its entries, in some directions {@code v₁, v₂, …}: {@code yᵢ = Π xⱼ} over
 * {@code j ≠ i} for none, {@code yᵢ = Σₖ vₖ Π xⱼ} over {@code j ≠ i, k} for one, and so on. It is linear in every
 * direction and the same in any order of them, so its pullback by a direction puts {@code ȳ} in that direction's place,
 * and its pullback by {@code x} takes {@code ȳ} as one direction more.
 *
 * @param axis       over what the product is taken
 * @param directions how many
 */
public record ProductDerivative(Axis axis, int directions) implements Op {

    /** Each direction doubles the work. */
    private static final int MOST = 20;

    /** @throws IllegalArgumentException if there are less than no directions, or more than anyone can wait for */
    public ProductDerivative {
        if (directions < 0 || directions > MOST) {
            throw new IllegalArgumentException("productDerivative takes 0 to " + MOST + " directions; got " + directions);
        }
    }

    /** {@code ∂/∂xᵢ} of the derivative of {@code Π x} along an axis in the given directions, each in the shape of x. */
    public static Value productDerivative(Value x, Axis axis, Value... directions) {
        Given.require("productDerivative", "directions", directions);
        return new ProductDerivative(axis, directions.length).on(with(x, directions));
    }

    @Override
    public int arity() {
        return 1 + directions;
    }

    @Override
    public Shape shape(Shape... x) {
        if (Arrays.stream(x).distinct().count() != 1) {
            throw new ShapeException(name(), "equal shapes", x);
        }
        return x[0];
    }

    @Override
    public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        ProductRule.derivative(x, axis, y);
    }

    @Override
    public Value vjp(int argument, Value[] x, Value y, Value yBar) {
        Value[] next = argument == 0 ? Arrays.copyOf(x, x.length + 1) : x.clone();
        next[argument == 0 ? x.length : argument] = yBar;
        return new ProductDerivative(axis, next.length - 1).on(next);
    }

    /** The second derivatives of a product are symmetric, so the pushforward is the pullback. */
    @Override
    public Value jvp(int argument, Value[] x, Value y, Value xDot) {
        return vjp(argument, x, y, xDot);
    }

    private static Value[] with(Value x, Value[] directions) {
        Value[] all = new Value[directions.length + 1];
        all[0] = x;
        System.arraycopy(directions, 0, all, 1, directions.length);
        return all;
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call(axis.mark("∂Π"), x);
    }

    @Override
    public long flops(Shape... x) {
        return 3L * (1L << directions) * (1 + directions) * x[0].size();
    }
}
