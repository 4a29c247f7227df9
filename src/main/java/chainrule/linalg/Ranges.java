package chainrule.linalg;

import java.util.function.IntConsumer;

/** Loops over many entries, shared by all threads where that pays: each does ranges of its own, so the bits are those of one. */
public final class Ranges {

    /** Entries that are worth another thread where each takes an operation or two; they fit into a processor's own cache. */
    public static final int SIMPLE = 16_384;

    /** Entries in a line of a processor's cache, which two threads had better not share. */
    private static final int LINE = 8;

    private Ranges() {}

    /** A loop whose entries do not depend on each other. */
    @FunctionalInterface
    public interface Loop {

        /** Does the entries from one, included, to another, excluded. */
        void over(int from, int until);
    }

    /** How many threads share loops and products. */
    public static int threads() {
        return Team.ALL.size();
    }

    /**
     * Does parts of a work that do not depend on each other, at the same time if threads are free.
     *
     * @param work does the part of an index
     */
    public static void each(int parts, IntConsumer work) {
        Team.ALL.run(parts, work);
    }

    /** Whether it would be a single range: a short loop then need not be made an object of. */
    static boolean isOne(int n, int range) {
        return n < 2 * range;
    }

    /**
     * Does all of {@code n} entries.
     *
     * @param range how many are worth another thread
     */
    public static void over(int n, int range, Loop loop) {
        if (isOne(n, range)) {
            loop.over(0, n);
        } else {
            int parts = parts(n / range);
            Team.ALL.run(parts, part -> loop.over(first(part, parts, n, LINE), first(part + 1, parts, n, LINE)));
        }
    }

    /** As many, or somewhat fewer so that each thread has the same to do. */
    private static int parts(int wanted) {
        return wanted < threads() ? wanted : wanted - wanted % threads();
    }

    /** Where one of several parts of nearly the same length begins, at a whole unit; or where the last ends. */
    static int first(int part, int parts, int n, int unit) {
        return (int) Math.min(n, (n + unit - 1L) / unit * part / parts * unit);
    }
}
