package chainrule.op;

import chainrule.tape.Notation;
import chainrule.tape.Value;

/**
 * The Heaviside step, {@code y = H(x)}: 1 above zero, else 0, at zero too. Its derivative is zero
 * wherever it has one.
 */
public record Step() implements Flat {

    /** {@code H(x)}: 1 where {@code x > 0}, else 0. */
    public static Value step(Value x) {
        return new Step().on(x);
    }

    @Override
    public double apply(double x) {
        // x > 0 ? 1 : 0 without a branch, which random signs would make slow: from twice the positive part, since 2¹²⁰⁰
        // brings any positive number above 1.
        return Math.min(1, (x + Math.abs(x)) * 0x1p600 * 0x1p600);
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("H", x);
    }
}
