package chainrule.op;

import static chainrule.op.Add.add;
import static chainrule.op.GeluTanhGate.geluTanhGate;
import static chainrule.op.Multiply.multiply;

import chainrule.linalg.Functions;
import chainrule.tape.Notation;
import chainrule.tape.Value;

/**
 * The hyperbolic approximation of {@link Gelu}, {@code y = x G(x)} with the gate
 * {@code G(x) = ½ (1 + tanh(√(2/π) (x + 0.044715 x³)))}, {@code y′ = G + x G′}.
 */
public record GeluTanh() implements Elementwise {

    /** {@code x G(x)}, entry by entry. */
    public static Value geluTanh(Value x) {
        return new GeluTanh().on(x);
    }

    @Override
    public double apply(double x) {
        return Functions.geluTanh(x);
    }

    @Override
    public Value derivative(Value x, Value y) {
        Value gate = geluTanhGate(x);
        Value near = GeluTanhGate.near(x);
        return add(gate, multiply(near, GeluTanhGate.slope(x, near, gate)));
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("geluTanh", x);
    }
}
