package chainrule.linalg;

/**
 * The matrix product with {@code jdk.incubator.vector}. A and B are copied to panels as {@link VectorTile} reads them: all
 * of B at once, A in blocks. A panel of B stays in the first cache, a block of A in the second. From one block of
 * {@code k} to the next the sums wait in C: a double is stored as it is, so no bit is lost.
 */
final class VectorGemm implements Gemm {

    private static final int ROWS = VectorTile.ROWS;
    private static final int COLUMNS = VectorTile.COLUMNS;

    /** Steps of {@code k} in a block: with 256-bit vectors a panel of B is 16 KB. */
    private static final int DEPTH = 256;

    /** Rows in a block of A, 192 KB. */
    private static final int HEIGHT = 96;

    /** Columns of B that a block of A meets before the next takes its place, 512 KB. */
    private static final int WIDTH = 256;

    /** Multiply-adds below which copying a panel costs more than it saves. */
    private static final int SMALL = 500;

    private final ThreadLocal<VectorPanels> panels = ThreadLocal.withInitial(VectorPanels::new);
    private final Gemm portable = new PortableGemm();

    @Override
    public int copyLength(int m, int n, int p, int bAcross) {
        boolean turned = bAcross != 1;
        boolean copyPays = n >= COLUMNS / 2 && (m >= ROWS || !turned) && (long) m * n * p >= SMALL;
        return copyPays ? (n + COLUMNS - 1) / COLUMNS * COLUMNS * p : 0;
    }

    @Override
    public void copy(int first, int count, int p, double[] b, int bAt, int bDown, int bAcross, double[] copy) {
        VectorPanels.copyB(p, count, b, bAt + first * bAcross, bDown, bAcross, copy, first * p);
    }

    @Override
    public void multiply(
            int m, int first, int n, int p,
            double[] a, int aAt, int aDown, int aAcross,
            double[] b, int bAt, int bDown, int bAcross, double[] copy,
            double[] c, int cAt, int cDown, Start start) {
        if (copy.length == 0) {
            portable.multiply(m, first, n, p, a, aAt, aDown, aAcross, b, bAt, bDown, bAcross, copy, c, cAt, cDown, start);
            return;
        }
        VectorPanels space = panels.get();
        int depth = even(p, DEPTH);
        for (int j = 0; j < n; j += WIDTH) {
            int columns = Math.min(WIDTH, n - j);
            for (int k = 0; k < p; k += depth) {
                int steps = Math.min(depth, p - k);
                Start from = k == 0 ? start : Start.AT_C;
                for (int i = 0; i < m; i += HEIGHT) {
                    int rows = Math.min(HEIGHT, m - i);
                    space.copyA(rows, steps, a, aAt + i * aDown + k * aAcross, aDown, aAcross);
                    for (int panel = j; panel < j + columns; panel += COLUMNS) {
                        column(
                                space, rows, Math.min(COLUMNS, n - panel), steps, copy, (first + panel) * p + k * COLUMNS,
                                c, cAt + i * cDown + panel, cDown, from);
                    }
                }
            }
        }
    }

    /** All tiles below each other: the block of A by one panel of B. */
    private static void column(
            VectorPanels space, int m, int n, int p, double[] b, int bAt, double[] c, int cAt, int cDown, Start start) {
        boolean onC = start == Start.AT_C;
        int whole = n == COLUMNS ? m - m % ROWS : 0;
        for (int i = 0; i < whole; i += ROWS) {
            int at = cAt + i * cDown;
            VectorTile.multiply(p, space.a, i * p, b, bAt, onC ? c : VectorPanels.ZERO, onC ? at : 0, onC ? cDown : 0, c, at, cDown);
        }
        for (int i = whole; i < m; i += ROWS) {
            int at = cAt + i * cDown;
            int rows = Math.min(ROWS, m - i);
            if (onC) {
                copy(rows, n, c, at, cDown, space.edge, 0, COLUMNS);
            }
            VectorTile.multiply(
                    p, space.a, i * p, b, bAt, onC ? space.edge : VectorPanels.ZERO, 0, onC ? COLUMNS : 0, space.edge, 0, COLUMNS);
            copy(rows, n, space.edge, 0, COLUMNS, c, at, cDown);
        }
    }

    private static void copy(int m, int n, double[] from, int at, int down, double[] to, int start, int stride) {
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                to[start + i * stride + j] = from[at + i * down + j];
            }
        }
    }

    /** The size of blocks that are about equal and at most so large. */
    private static int even(int size, int most) {
        int blocks = (size + most - 1) / most;
        return (size + blocks - 1) / blocks;
    }
}
