package chainrule.op;

import static chainrule.op.Greater.greater;
import static chainrule.op.Multiply.multiply;

import chainrule.tape.Notation;
import chainrule.tape.Value;

/**
 * The greater of two, entry by entry, {@code y = max(a, b)}; the greater one gets {@code ȳ}, and at a tie each gets half.
 */
public record Maximum() implements Entrywise {

    /** {@code max(a, b)}; a row, a column or a scalar is repeated to fit. */
    public static Value maximum(Value a, Value b) {
        return new Maximum().together(a, b);
    }

    @Override
    public double apply(double a, double b) {
        return Math.max(a, b);
    }

    @Override
    public Value vjp(int argument, Value[] x, Value y, Value yBar) {
        return multiply(yBar, greater(x[argument], x[1 - argument]));
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("max", x);
    }
}
