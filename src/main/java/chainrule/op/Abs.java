package chainrule.op;

import static chainrule.op.Sign.sign;

import chainrule.tape.Notation;
import chainrule.tape.Value;

/** The absolute value, {@code y = |x|}, {@code y′ = sign x}: 0 at zero. */
public record Abs() implements Elementwise {

    /** {@code |x|}, entry by entry. */
    public static Value abs(Value x) {
        return new Abs().on(x);
    }

    @Override
    public double apply(double x) {
        return Math.abs(x);
    }

    @Override
    public boolean keepsFinite() {
        return true;
    }

    @Override
    public Value derivative(Value x, Value y) {
        return sign(x);
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("abs", x);
    }
}
