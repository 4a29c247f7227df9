package chainrule.explain;

/**
 * What a tape's graph shows. Each call returns a copy with one thing changed:
 *
 * <pre>{@code
 * TapeGraph.of(gradients, new TapeOptions().depth(3).constants());
 * }</pre>
 *
 * @param steps  how many steps back from the result, at most
 * @param boxes  how many boxes, at most
 * @param detail how layers and repetitions are shown
 * @param leaves which leaves are shown
 * @param pass   which of the two passes
 */
public record TapeOptions(int steps, int boxes, Detail detail, Leaves leaves, Pass pass) {

    /** How layers and repetitions are shown. */
    public enum Detail {
        /** Value by value while they are few; else a layer is one box, and a block that repeats is one box with a count. */
        BY_SIZE,
        /** Value by value, however many. */
        OPEN,
        /** A box for each layer. */
        LAYERS
    }

    /** Which leaves are shown. */
    public enum Leaves {
        /** Without the numbers that stand in formulas only. */
        NAMED,
        /** Constants too. */
        ALL
    }

    /** Which of the two passes. */
    public enum Pass {
        /** From the inputs to the result. */
        FORWARD,
        /** What the reverse sweep computed, from the seed to the gradients. */
        BACKWARD
    }

    /** As many boxes as a layout has time for and a reader patience. */
    public static final int MOST_BOXES = 150;

    private static final int READABLE = 60;

    /** What a graph shows when nothing is asked. */
    public TapeOptions() {
        this(Integer.MAX_VALUE, READABLE, Detail.BY_SIZE, Leaves.NAMED, Pass.FORWARD);
    }

    /** @throws IllegalArgumentException if nothing, or too much, could be drawn */
    public TapeOptions {
        if (steps < 0) {
            throw new IllegalArgumentException("depth counts the steps back from the result, 0 or more; got " + steps);
        }
        if (boxes < 1 || boxes > MOST_BOXES) {
            throw new IllegalArgumentException("values takes how many to draw, 1 to " + MOST_BOXES + "; got " + boxes);
        }
    }

    /** Only what lies at most that many steps back from the result. */
    public TapeOptions depth(int most) {
        return new TapeOptions(most, boxes, detail, leaves, pass);
    }

    /** At most that many boxes, those nearest to the result. */
    public TapeOptions values(int most) {
        return new TapeOptions(steps, most, detail, leaves, pass);
    }

    /** Every value on its own: no layer is closed, no repetition folded. */
    public TapeOptions open() {
        return new TapeOptions(steps, boxes, Detail.OPEN, leaves, pass);
    }

    /** Each layer in one box. */
    public TapeOptions layers() {
        return new TapeOptions(steps, boxes, Detail.LAYERS, leaves, pass);
    }

    /** Constants too. */
    public TapeOptions constants() {
        return new TapeOptions(steps, boxes, detail, Leaves.ALL, pass);
    }

    /** The reverse sweep as a graph of its own. */
    public TapeOptions backward() {
        return new TapeOptions(steps, boxes, detail, leaves, Pass.BACKWARD);
    }
}
