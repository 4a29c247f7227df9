package chainrule.op;

import static chainrule.op.Multiply.multiply;
import static chainrule.op.Negate.negate;

import chainrule.tape.Domain;
import chainrule.tape.Notation;
import chainrule.tape.Value;

/** The elementwise quotient, {@code y = a / b}; {@code ā = ȳ / b}, {@code b̄ = −ȳ ⊙ y / b}. */
public record Divide() implements Entrywise {

    /** {@code a / b}; a row, a column or a scalar is repeated to fit. */
    public static Value divide(Value a, Value b) {
        return new Divide().together(a, b);
    }

    @Override
    public double apply(double a, double b) {
        return a / b;
    }

    @Override
    public Value vjp(int argument, Value[] x, Value y, Value yBar) {
        // The product first: 1/b, and its square, may leave the doubles where the slope does not.
        return divide(argument == 0 ? yBar : negate(multiply(yBar, y)), x[1]);
    }

    @Override
    public Domain domain(int argument) {
        return argument == 0 ? Domain.REALS : Domain.NON_ZERO;
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.product(x[0], "/", x[1]);
    }
}
