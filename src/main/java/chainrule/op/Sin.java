package chainrule.op;

import static chainrule.op.Cos.cos;

import chainrule.tape.Notation;
import chainrule.tape.Value;

/** The sine, {@code y = sin x}, {@code y′ = cos x}. */
public record Sin() implements Elementwise {

    /** {@code sin x}, entry by entry. */
    public static Value sin(Value x) {
        return new Sin().on(x);
    }

    @Override
    public double apply(double x) {
        return StrictMath.sin(x);
    }

    @Override
    public Value derivative(Value x, Value y) {
        return cos(x);
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("sin", x);
    }
}
