package chainrule.op;

import static chainrule.op.Reciprocal.reciprocal;
import static chainrule.op.Scale.scale;

import chainrule.tape.Domain;
import chainrule.tape.Notation;
import chainrule.tape.Value;

/** The square root, {@code y = √x}, {@code y′ = 1/(2y)}; at zero it has a value but no derivative. */
public record Sqrt() implements Elementwise {

    /** {@code √x}, entry by entry. */
    public static Value sqrt(Value x) {
        return new Sqrt().on(x);
    }

    @Override
    public double apply(double x) {
        return Math.sqrt(x);
    }

    @Override
    public Value derivative(Value x, Value y) {
        return scale(0.5, reciprocal(y));
    }

    @Override
    public Domain domain() {
        return Domain.NON_NEGATIVE;
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("√", x);
    }
}
