package chainrule.op;

import static chainrule.op.Scale.scale;

import chainrule.tape.Notation;
import chainrule.tape.Value;

/** The square, {@code y = x²}, {@code y′ = 2x}. */
public record Square() implements Elementwise {

    /** {@code x²}, entry by entry. */
    public static Value square(Value x) {
        return new Square().on(x);
    }

    @Override
    public double apply(double x) {
        return x * x;
    }

    @Override
    public Value derivative(Value x, Value y) {
        return scale(2, x);
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.postfix(x[0], "²");
    }
}
