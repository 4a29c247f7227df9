package chainrule.op;

import static chainrule.op.Greater.greater;
import static chainrule.op.Multiply.multiply;

import chainrule.tape.Notation;
import chainrule.tape.Value;

/**
 * The smaller of two, entry by entry, {@code y = min(a, b)}; the smaller one gets {@code ȳ}, and at a tie each gets half.
 */
public record Minimum() implements Entrywise {

    /** {@code min(a, b)}; a row, a column or a scalar is repeated to fit. */
    public static Value minimum(Value a, Value b) {
        return new Minimum().together(a, b);
    }

    @Override
    public double apply(double a, double b) {
        return Math.min(a, b);
    }

    @Override
    public Value vjp(int argument, Value[] x, Value y, Value yBar) {
        return multiply(yBar, greater(x[1 - argument], x[argument]));
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("min", x);
    }
}
