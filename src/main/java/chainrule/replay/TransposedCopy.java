package chainrule.replay;

import chainrule.linalg.Products;
import org.ejml.data.DMatrixRMaj;

/** Copies a matrix to some rows of another, transposed. */
record TransposedCopy(DMatrixRMaj from, DMatrixRMaj to, int row) implements Instruction {

    @Override
    public boolean run() {
        Products.transpose(from, to, row);
        return true;
    }
}
