package chainrule.op;

import static chainrule.op.Add.add;
import static chainrule.op.Gaussian.gaussian;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.NormalCdf.normalCdf;
import static chainrule.op.Scale.scale;

import chainrule.linalg.ErrorFunction;
import chainrule.tape.Notation;
import chainrule.tape.Value;

/**
 * The Gaussian error linear unit, {@code y = x Φ(x)}, {@code y′ = Φ(x) + x e^(−x²/2)/√(2π)}: exact, by the error function.
 */
public record Gelu() implements Elementwise {

    private static final double BY_SQRT_TWO_PI = 0.3989422804014327;

    /** {@code x Φ(x)}, entry by entry. */
    public static Value gelu(Value x) {
        return new Gelu().on(x);
    }

    @Override
    public double apply(double x) {
        return ErrorFunction.gelu(x);
    }

    @Override
    public Value derivative(Value x, Value y) {
        return add(normalCdf(x), multiply(x, scale(BY_SQRT_TWO_PI, gaussian(1, x))));
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("gelu", x);
    }
}
