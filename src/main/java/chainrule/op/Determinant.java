package chainrule.op;

import static chainrule.op.Broadcast.broadcast;
import static chainrule.op.Cofactors.cofactors;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Sum.sum;

import chainrule.linalg.LuFactors;
import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import chainrule.tape.Notation;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;

/** The determinant, {@code y = det X}; {@code X̄ = ȳ cof X}, which is {@code ȳ det(X) X⁻ᵀ} where that exists. */
public record Determinant() implements Unary {

    /** {@code det X} of a square matrix. */
    public static Value determinant(Value x) {
        return new Determinant().on(x);
    }

    @Override
    public Shape shape(Shape... x) {
        if (x[0].rows() != x[0].columns()) {
            throw new ShapeException(name(), "a square matrix", x);
        }
        return Shape.SCALAR;
    }

    @Override
    public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        y.data[0] = new LuFactors(x[0]).determinant();
    }

    @Override
    public Value vjp(int argument, Value[] x, Value y, Value yBar) {
        return multiply(cofactors(x[0]), broadcast(yBar, x[0].shape()));
    }

    @Override
    public Value jvp(int argument, Value[] x, Value y, Value xDot) {
        return sum(multiply(cofactors(x[0]), xDot));
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("det", x);
    }

    @Override
    public long flops(Shape... x) {
        long n = x[0].rows();
        return 2 * n * n * n / 3 + n;
    }
}
