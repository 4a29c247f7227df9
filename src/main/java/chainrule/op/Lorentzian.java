package chainrule.op;

import static chainrule.op.Multiply.multiply;
import static chainrule.op.Scale.scale;

import chainrule.tape.Notation;
import chainrule.tape.Value;

/**
 * The slope of the arc tangent, {@code y = 1/(1 + x²)}, {@code y′ = −2x y²}. As an operation of its own it needs no square of
 * a large {@code x}, which would overflow where the result is merely small.
 */
public record Lorentzian() implements Elementwise {

    /** From here on the one beside the square does not show. */
    private static final double LARGE = 1e100;

    /** {@code 1/(1 + x²)}, entry by entry. */
    public static Value lorentzian(Value x) {
        return new Lorentzian().on(x);
    }

    @Override
    public double apply(double x) {
        return Math.abs(x) < LARGE ? 1 / Math.fma(x, x, 1) : 1 / x / x;
    }

    @Override
    public Value derivative(Value x, Value y) {
        return scale(-2, multiply(multiply(x, y), y));
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.product(Notation.number(1), "/", Notation.sum(Notation.number(1), "+", Notation.postfix(x[0], "²")));
    }
}
