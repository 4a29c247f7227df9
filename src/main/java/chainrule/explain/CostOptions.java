package chainrule.explain;

/**
 * What a cost counts and shows. Each call returns a copy with one thing changed:
 *
 * <pre>{@code
 * Cost.of(loss, Map.of(), new CostOptions().top(10).time());
 * }</pre>
 *
 * @param most  how many values, those that cost most; {@value #BY_LAYER} for all of them, by layer
 * @param clock whether time is measured too
 */
public record CostOptions(int most, Clock clock) {

    /** Whether time is measured. */
    public enum Clock {
        /** Nothing but what is counted: the same every time. */
        STANDS,
        /** What each operation takes, which differs from run to run. */
        RUNS
    }

    /** All values in the order of computation, those of a layer together. */
    public static final int BY_LAYER = 0;

    /** As many rows as a table is read. */
    public static final int MOST_ROWS = 50;

    /** What is counted when nothing is asked. */
    public CostOptions() {
        this(BY_LAYER, Clock.STANDS);
    }

    /** @throws IllegalArgumentException if no row, or too many, would be shown */
    public CostOptions {
        if (most < BY_LAYER || most > MOST_ROWS) {
            throw new IllegalArgumentException("top takes how many values to show, 1 to " + MOST_ROWS + "; got " + most);
        }
    }

    /** Only so many values, those that cost most first, and the rest in one row. */
    public CostOptions top(int count) {
        if (count == BY_LAYER) {
            throw new IllegalArgumentException("top takes how many values to show, 1 to " + MOST_ROWS + "; got 0");
        }
        return new CostOptions(count, clock);
    }

    /** Measured time as well. */
    public CostOptions time() {
        return new CostOptions(most, Clock.RUNS);
    }
}
