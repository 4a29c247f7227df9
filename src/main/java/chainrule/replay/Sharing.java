package chainrule.replay;

import chainrule.linalg.Ranges;

/**
 * How a program is shared by threads. The bits do not depend on it.
 *
 * @param threads    how many there are
 * @param narrowest  the least columns in a band
 * @param worthwhile floating-point operations in what is done at the same time, below which it is done one after the other
 */
record Sharing(int threads, int narrowest, long worthwhile) {

    /** As many threads as the library uses, for what is large enough to repay their meeting. */
    static final Sharing USUAL = new Sharing(Ranges.threads(), 16, 300_000);
}
