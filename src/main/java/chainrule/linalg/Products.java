package chainrule.linalg;

import org.ejml.data.DMatrixRMaj;

/**
 * The matrix products that reverse mode needs. Every entry is one chain of fused multiply-adds over {@code k} in
 * ascending order, starting from zero: the same bits on every machine, and a column of a batch equals that column
 * alone. The inner loops run along a row of the result, so that the JIT may vectorise them without touching the order.
 */
public final class Products {

    private Products() {}

    /**
     * {@code C = A B}.
     *
     * @param a {@code m×p}. Not modified.
     * @param b {@code p×n}. Not modified.
     * @param c {@code m×n}. Modified: overwritten.
     */
    public static void multiply(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c) {
        int n = b.numCols;
        c.zero();
        for (int i = 0; i < a.numRows; i++) {
            for (int k = 0; k < a.numCols; k++) {
                addRow(a.data[i * a.numCols + k], b.data, k * n, c.data, i * n, n);
            }
        }
    }

    /**
     * {@code C = Aᵀ B}.
     *
     * @param a {@code p×m}. Not modified.
     * @param b {@code p×n}. Not modified.
     * @param c {@code m×n}. Modified: overwritten.
     */
    public static void multiplyTransposeA(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c) {
        int n = b.numCols;
        c.zero();
        for (int k = 0; k < a.numRows; k++) {
            for (int i = 0; i < a.numCols; i++) {
                addRow(a.data[k * a.numCols + i], b.data, k * n, c.data, i * n, n);
            }
        }
    }

    /**
     * {@code C = A Bᵀ}.
     *
     * @param a {@code m×p}. Not modified.
     * @param b {@code n×p}. Not modified.
     * @param c {@code m×n}. Modified: overwritten.
     */
    public static void multiplyTransposeB(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c) {
        // A dot product along k would wait for each sum; the copy lets the loop run along the result's row instead.
        DMatrixRMaj transposed = new DMatrixRMaj(b.numCols, b.numRows);
        transpose(b, transposed);
        multiply(a, transposed, c);
    }

    /**
     * {@code Y = Xᵀ}.
     *
     * @param x {@code m×n}. Not modified.
     * @param y {@code n×m}. Modified: overwritten.
     */
    public static void transpose(DMatrixRMaj x, DMatrixRMaj y) {
        for (int i = 0; i < x.numRows; i++) {
            for (int j = 0; j < x.numCols; j++) {
                y.data[j * x.numRows + i] = x.data[i * x.numCols + j];
            }
        }
    }

    private static void addRow(double factor, double[] b, int from, double[] c, int to, int n) {
        for (int j = 0; j < n; j++) {
            c[to + j] = Math.fma(factor, b[from + j], c[to + j]);
        }
    }
}
