package chainrule.op;

import chainrule.tape.Notation;
import chainrule.tape.Value;

/**
 * Tells what lies in an interval, {@code y = 1} from {@code low} to {@code high}, both included, else 0. Its derivative is
 * zero wherever it has one.
 *
 * @param low  the lower bound
 * @param high the upper bound
 */
public record Within(double low, double high) implements Flat {

    /** @throws IllegalArgumentException if a bound is NaN or they are in the wrong order */
    public Within {
        if (!(low <= high)) {
            throw new IllegalArgumentException("within needs a lower bound that is not above the upper; got " + low + " and " + high);
        }
    }

    /** 1 where {@code low ≤ x ≤ high}, else 0. */
    public static Value within(Value x, double low, double high) {
        return new Within(low, high).on(x);
    }

    @Override
    public double apply(double x) {
        return x >= low && x <= high ? 1 : 0;
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("within", x[0], Notation.number(low), Notation.number(high));
    }
}
