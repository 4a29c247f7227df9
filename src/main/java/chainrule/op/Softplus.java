package chainrule.op;

import static chainrule.op.Sigmoid.sigmoid;

import chainrule.linalg.Functions;
import chainrule.tape.Notation;
import chainrule.tape.Value;

/** The smooth rectifier, {@code y = ln(1 + eˣ)}, {@code y′ = σ(x)}, without overflow or threshold. */
public record Softplus() implements Elementwise {

    /** {@code ln(1 + eˣ)}, entry by entry. */
    public static Value softplus(Value x) {
        return new Softplus().on(x);
    }

    @Override
    public double apply(double x) {
        return Functions.softplus(x);
    }

    @Override
    public Value derivative(Value x, Value y) {
        return sigmoid(x);
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("softplus", x);
    }
}
