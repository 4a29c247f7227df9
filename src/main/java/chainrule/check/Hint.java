package chainrule.check;

/** What a gradient and the differences that should equal it have to do with each other. */
public enum Hint {
    /** They agree. */
    FINE("fine"),
    /** The function bends at this very point; the gradient lies between the slopes to either side. */
    KINK("on a kink"),
    /** One is the negative of the other. */
    SIGN("wrong sign"),
    /** One is twice the other. */
    FACTOR_TWO("factor two"),
    /** One is a multiple of the other. */
    FACTOR("constant factor"),
    /** The value is used more than once, and not all uses are counted. */
    ACCUMULATION("forgotten accumulation"),
    /** Rows and columns are exchanged. */
    TRANSPOSED("transposed"),
    /** The gradient is zero and should not be. */
    MISSING("no gradient"),
    /** There is nothing to compare with: the function has no value on one side, or its differences do not settle. */
    UNDECIDED("undecided"),
    /** They differ, in no way that is known here. */
    UNKNOWN("wrong");

    private final String words;

    Hint(String words) {
        this.words = words;
    }

    /** Whether this is no reason to doubt the gradient. */
    public boolean harmless() {
        return this == FINE || this == KINK;
    }

    @Override
    public String toString() {
        return words;
    }
}
