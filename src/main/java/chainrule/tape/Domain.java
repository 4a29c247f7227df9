package chainrule.tape;

import java.util.function.DoublePredicate;
import org.ejml.data.DMatrixRMaj;

/** The real numbers at which an operation is defined, or at which one of its arguments makes sense. */
public enum Domain {
    /** All. */
    REALS("x a real number", x -> true),
    /** Greater than zero. */
    POSITIVE("x > 0", x -> x > 0),
    /** Zero or greater. */
    NON_NEGATIVE("x ≥ 0", x -> x >= 0),
    /** Greater than minus one. */
    ABOVE_MINUS_ONE("x > −1", x -> x > -1),
    /** Zero or less: a log-probability. */
    NON_POSITIVE("a log-probability, x ≤ 0", x -> x <= 0),
    /** From zero to one. */
    PROBABILITIES("a probability, 0 ≤ x ≤ 1", x -> x >= 0 && x <= 1),
    /** One of two classes. */
    SIGNS("−1 or 1", x -> x == -1 || x == 1),
    /** The class of each sample: matrices with one 1 in each column, else zeros. */
    ONE_HOT("one-hot, a single 1 in each column, else 0", x -> x == 0 || x == 1) {
        @Override
        int firstOutside(DMatrixRMaj x) {
            int k = super.firstOutside(x);
            for (int j = 0; k < 0 && j < x.numCols; j++) {
                int ones = 0;
                for (int i = 0; i < x.numRows; i++) {
                    ones += x.data[i * x.numCols + j] == 1 ? 1 : 0;
                }
                k = ones == 1 ? -1 : j;
            }
            return k;
        }
    },
    /** All but zero. */
    NON_ZERO("x ≠ 0", x -> x != 0);

    private final String words;
    private final DoublePredicate test;

    Domain(String words, DoublePredicate test) {
        this.words = words;
        this.test = test;
    }

    /** Whether its numbers stand apart from each other: labels. */
    public boolean isDiscrete() {
        return this == SIGNS || this == ONE_HOT;
    }

    /** Whether {@code x} belongs to it. */
    public boolean contains(double x) {
        return test.test(x);
    }

    /**
     * Refuses a value that does not belong to it.
     *
     * @param who  who needs it: {@code crossEntropy}
     * @param what what it is there: {@code a prediction}
     * @throws DomainException with the first entry outside and its place
     */
    public void require(String who, String what, Value x) {
        // A value without numbers is looked at when it has some: see Op.accepts.
        int k = this == REALS || x.recording() != null ? -1 : firstOutside(x.primal());
        if (k >= 0 && !Watch.goesOn()) {
            throw new DomainException(who + " needs " + what + " that is " + words + "; got "
                    + (this == NON_NEGATIVE ? "a negative one, " : "")
                    + (x.name().isEmpty() ? "" : x.name() + " = ") + x.primal().data[k] + NonFinite.place(x.primal(), k));
        }
    }

    /** Whether all entries belong to it. */
    public boolean contains(DMatrixRMaj x) {
        return this == REALS || firstOutside(x) < 0;
    }

    /** The index of the first entry that does not belong to it, or −1. */
    int firstOutside(DMatrixRMaj x) {
        for (int k = 0; k < x.getNumElements(); k++) {
            if (!contains(x.data[k])) {
                return k;
            }
        }
        return -1;
    }

    @Override
    public String toString() {
        return words;
    }
}
