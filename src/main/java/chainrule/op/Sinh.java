package chainrule.op;

import static chainrule.op.Cosh.cosh;

import chainrule.tape.Notation;
import chainrule.tape.Value;

/** The hyperbolic sine, {@code y = sinh x}, {@code y′ = cosh x}. */
public record Sinh() implements Elementwise {

    /** {@code sinh x}, entry by entry. */
    public static Value sinh(Value x) {
        return new Sinh().on(x);
    }

    @Override
    public double apply(double x) {
        return StrictMath.sinh(x);
    }

    @Override
    public Value derivative(Value x, Value y) {
        return cosh(x);
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("sinh", x);
    }
}
