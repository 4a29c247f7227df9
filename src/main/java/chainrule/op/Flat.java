package chainrule.op;

import chainrule.tape.Value;

/**
 * A function of one number through which no gradient passes: constant between its jumps, or meant as a constant. What
 * is before it gets no adjoint.
 */
public interface Flat extends Elementwise {

    @Override
    default boolean differentiable(int argument) {
        return false;
    }

    @Override
    default boolean keepsFinite() {
        return true;
    }

    @Override
    default Value derivative(Value x, Value y) {
        return Value.constant(x.shape(), 0);
    }
}
