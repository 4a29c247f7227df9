package chainrule.op;

import static chainrule.op.Clip.clip;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Scale.scale;

import chainrule.linalg.ErrorFunction;
import chainrule.tape.Notation;
import chainrule.tape.Value;

/**
 * The bell curve, {@code y = e^(−τx²/2)}, {@code y′ = −τ x y}: the derivative of {@link Erf} ({@code τ = 2}) and of
 * {@link NormalCdf} ({@code τ = 1}), up to a factor.
 *
 * @param precision {@code τ > 0}, one over the variance
 */
public record Gaussian(double precision) implements Elementwise {

    /** @throws IllegalArgumentException if the precision is not a positive number */
    public Gaussian {
        if (!(precision > 0 && precision < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("gaussian needs a finite precision above zero; got " + precision);
        }
    }

    /** {@code e^(−τx²/2)}, entry by entry. */
    public static Value gaussian(double precision, Value x) {
        return new Gaussian(precision).on(x);
    }

    @Override
    public double apply(double x) {
        return ErrorFunction.gaussian(precision, x);
    }

    @Override
    public Value derivative(Value x, Value y) {
        // Far out y is zero, and the other factor need not overflow.
        double far = Double.MAX_VALUE / (2 * precision);
        return scale(-precision, multiply(precision > 1 ? clip(x, -far, far) : x, y));
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("exp", Notation.product(Notation.number(-precision / 2), "", Notation.postfix(x[0], "²")));
    }
}
