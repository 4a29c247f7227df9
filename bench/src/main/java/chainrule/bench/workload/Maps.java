package chainrule.bench.workload;

import java.util.Map;
import java.util.function.Supplier;

/** Functions of each of 100,000 numbers, uniform within {@code ±RANGE}. */
public record Maps() implements Workload {

    /** How many numbers. */
    public static final int NUMBERS = 100_000;

    /** How large. */
    public static final double RANGE = 8;

    @Override
    public Map<String, Supplier<?>> calls(Contender contender) {
        return contender.maps(this);
    }
}
