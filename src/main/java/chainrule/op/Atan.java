package chainrule.op;

import static chainrule.op.Lorentzian.lorentzian;

import chainrule.tape.Notation;
import chainrule.tape.Value;

/** The arc tangent, {@code y = arctan x}, between −π/2 and π/2, {@code y′ = 1/(1 + x²)}. */
public record Atan() implements Elementwise {

    /** {@code arctan x}, entry by entry. */
    public static Value atan(Value x) {
        return new Atan().on(x);
    }

    @Override
    public double apply(double x) {
        return StrictMath.atan(x);
    }

    @Override
    public Value derivative(Value x, Value y) {
        return lorentzian(x);
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("arctan", x);
    }
}
