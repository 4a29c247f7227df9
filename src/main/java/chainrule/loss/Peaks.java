package chainrule.loss;

import chainrule.linalg.Functions;
import chainrule.linalg.Reductions;
import chainrule.shape.Axis;
import org.ejml.data.DMatrixRMaj;

/**
 * The largest score of each sample, and what the others weigh beside it.
 *
 * @param rows   where they are, the first if there are several
 * @param scores {@code 1×B}: the largest scores
 * @param e      {@code C×B}: {@code e^(sᵢ − score)}, but 0 for the largest itself
 * @param rest   {@code 1×B}: {@code Σ e}, so without the 1 of the largest itself
 */
record Peaks(int[] rows, DMatrixRMaj scores, DMatrixRMaj e, DMatrixRMaj rest) {

    /** @param s {@code C×B}. Not modified. */
    static Peaks of(DMatrixRMaj s) {
        int samples = s.numCols;
        DMatrixRMaj scores = new DMatrixRMaj(1, samples);
        int[] rows = new int[samples];
        findLargest(s, scores.data, rows);
        DMatrixRMaj e = s.createLike();
        Reductions.combine(s, scores, Axis.COLUMNS, (v, m) -> v - m, e);
        Functions.exp(e, e);
        for (int j = 0; j < samples; j++) {
            e.data[rows[j] * samples + j] = 0;
        }
        DMatrixRMaj rest = scores.createLike();
        Reductions.sum(e, Axis.COLUMNS, rest);
        return new Peaks(rows, scores, e, rest);
    }

    private static void findLargest(DMatrixRMaj s, double[] scores, int[] rows) {
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
