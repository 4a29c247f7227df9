package chainrule.bench.workload;

import java.util.Map;
import java.util.function.Supplier;

/**
 * The price of an operation itself: a scalar multiplied and added to in turn, from {@link #X}, by {@link #W} and
 * {@link #B}; recorded, then swept back to all three.
 *
 * @param operations how many; an even number
 */
public record Chain(int operations) implements Workload {

    /** Where it starts. */
    public static final double X = 1;

    /** The factor. */
    public static final double W = 0.999;

    /** The summand. */
    public static final double B = 1e-3;

    /** @throws IllegalArgumentException if the number is odd or less than 2 */
    public Chain {
        if (operations < 2 || operations % 2 != 0) {
            throw new IllegalArgumentException("a chain has an even number of operations, 2 or more; got " + operations);
        }
    }

    @Override
    public Map<String, Supplier<?>> calls(Contender contender) {
        return Map.of("step", contender.chain(this));
    }
}
