package chainrule.op;

import chainrule.shape.Shape;
import chainrule.tape.Notation;
import chainrule.tape.Value;

/**
 * The same numbers as another value on the tape, {@code y = x}; {@code x̄ = ȳ}. What is differentiated by {@code y} does
 * not count what depends on {@code x} past it: so a function's argument is told from what the function captures.
 */
public record Identity() implements Linear, EntryMap {

    /** {@code x}, entry by entry. */
    public static Value identity(Value x) {
        return new Identity().on(x);
    }

    @Override
    public double apply(double x) {
        return x;
    }

    @Override
    public boolean isIdentity() {
        return true;
    }

    @Override
    public boolean keepsFinite() {
        return true;
    }

    @Override
    public Value adjoint(Shape x, Value yBar) {
        return yBar;
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("identity", x);
    }

    @Override
    public long flops(Shape... x) {
        return 0;
    }
}
