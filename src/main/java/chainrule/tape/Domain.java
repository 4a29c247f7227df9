package chainrule.tape;

import java.util.function.DoublePredicate;

/** The real numbers at which an operation is defined. */
public enum Domain {
    /** All. */
    REALS("x a real number", x -> true),
    /** Greater than zero. */
    POSITIVE("x > 0", x -> x > 0),
    /** Zero or greater. */
    NON_NEGATIVE("x ≥ 0", x -> x >= 0),
    /** Greater than minus one. */
    ABOVE_MINUS_ONE("x > −1", x -> x > -1),
    /** All but zero. */
    NON_ZERO("x ≠ 0", x -> x != 0);

    private final String words;
    private final DoublePredicate test;

    Domain(String words, DoublePredicate test) {
        this.words = words;
        this.test = test;
    }

    /** Whether {@code x} belongs to it. */
    public boolean contains(double x) {
        return test.test(x);
    }

    @Override
    public String toString() {
        return words;
    }
}
