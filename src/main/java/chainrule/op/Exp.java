package chainrule.op;

import chainrule.linalg.Functions;
import chainrule.tape.Notation;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;

/** The exponential, {@code y = eˣ}, {@code y′ = y}. */
public record Exp() implements Elementwise {

    /** {@code eˣ}, entry by entry. */
    public static Value exp(Value x) {
        return new Exp().on(x);
    }

    @Override
    public double apply(double x) {
        return Functions.exp(x);
    }

    @Override
    public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        Functions.exp(x[0], y);
    }

    @Override
    public Value derivative(Value x, Value y) {
        return y;
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("exp", x);
    }
}
