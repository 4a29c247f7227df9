package chainrule.op;

import chainrule.linalg.Functions;
import chainrule.tape.Notation;
import chainrule.tape.Value;

/**
 * The slope of {@link LeakyRelu}, {@code y = 1} above zero, else {@code α}, at zero too. Its derivative is zero wherever it
 * has one.
 *
 * @param alpha the value below zero
 */
public record LeakyStep(double alpha) implements Flat {

    /** @throws IllegalArgumentException if the slope is NaN or infinite */
    public LeakyStep {
        if (!Double.isFinite(alpha)) {
            throw new IllegalArgumentException("leakyStep needs a finite alpha; got " + alpha);
        }
    }

    /** 1 where {@code x > 0}, else {@code α}. */
    public static Value leakyStep(Value x, double alpha) {
        return new LeakyStep(alpha).on(x);
    }

    @Override
    public double apply(double x) {
        return Functions.wherePositive(x, 1, alpha);
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("leakyStep", x);
    }
}
