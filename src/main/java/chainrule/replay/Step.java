package chainrule.replay;

import chainrule.linalg.Functions;
import chainrule.tape.Op;
import org.ejml.data.DMatrixRMaj;

/**
 * One operation of a program.
 *
 * @param x the arguments; leaves among them are filled in before a run
 * @param y the result
 * @param looks whether it looks if the result is finite
 */
record Step(Op op, DMatrixRMaj[] x, DMatrixRMaj y, boolean looks) implements Instruction {

    @Override
    public boolean run() {
        if (!op.accepts(x)) {
            return false;
        }
        op.evaluate(x, y);
        return !looks || Functions.firstNonFinite(y) < 0;
    }
}
