package chainrule.replay;

import org.ejml.data.DMatrixRMaj;

/**
 * Copies some columns from one matrix to another.
 *
 * @param from one matrix, in an array because a leaf is filled in before a run
 */
record ColumnCopy(DMatrixRMaj[] from, int fromColumn, DMatrixRMaj to, int toColumn, int columns) implements Instruction {

    @Override
    public boolean run() {
        DMatrixRMaj source = from[0];
        for (int i = 0; i < source.numRows; i++) {
            System.arraycopy(source.data, i * source.numCols + fromColumn, to.data, i * to.numCols + toColumn, columns);
        }
        return true;
    }
}
