package chainrule.linalg;

/**
 * The matrix product over arrays. Every entry is one chain of fused multiply-adds over {@code k} in ascending order,
 * {@code s ← fma(a_ik, b_kj, s)}, so every form, blocking and number of threads gives the same bits.
 */
interface Gemm {

    /** Where the sums start. */
    enum Start {
        /** {@code C = A B}. */
        AT_ZERO,
        /** {@code C ← C + A B}: at the entries of C. */
        AT_C
    }

    /**
     * Multiplies. An entry of a factor lies at {@code at + row · down + column · across}, so a transposed factor is one
     * with the two steps exchanged.
     *
     * @param m rows of A and C
     * @param n columns of B and C
     * @param p columns of A, rows of B
     * @param c rows of C are contiguous, and {@code cDown} apart. Modified.
     */
    void multiply(
            int m, int n, int p,
            double[] a, int aAt, int aDown, int aAcross,
            double[] b, int bAt, int bDown, int bAcross,
            double[] c, int cAt, int cDown, Start start);
}
