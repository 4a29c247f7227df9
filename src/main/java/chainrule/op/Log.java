package chainrule.op;

import static chainrule.op.Reciprocal.reciprocal;

import chainrule.linalg.Functions;
import chainrule.tape.Domain;
import chainrule.tape.Notation;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;

/** The natural logarithm, {@code y = ln x}, {@code y′ = 1/x}, for positive numbers. */
public record Log() implements Elementwise {

    /** {@code ln x}, entry by entry. */
    public static Value log(Value x) {
        return new Log().on(x);
    }

    @Override
    public double apply(double x) {
        return Functions.log(x);
    }

    @Override
    public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        Functions.log(x[0], y);
    }

    @Override
    public Value derivative(Value x, Value y) {
        return reciprocal(x);
    }

    @Override
    public Domain domain() {
        return Domain.POSITIVE;
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("ln", x);
    }
}
