package chainrule.op;

import static chainrule.op.Multiply.multiply;
import static chainrule.op.Negate.negate;

import chainrule.tape.Notation;
import chainrule.tape.Value;

/**
 * The quotient where a division by zero should give 0: {@code y = a / b}, and 0 where {@code b = 0}; {@code ā = ȳ / b},
 * {@code b̄ = −ȳ ⊙ y / b}, and 0 there too. A zero vector has no direction, and a norm no slope at it.
 */
public record DivideOrZero() implements Entrywise {

    /** {@code a / b}, and 0 where {@code b = 0}; a row, a column or a scalar is repeated to fit. */
    public static Value divideOrZero(Value a, Value b) {
        return new DivideOrZero().together(a, b);
    }

    @Override
    public double apply(double a, double b) {
        return b == 0 ? 0 : a / b;
    }

    @Override
    public Value vjp(int argument, Value[] x, Value y, Value yBar) {
        Value quotient = divideOrZero(yBar, x[1]);
        return argument == 0 ? quotient : negate(multiply(quotient, y));
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.product(x[0], "/₀", x[1]);
    }
}
