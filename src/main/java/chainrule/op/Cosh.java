package chainrule.op;

import static chainrule.op.Sinh.sinh;

import chainrule.tape.Notation;
import chainrule.tape.Value;

/** The hyperbolic cosine, {@code y = cosh x}, {@code y′ = sinh x}. */
public record Cosh() implements Elementwise {

    /** {@code cosh x}, entry by entry. */
    public static Value cosh(Value x) {
        return new Cosh().on(x);
    }

    @Override
    public double apply(double x) {
        return StrictMath.cosh(x);
    }

    @Override
    public Value derivative(Value x, Value y) {
        return sinh(x);
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("cosh", x);
    }
}
