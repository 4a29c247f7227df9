package chainrule.op;

import static chainrule.op.Divide.divide;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Negate.negate;

import chainrule.tape.Notation;
import chainrule.tape.Value;

/**
 * The entries of a vector over its length, {@code y = a / b}, and 0 where the length is zero, as a {@link Norm} has the
 * slope 0 there; {@code ā = ȳ / b}, {@code b̄ = −ȳ ⊙ y / b}. At the zero vector these are refused: a length has no
 * second derivative there, and a function of it that has one, such as its square, is to be written without it.
 */
public record Direction() implements Entrywise {

    /** {@code a / b}, and 0 where {@code b = 0}; a row, a column or a scalar is repeated to fit. */
    public static Value direction(Value a, Value b) {
        return new Direction().together(a, b);
    }

    @Override
    public double apply(double a, double b) {
        return b == 0 ? 0 : a / b;
    }

    @Override
    public Value vjp(int argument, Value[] x, Value y, Value yBar) {
        return divide(argument == 0 ? yBar : negate(multiply(yBar, y)), x[1]);
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.product(x[0], "/₀", x[1]);
    }
}
