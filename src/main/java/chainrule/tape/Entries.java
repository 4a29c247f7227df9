package chainrule.tape;

import org.ejml.data.DMatrixRMaj;

/**
 * The numbers of values without a copy, for routines that run a step many thousand times. Who takes them promises what
 * everybody else gets from {@link Value} itself: that a value never changes.
 */
public final class Entries {

    private Entries() {}

    /** The entries of a value. Not to be modified. */
    public static DMatrixRMaj of(Value value) {
        return value.primal();
    }

    /** A leaf on a matrix of finite numbers, which is not modified as long as anybody can look at the leaf. */
    public static Value leaf(String name, DMatrixRMaj matrix) {
        return Value.on(name, matrix);
    }
}
