package chainrule.op;

import static chainrule.op.Negate.negate;

import chainrule.tape.Notation;
import chainrule.tape.Value;

/** The difference, {@code y = a − b}; {@code ā = ȳ}, {@code b̄ = −ȳ}. */
public record Subtract() implements Entrywise {

    /** {@code a − b}; a row, a column or a scalar is repeated to fit. */
    public static Value subtract(Value a, Value b) {
        return new Subtract().together(a, b);
    }

    @Override
    public double apply(double a, double b) {
        return a - b;
    }

    @Override
    public boolean passesNonFinite(int argument) {
        return true;
    }

    @Override
    public Value vjp(int argument, Value[] x, Value y, Value yBar) {
        return argument == 0 ? yBar : negate(yBar);
    }

    @Override
    public Value jvp(int argument, Value[] x, Value y, Value xDot) {
        return argument == 0 ? xDot : negate(xDot);
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.sum(x[0], "−", x[1]);
    }
}
