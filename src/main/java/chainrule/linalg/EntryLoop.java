package chainrule.linalg;

/** The loop that applies a function to every entry; see {@link OwnLoops} for why there are several. */
interface EntryLoop {

    /** {@code y_k = f(x_k)} for {@code from ≤ k < until}. */
    void map(EntryFunction f, int from, int until, double[] x, double[] y);

    /** The loop to use for a function and that many entries. */
    static EntryLoop of(EntryFunction f, int n) {
        return Template.LOOPS.of(f, n);
    }

    /** What is copied. */
    final class Template implements EntryLoop {

        private static final OwnLoops<EntryLoop> LOOPS = new OwnLoops<>(EntryLoop.class, new Template());

        @Override
        public void map(EntryFunction f, int from, int until, double[] x, double[] y) {
            for (int k = from; k < until; k++) {
                y[k] = f.apply(x[k]);
            }
        }
    }
}
