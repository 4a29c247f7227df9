package chainrule.op;

import chainrule.tape.Notation;
import chainrule.tape.Value;

/** Lets values through and no gradient, {@code y = x}, {@code x̄ = 0}: what is before it counts as a constant. */
public record StopGradient() implements Flat {

    /** {@code x}, entry by entry. */
    public static Value stopGradient(Value x) {
        return new StopGradient().on(x);
    }

    @Override
    public double apply(double x) {
        return x;
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("stopGradient", x);
    }
}
