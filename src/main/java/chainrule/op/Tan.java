package chainrule.op;

import static chainrule.op.Shift.shift;
import static chainrule.op.Square.square;

import chainrule.tape.Notation;
import chainrule.tape.Value;

/** The tangent, {@code y = tan x}, {@code y′ = 1 + y²}. */
public record Tan() implements Elementwise {

    /** {@code tan x}, entry by entry. */
    public static Value tan(Value x) {
        return new Tan().on(x);
    }

    @Override
    public double apply(double x) {
        return StrictMath.tan(x);
    }

    @Override
    public Value derivative(Value x, Value y) {
        return shift(1, square(y));
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("tan", x);
    }
}
