package chainrule.linalg;

import java.util.Arrays;

/** One thread's space for copies of a block of A and a block of B, laid out as {@link VectorTile} reads them. */
final class VectorPanels {

    private static final int ROWS = VectorTile.ROWS;
    private static final int COLUMNS = VectorTile.COLUMNS;

    /** A row of zeros, for sums to start from. */
    static final double[] ZERO = new double[COLUMNS];

    /** Panels of {@link VectorTile#ROWS} rows, one behind the other; in each, column by column. */
    double[] a = {};

    /** Panels of {@link VectorTile#COLUMNS} columns, one behind the other; in each, row by row. */
    double[] b = {};

    /** A tile of C that reaches over its edge. */
    final double[] edge = new double[ROWS * COLUMNS];

    /** Copies {@code m×p} entries of A; rows that a last panel lacks are zero. */
    void copyA(int m, int p, double[] from, int at, int down, int across) {
        a = enough(a, (m + ROWS - 1) / ROWS * ROWS * p);
        int whole = m - m % ROWS;
        for (int i = 0; i < whole; i += ROWS) {
            interleave(p, from, at + i * down, down, across, a, i * p, ROWS);
        }
        if (whole < m) {
            Arrays.fill(a, whole * p, (whole + ROWS) * p, 0);
            for (int i = whole; i < m; i++) {
                spread(p, from, at + i * down, across, a, whole * p + i - whole, ROWS);
            }
        }
    }

    /** Copies {@code p×n} entries of B; columns that a last panel lacks are zero. */
    void copyB(int p, int n, double[] from, int at, int down, int across) {
        b = enough(b, (n + COLUMNS - 1) / COLUMNS * COLUMNS * p);
        int whole = n - n % COLUMNS;
        for (int j = 0; j < whole; j += COLUMNS) {
            if (across == 1) {
                VectorTile.copy(p, from, at + j, down, b, j * p);
            } else {
                for (int part = 0; part < COLUMNS; part += 4) {
                    interleave(p, from, at + (j + part) * across, across, down, b, j * p + part, COLUMNS);
                }
            }
        }
        copyLastOfB(p, n, from, at, down, across);
    }

    /** Copies only the panel that is not whole, to where it would lie after all others. */
    void copyLastOfB(int p, int n, double[] from, int at, int down, int across) {
        int whole = n - n % COLUMNS;
        if (whole < n) {
            b = enough(b, (whole + COLUMNS) * p);
            Arrays.fill(b, whole * p, (whole + COLUMNS) * p, 0);
            for (int j = whole; j < n; j++) {
                spread(p, from, at + j * across, down, b, whole * p + j - whole, COLUMNS);
            }
        }
    }

    /** Four lines of {@code p} entries: the four at one place of the lines come to lie side by side. */
    private static void interleave(int p, double[] from, int at, int apart, int step, double[] to, int start, int stride) {
        int first = at;
        int second = first + apart;
        int third = second + apart;
        int fourth = third + apart;
        int target = start;
        for (int k = 0; k < p; k++) {
            int shift = k * step;
            to[target] = from[first + shift];
            to[target + 1] = from[second + shift];
            to[target + 2] = from[third + shift];
            to[target + 3] = from[fourth + shift];
            target += stride;
        }
    }

    private static void spread(int p, double[] from, int at, int step, double[] to, int start, int stride) {
        for (int k = 0; k < p; k++) {
            to[start + k * stride] = from[at + k * step];
        }
    }

    private static double[] enough(double[] space, int size) {
        return space.length >= size ? space : new double[size];
    }
}
