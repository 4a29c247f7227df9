package chainrule.op;

import static chainrule.op.Multiply.multiply;

import chainrule.tape.Value;

/**
 * A differentiable function of one number, applied to every entry: {@code yᵢⱼ = f(xᵢⱼ)}. One fact serves both modes:
 * {@code x̄ = ȳ ⊙ f′(x)} and {@code ẏ = ẋ ⊙ f′(x)}.
 */
public interface Elementwise extends EntryMap {

    /** {@code f′(x)} in operations on the tape, of {@code x} and {@code y = f(x)}. */
    Value derivative(Value x, Value y);

    @Override
    default Value vjp(int argument, Value[] x, Value y, Value yBar) {
        return multiply(yBar, derivative(x[0], y));
    }

    @Override
    default Value jvp(int argument, Value[] x, Value y, Value xDot) {
        return multiply(xDot, derivative(x[0], y));
    }
}
