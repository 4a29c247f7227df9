package chainrule.op;

import static chainrule.op.Reciprocal.reciprocal;
import static chainrule.op.Shift.shift;

import chainrule.linalg.Functions;
import chainrule.tape.Domain;
import chainrule.tape.Notation;
import chainrule.tape.Value;

/**
 * The logarithm of one more, {@code y = ln(1 + x)}, {@code y′ = 1/(1 + x)}: exact near zero, where {@code log(1 + x)}
 * would lose all digits.
 */
public record Log1p() implements Elementwise {

    /** {@code ln(1 + x)}, entry by entry. */
    public static Value log1p(Value x) {
        return new Log1p().on(x);
    }

    @Override
    public double apply(double x) {
        return Functions.log1p(x);
    }

    @Override
    public Value derivative(Value x, Value y) {
        return reciprocal(shift(1, x));
    }

    @Override
    public Domain domain() {
        return Domain.ABOVE_MINUS_ONE;
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("log1p", x);
    }
}
