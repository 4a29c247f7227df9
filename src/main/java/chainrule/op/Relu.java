package chainrule.op;

import static chainrule.op.Step.step;

import chainrule.tape.Notation;
import chainrule.tape.Value;

/** The rectifier, {@code y = max(0, x)}, {@code y′ = H(x)}: 1 above zero, else 0, at zero too. */
public record Relu() implements Elementwise {

    /** {@code max(0, x)}, entry by entry. */
    public static Value relu(Value x) {
        return new Relu().on(x);
    }

    @Override
    public double apply(double x) {
        return Math.max(0, x);
    }

    @Override
    public boolean keepsFinite() {
        return true;
    }

    @Override
    public Value derivative(Value x, Value y) {
        return step(x);
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("relu", x);
    }
}
