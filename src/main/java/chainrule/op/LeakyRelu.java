package chainrule.op;

import static chainrule.op.LeakyStep.leakyStep;

import chainrule.linalg.Functions;
import chainrule.tape.Notation;
import chainrule.tape.Value;

/**
 * The rectifier that lets a little through, {@code y = x} above zero, else {@code α x}; {@code y′ = 1} above zero, else
 * {@code α}, at zero too.
 *
 * @param alpha the slope below zero
 */
public record LeakyRelu(double alpha) implements Elementwise {

    /** @throws IllegalArgumentException if the slope is NaN or infinite */
    public LeakyRelu {
        if (!Double.isFinite(alpha)) {
            throw new IllegalArgumentException("leakyRelu needs a finite alpha; got " + alpha);
        }
    }

    /** The usual one, with {@code α = 0.01}. */
    public static Value leakyRelu(Value x) {
        return leakyRelu(x, 0.01);
    }

    /** {@code x} above zero, else {@code α x}, entry by entry. */
    public static Value leakyRelu(Value x, double alpha) {
        return new LeakyRelu(alpha).on(x);
    }

    @Override
    public double apply(double x) {
        return Functions.wherePositive(x, x, alpha * x);
    }

    @Override
    public Value derivative(Value x, Value y) {
        return leakyStep(x, alpha);
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("leakyRelu", x);
    }
}
