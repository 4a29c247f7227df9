package chainrule.tape;

/**
 * An operation that knows a short way for single numbers: the same result as on {@code 1×1} matrices, without them.
 * Circuits of numbers, drawn by hand, are made of these.
 */
public interface OnNumbers extends Op {

    /**
     * {@code y = f(x₁, …, xₙ)} of numbers.
     *
     * @param x all {@code 1×1}
     */
    double onNumbers(Value[] x);

    /** {@link Op#on} for one argument, without a copy of somebody's array. */
    default Value on(Value x) {
        return Evaluation.of(this, new Value[] {x});
    }

    /** {@link Op#on} for two. */
    default Value on(Value a, Value b) {
        return Evaluation.of(this, new Value[] {a, b});
    }
}
