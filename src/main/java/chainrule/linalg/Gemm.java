package chainrule.linalg;

/**
 * The matrix product over arrays. Every entry is one chain of fused multiply-adds over {@code k} in ascending order,
 * {@code s ← fma(a_ik, b_kj, s)}, so every form, blocking and number of threads gives the same bits. An entry of a factor
 * lies at {@code at + row · down + column · across}, so a transposed factor is one with the two steps exchanged.
 */
interface Gemm {

    /** Where the sums start. */
    enum Start {
        /** {@code C = A B}. */
        AT_ZERO,
        /** {@code C ← C + A B}: at the entries of C. */
        AT_C
    }

    /** The form to use for a product of that size, if there are several. */
    default Gemm suited(int m, int n, int bAcross) {
        return this;
    }

    /**
     * The columns in a panel of the copy of B that {@link #multiply} reads instead of B, zero if it reads B itself.
     *
     * @param m rows of A and C
     * @param n columns of B and C
     * @param p columns of A, rows of B
     */
    int panelWidth(int m, int n, int p, int bAcross);

    /**
     * Copies columns of B. Those who copy different columns may do so at the same time.
     *
     * @param first a multiple of {@link Multiplication#UNIT}
     * @param count columns, a multiple of {@link Multiplication#UNIT} unless they are the last
     * @param b where B's first column is. Not modified.
     * @param panels of the whole of B, from row 0, each an array of its own. Modified: those of the columns are overwritten.
     */
    void copy(int first, int count, int p, double[] b, int bAt, int bDown, int bAcross, double[][] panels);

    /**
     * Multiplies by some columns of B.
     *
     * @param m rows of A and C
     * @param first B's first column that is meant, a multiple of {@link Multiplication#UNIT}
     * @param n how many columns of B, columns of C
     * @param p columns of A, rows of B
     * @param b where B's first column is, of all. Not modified.
     * @param panels the copy of the whole of B, empty if none is needed. Not modified.
     * @param c rows of C are contiguous, and {@code cDown} apart. Modified.
     */
    void multiply(
            int m, int first, int n, int p,
            double[] a, int aAt, int aDown, int aAcross,
            double[] b, int bAt, int bDown, int bAcross, double[][] panels,
            double[] c, int cAt, int cDown, Start start);
}
