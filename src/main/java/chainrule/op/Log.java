package chainrule.op;

import static chainrule.op.Reciprocal.reciprocal;

import chainrule.tape.Domain;
import chainrule.tape.Notation;
import chainrule.tape.Value;

/** The natural logarithm, {@code y = ln x}, {@code y′ = 1/x}, for positive numbers. */
public record Log() implements Elementwise {

    /** {@code ln x}, entry by entry. */
    public static Value log(Value x) {
        return new Log().on(x);
    }

    @Override
    public double apply(double x) {
        return StrictMath.log(x);
    }

    @Override
    public Value derivative(Value x, Value y) {
        return reciprocal(x);
    }

    @Override
    public Domain domain() {
        return Domain.POSITIVE;
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("ln", x);
    }
}
