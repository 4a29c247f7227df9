package chainrule.linalg;

/** The loops that apply a function to pairs of entries; see {@link OwnLoops} for why there are several. */
interface PairLoop {

    /** {@code y_k = f(a_k, b_k)} for {@code from ≤ k < until}. */
    void map(PairFunction f, int from, int until, double[] a, double[] b, double[] y);

    /** {@code y_k = f(a_k, b)} for {@code from ≤ k < until}. */
    void mapWith(PairFunction f, int from, int until, double[] a, double b, double[] y);

    /** {@code y_k = f(a_k, b_k)} for {@code k < n}, each array from a place of its own: C2 makes no vectors of that. */
    void mapRow(PairFunction f, int n, double[] a, int aAt, double[] b, int bAt, double[] y, int yAt);

    /** {@code y_i = f(… f(f(start, x_i0), x_i1) …)} for each row, from the first entry to the last. */
    void foldRows(PairFunction f, double start, int rows, int columns, double[] x, double[] y);

    /** The loops to use for a function and that many entries. */
    static PairLoop of(PairFunction f, int n) {
        return Template.LOOPS.of(f, n);
    }

    /** What is copied. */
    final class Template implements PairLoop {

        private static final OwnLoops<PairLoop> LOOPS = new OwnLoops<>(PairLoop.class, new Template());

        @Override
        public void map(PairFunction f, int from, int until, double[] a, double[] b, double[] y) {
            for (int k = from; k < until; k++) {
                y[k] = f.apply(a[k], b[k]);
            }
        }

        @Override
        public void mapWith(PairFunction f, int from, int until, double[] a, double b, double[] y) {
            for (int k = from; k < until; k++) {
                y[k] = f.apply(a[k], b);
            }
        }

        @Override
        public void mapRow(PairFunction f, int n, double[] a, int aAt, double[] b, int bAt, double[] y, int yAt) {
            for (int k = 0; k < n; k++) {
                y[yAt + k] = f.apply(a[aAt + k], b[bAt + k]);
            }
        }

        @Override
        public void foldRows(PairFunction f, double start, int rows, int columns, double[] x, double[] y) {
            int i = 0;
            // A sum waits for each of its additions; eight rows need not wait for each other.
            for (; i + 8 <= rows; i += 8) {
                double s0 = start;
                double s1 = start;
                double s2 = start;
                double s3 = start;
                double s4 = start;
                double s5 = start;
                double s6 = start;
                double s7 = start;
                int at = i * columns;
                for (int k = at; k < at + columns; k++) {
                    s0 = f.apply(s0, x[k]);
                    s1 = f.apply(s1, x[k + columns]);
                    s2 = f.apply(s2, x[k + 2 * columns]);
                    s3 = f.apply(s3, x[k + 3 * columns]);
                    s4 = f.apply(s4, x[k + 4 * columns]);
                    s5 = f.apply(s5, x[k + 5 * columns]);
                    s6 = f.apply(s6, x[k + 6 * columns]);
                    s7 = f.apply(s7, x[k + 7 * columns]);
                }
                y[i] = s0;
                y[i + 1] = s1;
                y[i + 2] = s2;
                y[i + 3] = s3;
                y[i + 4] = s4;
                y[i + 5] = s5;
                y[i + 6] = s6;
                y[i + 7] = s7;
            }
            for (; i < rows; i++) {
                double s = start;
                for (int k = i * columns; k < (i + 1) * columns; k++) {
                    s = f.apply(s, x[k]);
                }
                y[i] = s;
            }
        }
    }
}
