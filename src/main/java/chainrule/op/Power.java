package chainrule.op;

import static chainrule.op.Scale.scale;

import chainrule.tape.Domain;
import chainrule.tape.NonFiniteException;
import chainrule.tape.Notation;
import chainrule.tape.Value;

/**
 * A power with a constant exponent, {@code y = xᵖ}, {@code y′ = p xᵖ⁻¹}. A whole {@code p} takes any base, except zero
 * if it is negative; any other needs a base of zero or more. {@code x⁰ = 1} with slope 0, at zero too.
 *
 * @param exponent {@code p}
 */
public record Power(double exponent) implements Elementwise {

    /** @throws NonFiniteException if the exponent is NaN or infinite */
    public Power {
        if (!Double.isFinite(exponent)) {
            throw new NonFiniteException("power needs a finite exponent; got " + exponent);
        }
    }

    /** {@code xᵖ}, entry by entry. */
    public static Value power(Value x, double exponent) {
        return new Power(exponent).on(x);
    }

    @Override
    public double apply(double x) {
        return StrictMath.pow(x, exponent);
    }

    @Override
    public Value derivative(Value x, Value y) {
        // At p = 0 and p = 1 the rule would ask for a power of zero that is infinite, or for 0⁰.
        return exponent == 0 || exponent == 1
                ? Value.constant(x.shape(), exponent)
                : scale(exponent, power(x, exponent - 1));
    }

    @Override
    public Domain domain() {
        if (exponent == Math.rint(exponent)) {
            return exponent < 0 ? Domain.NON_ZERO : Domain.REALS;
        }
        return exponent < 0 ? Domain.POSITIVE : Domain.NON_NEGATIVE;
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.postfix(x[0], exponent == 2 ? "²" : exponent == 3 ? "³" : "^" + Notation.number(exponent).text());
    }
}
