package chainrule.loss;

import static chainrule.op.GatherColumns.gatherColumns;
import static chainrule.op.Multiply.multiply;

import chainrule.tape.Value;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * Samples that count in the place of those of weight 0: zero times their loss is 0 for certain, whatever those would give.
 * Every other sample keeps its column, so a message names the right one.
 *
 * @param columns which sample stands in each column; none in any if none counts
 */
record StandIns(int[] columns) {

    private static final int NONE = -1;

    /** For every sample of weight 0 the one before it that counts, or the first that does. */
    static StandIns where(Value weights) {
        double[] w = weights.matrix().data;
        int[] columns = new int[w.length];
        int counts = NONE;
        for (int j = w.length - 1; j >= 0; j--) {
            counts = w[j] == 0 ? counts : j;
        }
        for (int j = 0; j < w.length; j++) {
            counts = w[j] == 0 ? counts : j;
            columns[j] = counts;
        }
        return new StandIns(columns);
    }

    /** Whether there is a sample of weight 0. */
    boolean needed() {
        return IntStream.range(0, columns.length).anyMatch(j -> columns[j] != j);
    }

    /** Whether there is one that counts. */
    boolean any() {
        return columns[0] != NONE;
    }

    Value of(Value samples) {
        return gatherColumns(samples, columns);
    }

    /** The same weights; none of a sample that does not count can be moved. */
    Value weights(Value weights) {
        DMatrixRMaj counts = new DMatrixRMaj(1, columns.length);
        for (int j = 0; j < columns.length; j++) {
            counts.data[j] = columns[j] == j ? 1 : 0;
        }
        return multiply(Value.matrix("counts", counts), weights);
    }
}
