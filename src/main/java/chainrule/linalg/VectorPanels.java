package chainrule.linalg;

/** Copies of lines of A and B side by side, as {@link VectorPackedTile} reads them, and one thread's space for a block of A. */
final class VectorPanels {

    private static final int ROWS = VectorPackedTile.ROWS;

    /** A row of zeros, for sums to start from. */
    static final double[] ZERO = new double[VectorPackedTile.COLUMNS];

    /** Panels of {@link VectorPackedTile#ROWS} rows of A. */
    final double[][] a = new double[VectorPackedGemm.HEIGHT / ROWS][0];

    /** A tile of C that reaches over its edge. */
    final double[] edge = new double[ROWS * VectorPackedTile.COLUMNS];

    /** For {@link VectorPackedTile#multiply}. */
    final double[] scratch = new double[VectorPackedTile.WIDTH];

    /** Copies columns {@code k} to {@code until}, of {@code p} that there are, of {@code m} rows of A. */
    void copyA(int m, int k, int until, int p, double[] from, int at, int down, int across) {
        for (int i = 0; i < m; i += ROWS) {
            int panel = i / ROWS;
            if (a[panel].length < p * ROWS) {
                a[panel] = new double[p * ROWS];
            }
            copy(Math.min(ROWS, m - i), k, until, from, at + i * down, down, across, a[panel], ROWS);
        }
    }

    /**
     * Lays lines side by side: first the first entries of all, then the second.
     *
     * @param lines   how many; those that a panel lacks are zero up to the next whole vector, or all if there are none
     * @param at      the first line's entry 0
     * @param k       the first entry that is meant
     * @param until   the first that no longer is
     * @param apart   from line to line
     * @param step    from entry to entry
     * @param to      entries of {@code k} come to lie at {@code k · width}
     */
    static void copy(
            int lines, int k, int until, double[] from, int at, int apart, int step, double[] to, int width) {
        if (lines >= width && apart == 1 && width % VectorPackedTile.WIDTH == 0) {
            VectorPackedTile.copy(k, until, from, at, step, to, width);
            return;
        }
        int present = Math.max(0, Math.min(lines, width));
        int fours = present - present % 4;
        for (int four = 0; four < fours; four += 4) {
            interleave(until - k, from, at + k * step + four * apart, apart, step, to, k * width + four, width);
        }
        for (int i = fours; i < width && (i < present || i % VectorPackedTile.WIDTH != 0 || present == 0); i++) {
            for (int entry = k; entry < until; entry++) {
                to[entry * width + i] = i < present ? from[at + i * apart + entry * step] : 0;
            }
        }
    }

    /** Four lines. */
    private static void interleave(int p, double[] from, int at, int apart, int step, double[] to, int start, int stride) {
        int second = at + apart;
        int third = second + apart;
        int fourth = third + apart;
        int source = 0;
        int target = start;
        for (int k = 0; k < p; k++) {
            to[target] = from[at + source];
            to[target + 1] = from[second + source];
            to[target + 2] = from[third + source];
            to[target + 3] = from[fourth + source];
            source += step;
            target += stride;
        }
    }

    /** Copies the part of a tile that lies within C, from there or to there. */
    static void copyTile(int m, int n, double[] from, int at, int down, double[] to, int start, int stride) {
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                to[start + i * stride + j] = from[at + i * down + j];
            }
        }
    }
}
