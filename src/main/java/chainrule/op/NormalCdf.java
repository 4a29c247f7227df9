package chainrule.op;

import static chainrule.op.Gaussian.gaussian;
import static chainrule.op.Scale.scale;

import chainrule.linalg.ErrorFunction;
import chainrule.tape.Notation;
import chainrule.tape.Value;

/**
 * The distribution function of the standard normal, {@code y = Φ(x) = ½ (1 + erf(x/√2))}, {@code y′ = e^(−x²/2)/√(2π)}.
 * It keeps its relative accuracy in the left tail.
 */
public record NormalCdf() implements Elementwise {

    private static final double BY_SQRT_TWO_PI = 0.3989422804014327;

    /** {@code Φ(x)}, entry by entry. */
    public static Value normalCdf(Value x) {
        return new NormalCdf().on(x);
    }

    @Override
    public double apply(double x) {
        return ErrorFunction.normalCdf(x);
    }

    @Override
    public Value derivative(Value x, Value y) {
        return scale(BY_SQRT_TWO_PI, gaussian(1, x));
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("Φ", x);
    }
}
