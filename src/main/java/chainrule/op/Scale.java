package chainrule.op;

import chainrule.linalg.Functions;
import chainrule.shape.Shape;
import chainrule.tape.NonFiniteException;
import chainrule.tape.Notation;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;

/**
 * A multiple, {@code y = k x} with a constant {@code k}; {@code x̄ = k ȳ}.
 *
 * @param factor {@code k}
 */
public record Scale(double factor) implements Linear, ShapeKeeping {

    /** @throws NonFiniteException if the factor is NaN or infinite */
    public Scale {
        if (!Double.isFinite(factor)) {
            throw new NonFiniteException("scale needs a finite factor; got " + factor);
        }
    }

    /** {@code k x}. */
    public static Value scale(double factor, Value x) {
        return new Scale(factor).on(x);
    }

    @Override
    public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        Functions.map(v -> factor * v, x[0], y);
    }

    @Override
    public Value adjoint(Shape x, Value yBar) {
        return scale(factor, yBar);
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.product(Notation.number(factor), "", x[0]);
    }

    @Override
    public long flops(Shape... x) {
        return x[0].size();
    }
}
