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
        // The product first: 1/b, and its square, may leave the doubles where the slope does not.
        return divideOrZero(argument == 0 ? yBar : negate(multiply(yBar, y)), x[1]);
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.product(x[0], "/₀", x[1]);
    }
}
