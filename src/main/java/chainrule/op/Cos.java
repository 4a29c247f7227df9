package chainrule.op;

import static chainrule.op.Negate.negate;
import static chainrule.op.Sin.sin;

import chainrule.tape.Notation;
import chainrule.tape.Value;

/** The cosine, {@code y = cos x}, {@code y′ = −sin x}. */
public record Cos() implements Elementwise {

    /** {@code cos x}, entry by entry. */
    public static Value cos(Value x) {
        return new Cos().on(x);
    }

    @Override
    public double apply(double x) {
        return StrictMath.cos(x);
    }

    @Override
    public Value derivative(Value x, Value y) {
        return negate(sin(x));
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("cos", x);
    }
}
