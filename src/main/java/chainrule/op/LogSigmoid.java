package chainrule.op;

import static chainrule.op.Negate.negate;
import static chainrule.op.Sigmoid.sigmoid;

import chainrule.linalg.Functions;
import chainrule.tape.Notation;
import chainrule.tape.Value;

/** The logarithm of the logistic function, {@code y = ln σ(x) = −ln(1 + e^(−x))}, {@code y′ = σ(−x)}. */
public record LogSigmoid() implements Elementwise, OfScores {

    /** {@code ln σ(x)}, entry by entry. */
    public static Value logSigmoid(Value x) {
        return new LogSigmoid().on(x);
    }

    @Override
    public double apply(double x) {
        return -Functions.softplus(-x);
    }

    @Override
    public Value derivative(Value x, Value y) {
        return sigmoid(negate(x));
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("ln", Notation.call("σ", x));
    }
}
