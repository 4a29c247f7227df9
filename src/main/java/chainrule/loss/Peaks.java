package chainrule.loss;

import chainrule.linalg.Functions;
import chainrule.linalg.Reductions;
import chainrule.linalg.Scratch;
import chainrule.shape.Axis;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * The largest score of each sample, and what the others weigh beside it.
 *
 * @param rows   {@code 1×B}: where they are, the first if there are several
 * @param scores {@code 1×B}: the largest scores
 * @param e      {@code C×B}: {@code e^(sᵢ − score)}, but 0 for the largest itself
 * @param rest   {@code 1×B}: {@code Σ e}, so without the 1 of the largest itself
 */
record Peaks(DMatrixRMaj rows, DMatrixRMaj scores, DMatrixRMaj e, DMatrixRMaj rest) {

    /**
     * Finds them.
     *
     * @param s       {@code C×B}. Not modified.
     * @param scratch where they are kept
     */
    static Peaks of(DMatrixRMaj s, Scratch scratch) {
        Peaks peaks = new Peaks(
                scratch.matrix(1, s.numCols), scratch.matrix(1, s.numCols), scratch.like(s), scratch.matrix(1, s.numCols));
        peaks.find(s);
        return peaks;
    }

    /** In which row the largest score of a sample is. */
    int row(int sample) {
        return (int) rows.data[sample];
    }

    private void find(DMatrixRMaj s) {
        findLargest(s, scores.data, rows.data);
        Reductions.combine(s, scores, Axis.COLUMNS, (v, m) -> v - m, e);
        Functions.exp(e, e);
        for (int j = 0; j < s.numCols; j++) {
            e.data[row(j) * s.numCols + j] = 0;
        }
        Reductions.sum(e, Axis.COLUMNS, rest);
    }

    private static void findLargest(DMatrixRMaj s, double[] scores, double[] rows) {
        Arrays.fill(rows, 0, s.numCols, 0);
        System.arraycopy(s.data, 0, scores, 0, s.numCols);
        for (int i = 1; i < s.numRows; i++) {
            for (int j = 0; j < s.numCols; j++) {
                double v = s.data[i * s.numCols + j];
                if (v > scores[j]) {
                    scores[j] = v;
                    rows[j] = i;
                }
            }
        }
    }
}
