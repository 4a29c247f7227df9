package chainrule.replay;

import chainrule.linalg.Functions;
import chainrule.tape.Op;
import org.ejml.data.DMatrixRMaj;

/**
 * One operation of a program.
 *
 * @param x the arguments; leaves among them are filled in before a run
 * @param y the result
 */
record Step(Op op, DMatrixRMaj[] x, DMatrixRMaj y) {

    /** Computes; {@code false} if the numbers made no sense or the result is not finite. */
    boolean run() {
        if (!op.accepts(x)) {
            return false;
        }
        op.evaluate(x, y);
        return Functions.firstNonFinite(y) < 0;
    }
}
