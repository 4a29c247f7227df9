package chainrule.op;

import static chainrule.op.Sech.sech;
import static chainrule.op.Square.square;

import chainrule.linalg.Functions;
import chainrule.tape.Notation;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;

/**
 * The hyperbolic tangent, {@code y = tanh x}, {@code y′ = sech² x}. That equals {@code 1 − y²}, and keeps its
 * relative accuracy where {@code 1 − y²} would round to zero.
 */
public record Tanh() implements Elementwise {

    /** {@code tanh x}, entry by entry. */
    public static Value tanh(Value x) {
        return new Tanh().on(x);
    }

    @Override
    public double apply(double x) {
        return Functions.tanh(x);
    }

    @Override
    public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        Functions.tanh(x[0], y);
    }

    @Override
    public boolean keepsFinite() {
        return true;
    }

    @Override
    public Value derivative(Value x, Value y) {
        return square(sech(x));
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("tanh", x);
    }
}
