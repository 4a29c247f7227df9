package chainrule.linalg;

import chainrule.linalg.Gemm.Start;
import org.ejml.data.DMatrixRMaj;

/**
 * The matrix products that reverse mode needs. Every entry is one chain of fused multiply-adds over {@code k} in
 * ascending order, starting from zero or from the entry of C: the same bits on every machine, in both forms and with any
 * number of threads, and a column of a batch equals that column alone. C must be neither of the factors.
 */
public final class Products {

    private static final TwoForms<Gemm> GEMM = TwoForms.of(Gemm.class, new PortableGemm(), Products::rehearse);

    private static final ThreadLocal<Multiplication> OWN = ThreadLocal.withInitial(() -> new Multiplication(Team.ALL));

    /** Entries in a line of a processor's cache, which is best written at once. */
    private static final int LINE = 8;

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
     * {@code C ← C + A B}.
     *
     * @param a {@code m×p}. Not modified.
     * @param b {@code p×n}. Not modified.
     * @param c {@code m×n}. Modified: added to.
     */
    public static void multiplyAdd(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c) {
        multiply(a.numRows, b.numCols, a.numCols, a, a.numCols, 1, b, b.numCols, 1, c, Start.AT_C);
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
     * {@code C ← C + Aᵀ B}.
     *
     * @param a {@code p×m}. Not modified.
     * @param b {@code p×n}. Not modified.
     * @param c {@code m×n}. Modified: added to.
     */
    public static void multiplyAddTransposeA(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c) {
        multiply(a.numCols, b.numCols, a.numRows, a, 1, a.numCols, b, b.numCols, 1, c, Start.AT_C);
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

    /**
     * {@code C ← C + A Bᵀ}.
     *
     * @param a {@code m×p}. Not modified.
     * @param b {@code n×p}. Not modified.
     * @param c {@code m×n}. Modified: added to.
     */
    public static void multiplyAddTransposeB(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c) {
        multiply(a.numRows, b.numRows, a.numCols, a, a.numCols, 1, b, 1, b.numCols, c, Start.AT_C);
    }

    /**
     * {@code Y = Xᵀ}.
     *
     * @param x {@code m×n}. Not modified.
     * @param y {@code n×m}. Modified: overwritten.
     */
    public static void transpose(DMatrixRMaj x, DMatrixRMaj y) {
        transpose(x, y, 0);
    }

    /**
     * {@code Y = Xᵀ} for some rows of Y.
     *
     * @param x {@code m×n}. Not modified.
     * @param y of {@code m} columns. Modified: {@code n} of its rows are overwritten.
     * @param row the first of them
     */
    public static void transpose(DMatrixRMaj x, DMatrixRMaj y, int row) {
        int whole = x.numRows - x.numRows % LINE;
        for (int i = 0; i < whole; i += LINE) {
            for (int j = 0; j < x.numCols; j++) {
                transposeLine(x.data, i * x.numCols + j, x.numCols, y.data, (row + j) * x.numRows + i);
            }
        }
        for (int i = whole; i < x.numRows; i++) {
            for (int j = 0; j < x.numCols; j++) {
                y.data[(row + j) * x.numRows + i] = x.data[i * x.numCols + j];
            }
        }
    }

    private static void transposeLine(double[] from, int at, int step, double[] to, int start) {
        to[start] = from[at];
        to[start + 1] = from[at + step];
        to[start + 2] = from[at + 2 * step];
        to[start + 3] = from[at + 3 * step];
        to[start + 4] = from[at + 4 * step];
        to[start + 5] = from[at + 5 * step];
        to[start + 6] = from[at + 6 * step];
        to[start + 7] = from[at + 7 * step];
    }

    private static void multiply(
            int m, int n, int p,
            DMatrixRMaj a, int aDown, int aAcross,
            DMatrixRMaj b, int bDown, int bAcross,
            DMatrixRMaj c, Start start) {
        Gemm gemm = GEMM.worth((long) m * n * p);
        OWN.get().multiply(gemm, m, n, p, a.data, aDown, aAcross, b.data, bDown, bAcross, c.data, start);
    }

    /** Every way through a form: whole tiles and edges, from zero and from C, in place and packed. */
    static void rehearse(Gemm gemm) {
        Multiplication alone = new Multiplication(new Team(1));
        rehearse(gemm, alone, 37, 29, 40);
        rehearse(gemm, alone, 19, 29, 40);
        rehearse(gemm, alone, 102, 101, 5);
    }

    private static void rehearse(Gemm gemm, Multiplication alone, int m, int n, int p) {
        double[] x = new double[m * p];
        double[] y = new double[p * n];
        double[] c = new double[m * n];
        for (Start start : Start.values()) {
            alone.multiply(gemm, m, n, p, x, p, 1, y, n, 1, c, start);
            alone.multiply(gemm, m, n, p, x, 1, m, y, n, 1, c, start);
            alone.multiply(gemm, m, n, p, x, p, 1, y, 1, p, c, start);
        }
    }
}
