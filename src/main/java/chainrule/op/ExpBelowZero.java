package chainrule.op;

import chainrule.linalg.Functions;
import chainrule.tape.Notation;
import chainrule.tape.Value;

/**
 * The exponential below zero, {@code y = eˣ} for {@code x ≤ 0}, else 0; {@code y′ = y}. The curved part in the slope of
 * {@link Elu}.
 */
public record ExpBelowZero() implements Elementwise {

    /** {@code eˣ} for {@code x ≤ 0}, else 0, entry by entry. */
    public static Value expBelowZero(Value x) {
        return new ExpBelowZero().on(x);
    }

    @Override
    public double apply(double x) {
        return Functions.wherePositive(x, 0, Functions.exp(x));
    }

    @Override
    public Value derivative(Value x, Value y) {
        return y;
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("expBelowZero", x);
    }
}
