package chainrule.linalg;

/** A function of one number over many of them, in one of its two forms: {@code y_k = f(x_k)} for {@code from ≤ k < until}. */
interface EntryRoutine {

    /**
     * Computes them.
     *
     * @param x Not modified, unless it is {@code y}.
     * @param y Modified: overwritten.
     */
    void map(int from, int until, double[] x, double[] y);
}
