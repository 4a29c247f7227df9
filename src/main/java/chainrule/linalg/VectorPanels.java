package chainrule.linalg;

import java.util.Arrays;

/** Copies of A and B laid out as {@link VectorTile} reads them, and one thread's space for a block of A. */
final class VectorPanels {

    private static final int ROWS = VectorTile.ROWS;
    private static final int COLUMNS = VectorTile.COLUMNS;

    /** A row of zeros, for sums to start from. */
    static final double[] ZERO = new double[COLUMNS];

    /** Panels of {@link VectorTile#ROWS} rows, one behind the other; in each, column by column. */
    double[] a = {};

    /** A tile of C that reaches over its edge. */
    final double[] edge = new double[ROWS * COLUMNS];

    /** Copies {@code m×p} entries of A; rows that a last panel lacks are zero. */
    void copyA(int m, int p, double[] from, int at, int down, int across) {
        int length = (m + ROWS - 1) / ROWS * ROWS * p;
        if (a.length < length) {
            a = new double[length];
        }
        copy(m, p, from, at, down, across, a, 0, ROWS);
    }

    /**
     * Copies {@code p×n} entries of B to panels of {@link VectorTile#COLUMNS} columns, one behind the other; in each, row by
     * row. Columns that a last panel lacks are zero.
     */
    static void copyB(int p, int n, double[] from, int at, int down, int across, double[] to, int start) {
        copy(n, p, from, at, across, down, to, start, COLUMNS);
    }

    /** Panels of so many lines, one behind the other; in each, the lines' first entries, then their second. */
    private static void copy(int lines, int p, double[] from, int at, int apart, int step, double[] to, int start, int panel) {
        int whole = lines - lines % panel;
        for (int i = 0; i < whole; i += panel) {
            if (apart == 1) {
                VectorTile.copy(p, from, at + i, step, to, start + i * p, panel);
            } else {
                for (int four = 0; four < panel; four += 4) {
                    interleave(p, from, at + (i + four) * apart, apart, to, start + i * p + four, panel);
                }
            }
        }
        if (whole < lines) {
            Arrays.fill(to, start + whole * p, start + (whole + panel) * p, 0);
            for (int i = whole; i < lines; i++) {
                for (int k = 0; k < p; k++) {
                    to[start + whole * p + k * panel + i - whole] = from[at + i * apart + k * step];
                }
            }
        }
    }

    /** Four lines of {@code p} entries: the four at one place of the lines come to lie side by side. */
    private static void interleave(int p, double[] from, int at, int apart, double[] to, int start, int stride) {
        int second = at + apart;
        int third = second + apart;
        int fourth = third + apart;
        int target = start;
        for (int k = 0; k < p; k++) {
            to[target] = from[at + k];
            to[target + 1] = from[second + k];
            to[target + 2] = from[third + k];
            to[target + 3] = from[fourth + k];
            target += stride;
        }
    }
}
