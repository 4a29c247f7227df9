package chainrule.op;

import static chainrule.op.Multiply.multiply;
import static chainrule.op.Negate.negate;
import static chainrule.op.Shift.shift;
import static chainrule.op.Sigmoid.sigmoid;

import chainrule.linalg.Functions;
import chainrule.tape.Notation;
import chainrule.tape.Value;

/** The sigmoid-weighted linear unit, {@code y = x σ(x)}, {@code y′ = σ(x) (1 + x σ(−x))}; also called SiLU. */
public record Swish() implements Elementwise {

    /** {@code x σ(x)}, entry by entry. */
    public static Value swish(Value x) {
        return new Swish().on(x);
    }

    @Override
    public double apply(double x) {
        return Functions.swish(x);
    }

    @Override
    public Value derivative(Value x, Value y) {
        return multiply(sigmoid(x), shift(1, multiply(x, sigmoid(negate(x)))));
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("swish", x);
    }
}
