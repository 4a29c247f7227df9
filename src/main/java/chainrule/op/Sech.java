package chainrule.op;

import static chainrule.op.Multiply.multiply;
import static chainrule.op.Negate.negate;
import static chainrule.op.Tanh.tanh;

import chainrule.linalg.Functions;
import chainrule.tape.Notation;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;

/** The hyperbolic secant, {@code y = sech x = 2/(eˣ + e^(−x))}, {@code y′ = −sech x tanh x}. */
public record Sech() implements Elementwise {

    /** {@code sech x}, entry by entry. */
    public static Value sech(Value x) {
        return new Sech().on(x);
    }

    @Override
    public double apply(double x) {
        return Functions.sech(x);
    }

    @Override
    public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        Functions.sech(x[0], y);
    }

    @Override
    public Value derivative(Value x, Value y) {
        return negate(multiply(y, tanh(x)));
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("sech", x);
    }
}
