package chainrule.op;

import static chainrule.op.Within.within;

import chainrule.tape.Notation;
import chainrule.tape.Value;

/**
 * Keeps to an interval, {@code y = max(low, min(high, x))}; {@code y′ = 1} inside and at the bounds, else 0.
 *
 * @param low  the least result
 * @param high the greatest result
 */
public record Clip(double low, double high) implements Elementwise {

    /** @throws IllegalArgumentException if a bound is NaN or they are in the wrong order */
    public Clip {
        if (!(low <= high)) {
            throw new IllegalArgumentException("clip needs a lower bound that is not above the upper; got " + low + " and " + high);
        }
    }

    /** {@code max(low, min(high, x))}, entry by entry. */
    public static Value clip(Value x, double low, double high) {
        return new Clip(low, high).on(x);
    }

    @Override
    public double apply(double x) {
        return Math.max(low, Math.min(high, x));
    }

    @Override
    public Value derivative(Value x, Value y) {
        return within(x, low, high);
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("clip", x[0], Notation.number(low), Notation.number(high));
    }
}
