package chainrule.linalg;

/** Loops over many entries, shared by all threads where that pays: each does ranges of its own, so the bits are those of one. */
public final class Ranges {

    /** Entries in a range that are worth another thread, and fit into a processor's own cache. */
    private static final int RANGE = 16_384;

    private Ranges() {}

    /** A loop whose entries do not depend on each other. */
    @FunctionalInterface
    public interface Loop {

        /** Does the entries from one, included, to another, excluded. */
        void over(int from, int until);
    }

    /** Does all of {@code n} entries. */
    public static void over(int n, Loop loop) {
        int parts = n / RANGE;
        if (parts < 2) {
            loop.over(0, n);
        } else {
            Team.ALL.run(parts, part -> loop.over(part * RANGE, part == parts - 1 ? n : (part + 1) * RANGE));
        }
    }
}
