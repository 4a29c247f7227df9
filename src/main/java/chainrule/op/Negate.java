package chainrule.op;

import chainrule.linalg.Functions;
import chainrule.shape.Shape;
import chainrule.tape.Notation;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;

/** The opposite, {@code y = −x}; {@code x̄ = −ȳ}. */
public record Negate() implements Linear, ShapeKeeping {

    /** {@code −x}. */
    public static Value negate(Value x) {
        return new Negate().on(x);
    }

    @Override
    public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        Functions.map(v -> -v, x[0], y);
    }

    @Override
    public Value adjoint(Shape x, Value yBar) {
        return negate(yBar);
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.prefix("−", x[0]);
    }

    @Override
    public long flops(Shape... x) {
        return x[0].size();
    }
}
