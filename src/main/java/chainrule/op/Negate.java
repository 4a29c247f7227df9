package chainrule.op;

import chainrule.shape.Shape;
import chainrule.tape.Notation;
import chainrule.tape.Value;

/** The opposite, {@code y = −x}; {@code x̄ = −ȳ}. */
public record Negate() implements Linear, EntryMap {

    /** {@code −x}. */
    public static Value negate(Value x) {
        return new Negate().on(x);
    }

    @Override
    public double apply(double x) {
        return -x;
    }

    @Override
    public boolean keepsFinite() {
        return true;
    }

    @Override
    public Value adjoint(Shape x, Value yBar) {
        return negate(yBar);
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.prefix("−", x[0]);
    }
}
