package chainrule.op;

import static chainrule.op.DivideOrZero.divideOrZero;

import chainrule.linalg.Functions;
import chainrule.shape.Shape;
import chainrule.tape.Domain;
import chainrule.tape.Notation;
import chainrule.tape.Value;

/**
 * The logarithm as it stands in {@code 0 ln 0 = 0}: {@code y = ln x}, and 0 at zero; {@code y′ = 1/x}, and 0 at zero.
 */
public record LogOrZero() implements Elementwise {

    /** {@code ln x} where {@code x > 0}, else 0. */
    public static Value logOrZero(Value x) {
        return new LogOrZero().on(x);
    }

    @Override
    public double apply(double x) {
        return x == 0 ? 0 : Functions.log(x);
    }

    @Override
    public Value derivative(Value x, Value y) {
        return divideOrZero(Value.constant(Shape.SCALAR, 1), x);
    }

    @Override
    public Domain domain() {
        return Domain.NON_NEGATIVE;
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("ln", x);
    }
}
