package chainrule.op;

import static chainrule.op.Add.add;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Sech.sech;
import static chainrule.op.Sigmoid.sigmoid;
import static chainrule.op.Softplus.softplus;
import static chainrule.op.Square.square;
import static chainrule.op.Tanh.tanh;

import chainrule.linalg.Functions;
import chainrule.tape.Notation;
import chainrule.tape.Value;

/** The unit {@code y = x tanh s} with {@code s = ln(1 + eˣ)}, {@code y′ = tanh s + x σ(x) sech² s}. */
public record Mish() implements Elementwise {

    /** {@code x tanh(ln(1 + eˣ))}, entry by entry. */
    public static Value mish(Value x) {
        return new Mish().on(x);
    }

    @Override
    public double apply(double x) {
        return Functions.mish(x);
    }

    @Override
    public Value derivative(Value x, Value y) {
        Value s = softplus(x);
        return add(tanh(s), multiply(x, multiply(sigmoid(x), square(sech(s)))));
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("mish", x);
    }
}
