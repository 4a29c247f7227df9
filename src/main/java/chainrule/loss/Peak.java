package chainrule.loss;

import org.ejml.data.DMatrixRMaj;

/**
 * The largest score of a sample, and what the others weigh beside it.
 *
 * @param row   where it is, the first if there are several
 * @param score the largest score
 * @param rest  {@code Σ e^(sᵢ − score)} over the other rows, without the 1 of the largest itself
 */
record Peak(int row, double score, double rest) {

    /**
     * Finds it in a column.
     *
     * @param s Not modified.
     * @param e one entry per row. Modified: {@code e^(sᵢ − score)}.
     */
    static Peak of(DMatrixRMaj s, int column, double[] e) {
        int row = 0;
        for (int i = 1; i < s.numRows; i++) {
            if (s.get(i, column) > s.get(row, column)) {
                row = i;
            }
        }
        double rest = 0;
        for (int i = 0; i < s.numRows; i++) {
            e[i] = StrictMath.exp(s.get(i, column) - s.get(row, column));
            rest += i == row ? 0 : e[i];
        }
        return new Peak(row, s.get(row, column), rest);
    }
}
