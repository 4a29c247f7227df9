package chainrule.linalg;

import chainrule.linalg.Gemm.Start;
import org.ejml.data.DMatrixRMaj;

/**
 * The matrix products that reverse mode needs. Every entry is one chain of fused multiply-adds over {@code k} in
 * ascending order, starting from zero: the same bits on every machine, and a column of a batch equals that column
 * alone. The inner loops run along a row of the result, so that the JIT may vectorise them without touching the order.
 */
public final class Products {

    private static final TwoForms<Gemm> GEMM = TwoForms.of(Gemm.class, new PortableGemm(), Products::rehearse);

    private Products() {}

    /**
     * {@code C = A B}.
     *
     * @param a {@code m×p}. Not modified.
     * @param b {@code p×n}. Not modified.
     * @param c {@code m×n}. Modified: overwritten.
     */
    public static void multiply(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c) {
        multiply(a.numRows, b.numCols, a.numCols, a, a.numCols, 1, b, b.numCols, 1, c, Start.AT_ZERO);
    }

    /**
     * {@code C = Aᵀ B}.
     *
     * @param a {@code p×m}. Not modified.
     * @param b {@code p×n}. Not modified.
     * @param c {@code m×n}. Modified: overwritten.
     */
    public static void multiplyTransposeA(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c) {
        multiply(a.numCols, b.numCols, a.numRows, a, 1, a.numCols, b, b.numCols, 1, c, Start.AT_ZERO);
    }

    /**
     * {@code C = A Bᵀ}.
     *
     * @param a {@code m×p}. Not modified.
     * @param b {@code n×p}. Not modified.
     * @param c {@code m×n}. Modified: overwritten.
     */
    public static void multiplyTransposeB(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c) {
        multiply(a.numRows, b.numRows, a.numCols, a, a.numCols, 1, b, 1, b.numCols, c, Start.AT_ZERO);
    }

    private static void multiply(
            int m, int n, int p,
            DMatrixRMaj a, int aDown, int aAcross,
            DMatrixRMaj b, int bDown, int bAcross,
            DMatrixRMaj c, Start start) {
        GEMM.worth((long) m * n * p)
                .multiply(m, n, p, a.data, 0, aDown, aAcross, b.data, 0, bDown, bAcross, c.data, 0, n, start);
    }

    private static void rehearse(Gemm gemm) {
        double[] x = new double[64 * 64];
        gemm.multiply(32, 32, 32, x, 0, 32, 1, x, 0, 32, 1, new double[64 * 64], 0, 32, Start.AT_ZERO);
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
}
