package chainrule.op;

import static chainrule.op.Within.within;

import chainrule.tape.Notation;
import chainrule.tape.Value;

/** The clipped identity, {@code y = max(−1, min(1, x))}; {@code y′ = 1} from −1 to 1, both included, else 0. */
public record Hardtanh() implements Elementwise {

    /** {@code max(−1, min(1, x))}, entry by entry. */
    public static Value hardtanh(Value x) {
        return new Hardtanh().on(x);
    }

    @Override
    public double apply(double x) {
        return Math.max(-1, Math.min(1, x));
    }

    @Override
    public Value derivative(Value x, Value y) {
        return within(x, -1, 1);
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("hardtanh", x);
    }
}
