package chainrule.op;

import static chainrule.op.Broadcast.broadcast;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.ProductDerivative.productDerivative;
import static chainrule.op.Sum.sum;

import chainrule.linalg.ProductRule;
import chainrule.shape.Axis;
import chainrule.shape.Shape;
import chainrule.tape.Notation;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;

/**
 * The product of all entries, of each row or of each column: {@code y = Π x}; {@code x̄ᵢ = ȳ Π xⱼ} over
 * {@code j ≠ i}. Nothing is divided, so entries may be zero.
 *
 * @param axis over what
 */
public record Product(Axis axis) implements Unary {

    /** {@code Π x} over all entries, {@code 1×1}; 1 if there are none. */
    public static Value product(Value x) {
        return product(x, Axis.ALL);
    }

    /** {@code Π x} along an axis. */
    public static Value product(Value x, Axis axis) {
        return new Product(axis).on(x);
    }

    @Override
    public Shape shape(Shape... x) {
        return axis.reduce(x[0]);
    }

    @Override
    public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        ProductRule.product(x[0], axis, y);
    }

    @Override
    public Value vjp(int argument, Value[] x, Value y, Value yBar) {
        return multiply(productDerivative(x[0], axis), broadcast(yBar, x[0].shape()));
    }

    @Override
    public Value jvp(int argument, Value[] x, Value y, Value xDot) {
        return sum(multiply(productDerivative(x[0], axis), xDot), axis);
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call(axis.mark("Π"), x);
    }

    @Override
    public long flops(Shape... x) {
        return x[0].size();
    }
}
