package chainrule.op;

import static chainrule.op.Gaussian.gaussian;
import static chainrule.op.Scale.scale;

import chainrule.linalg.ErrorFunction;
import chainrule.tape.Notation;
import chainrule.tape.Value;

/** The error function, {@code y = erf x = (2/√π) ∫₀ˣ e^(−t²) dt}, {@code y′ = (2/√π) e^(−x²)}. */
public record Erf() implements Elementwise {

    private static final double TWO_BY_SQRT_PI = 1.1283791670955126;

    /** {@code erf x}, entry by entry. */
    public static Value erf(Value x) {
        return new Erf().on(x);
    }

    @Override
    public double apply(double x) {
        return ErrorFunction.erf(x);
    }

    @Override
    public Value derivative(Value x, Value y) {
        return scale(TWO_BY_SQRT_PI, gaussian(2, x));
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("erf", x);
    }
}
