package chainrule.op;

import chainrule.tape.Notation;
import chainrule.tape.Value;

/**
 * Compares two values, {@code y = 1} where {@code a > b}, ½ where they are equal, else 0. Its derivative is zero
 * wherever it has one, so none is asked for.
 */
public record Greater() implements Entrywise {

    /** 1 where {@code a > b}, ½ where {@code a = b}, else 0; a row, a column or a scalar is repeated to fit. */
    public static Value greater(Value a, Value b) {
        return new Greater().together(a, b);
    }

    @Override
    public double apply(double a, double b) {
        return a > b ? 1 : a == b ? 0.5 : 0;
    }

    @Override
    public Value vjp(int argument, Value[] x, Value y, Value yBar) {
        return Value.constant(y.shape(), 0);
    }

    @Override
    public boolean differentiable(int argument) {
        return false;
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("greater", x);
    }
}
