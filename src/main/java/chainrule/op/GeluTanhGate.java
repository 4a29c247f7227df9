package chainrule.op;

import static chainrule.op.Clip.clip;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Negate.negate;
import static chainrule.op.Scale.scale;
import static chainrule.op.Shift.shift;
import static chainrule.op.Square.square;

import chainrule.linalg.Functions;
import chainrule.tape.Notation;
import chainrule.tape.Value;

/**
 * The gate of {@link GeluTanh}, {@code y = G(x) = σ(g(x))} with {@code g(x) = 2√(2/π) (x + 0.044715 x³)},
 * {@code y′ = G(x) G(−x) g′(x)}. It keeps its relative accuracy in the left tail.
 */
public record GeluTanhGate() implements Elementwise {

    /** {@code g′(x) = LINEAR + CUBIC x²} */
    private static final double LINEAR = 1.5957691216057308;

    private static final double CUBIC = 0.21406444881780075;

    private static final double FAR = 100;

    /** {@code ½ (1 + tanh(√(2/π) (x + 0.044715 x³)))}, entry by entry. */
    public static Value geluTanhGate(Value x) {
        return new GeluTanhGate().on(x);
    }

    @Override
    public double apply(double x) {
        return Functions.geluTanhGate(x);
    }

    @Override
    public Value derivative(Value x, Value y) {
        return slope(x, near(x), y);
    }

    static Value slope(Value x, Value near, Value y) {
        return multiply(multiply(y, geluTanhGate(negate(x))), shift(LINEAR, scale(CUBIC, square(near))));
    }

    /** For a factor of the slope: far out that is zero, and the factor need not grow until it overflows. */
    static Value near(Value x) {
        return clip(x, -FAR, FAR);
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("G", x);
    }
}
