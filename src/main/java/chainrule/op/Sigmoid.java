package chainrule.op;

import static chainrule.op.Multiply.multiply;
import static chainrule.op.Negate.negate;

import chainrule.linalg.Functions;
import chainrule.tape.Notation;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;

/**
 * The logistic function, {@code y = σ(x) = 1/(1 + e^(−x))}, {@code y′ = σ(x) σ(−x)}. The derivative keeps its relative
 * accuracy where {@code y (1 − y)} would round to zero.
 */
public record Sigmoid() implements Elementwise, OfScores {

    /** {@code σ(x) = 1/(1 + e^(−x))}, entry by entry. */
    public static Value sigmoid(Value x) {
        return new Sigmoid().on(x);
    }

    @Override
    public double apply(double x) {
        return Functions.sigmoid(x);
    }

    @Override
    public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        Functions.sigmoid(x[0], y);
    }

    @Override
    public boolean keepsFinite() {
        return true;
    }

    @Override
    public Value derivative(Value x, Value y) {
        return multiply(y, sigmoid(negate(x)));
    }

    @Override
    public boolean givesProbabilities() {
        return true;
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("σ", x);
    }
}
