package chainrule.op;

import static chainrule.op.Abs.abs;
import static chainrule.op.Reciprocal.reciprocal;
import static chainrule.op.Shift.shift;
import static chainrule.op.Square.square;

import chainrule.tape.Notation;
import chainrule.tape.Value;

/** The rational squashing function, {@code y = x/(1 + |x|)}, {@code y′ = 1/(1 + |x|)²}. */
public record Softsign() implements Elementwise {

    /** {@code x/(1 + |x|)}, entry by entry. */
    public static Value softsign(Value x) {
        return new Softsign().on(x);
    }

    @Override
    public double apply(double x) {
        return x / (1 + Math.abs(x));
    }

    @Override
    public Value derivative(Value x, Value y) {
        return square(reciprocal(shift(1, abs(x))));
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("softsign", x);
    }
}
