package chainrule.op;

import static chainrule.op.Add.add;
import static chainrule.op.ExpBelowZero.expBelowZero;
import static chainrule.op.Scale.scale;
import static chainrule.op.Step.step;

import chainrule.linalg.Functions;
import chainrule.tape.Notation;
import chainrule.tape.Value;

/**
 * The exponential linear unit, {@code y = x} above zero, else {@code α (eˣ − 1)}; {@code y′ = 1} above zero, else
 * {@code α eˣ}, at zero too.
 *
 * @param alpha how far below zero it goes
 */
public record Elu(double alpha) implements Elementwise {

    /** @throws IllegalArgumentException if the slope is NaN or infinite */
    public Elu {
        if (!Double.isFinite(alpha)) {
            throw new IllegalArgumentException("elu needs a finite alpha; got " + alpha);
        }
    }

    /** The usual one, with {@code α = 1}. */
    public static Value elu(Value x) {
        return elu(x, 1);
    }

    /** {@code x} above zero, else {@code α (eˣ − 1)}, entry by entry. */
    public static Value elu(Value x, double alpha) {
        return new Elu(alpha).on(x);
    }

    @Override
    public double apply(double x) {
        return Functions.wherePositive(x, x, alpha * Functions.expm1(x));
    }

    @Override
    public Value derivative(Value x, Value y) {
        return add(step(x), scale(alpha, expBelowZero(x)));
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("elu", x);
    }
}
