package chainrule.linalg;

/** The look for what is not finite, in one of its two forms. */
interface FiniteLoop {

    /**
     * Whether {@code x_k} is finite for {@code from ≤ k < until}.
     *
     * @param x Not modified.
     */
    boolean areFinite(int from, int until, double[] x);
}
