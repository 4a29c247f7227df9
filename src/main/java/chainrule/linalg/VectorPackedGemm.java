package chainrule.linalg;

/**
 * The matrix product with {@code jdk.incubator.vector}. A and B are copied to panels as {@link VectorPackedTile} reads them: all
 * of B at once, A in blocks. Two panels of B stay in the first cache, a block of A in the second. From one block of
 * {@code k} to the next the sums wait in C: a double is stored as it is, so no bit is lost.
 */
final class VectorPackedGemm implements Gemm {

    private static final int ROWS = VectorPackedTile.ROWS;
    private static final int COLUMNS = VectorPackedTile.COLUMNS;

    /** Steps of {@code k} in a block: with 256-bit vectors two panels of B are 16 KB. */
    private static final int DEPTH = 256;

    /** Rows in a block of A, 192 KB. */
    static final int HEIGHT = 96;

    /** Columns of B that a block of A meets before the next takes its place, 512 KB. */
    private static final int BLOCK = 256;

    /** Multiply-adds below which copying a panel costs more than it saves. */
    private static final int SMALL = 500;

    private final ThreadLocal<VectorPanels> own = ThreadLocal.withInitial(VectorPanels::new);
    private final Gemm portable = new PortableGemm();

    @Override
    public int panelWidth(int m, int n, int p, int bAcross) {
        boolean turned = bAcross != 1;
        return n >= COLUMNS / 2 && (m >= ROWS || !turned) && (long) m * n * p >= SMALL ? VectorPackedTile.WIDTH : 0;
    }

    @Override
    public void copy(int first, int count, int p, double[] b, int bAt, int bDown, int bAcross, double[][] panels) {
        int end = (first + count + COLUMNS - 1) / COLUMNS * COLUMNS;
        for (int j = first; j < end; j += VectorPackedTile.WIDTH) {
            VectorPanels.copy(
                    Math.min(VectorPackedTile.WIDTH, first + count - j), 0, p, b, bAt + j * bAcross, bAcross, bDown,
                    panels[j / VectorPackedTile.WIDTH], VectorPackedTile.WIDTH);
        }
    }

    @Override
    public void multiply(
            int m, int first, int n, int p,
            double[] a, int aAt, int aDown, int aAcross,
            double[] b, int bAt, int bDown, int bAcross, double[][] panels,
            double[] c, int cAt, int cDown, Start start) {
        if (panels.length == 0) {
            portable.multiply(m, first, n, p, a, aAt, aDown, aAcross, b, bAt, bDown, bAcross, panels, c, cAt, cDown, start);
            return;
        }
        VectorPanels space = own.get();
        int depth = even(p, DEPTH);
        for (int j = 0; j < n; j += BLOCK) {
            int end = Math.min(n, j + BLOCK);
            for (int k = 0; k < p; k += depth) {
                int until = Math.min(p, k + depth);
                Start from = k == 0 ? start : Start.AT_C;
                for (int i = 0; i < m; i += HEIGHT) {
                    int rows = Math.min(HEIGHT, m - i);
                    space.copyA(rows, k, until, p, a, aAt + i * aDown, aDown, aAcross);
                    for (int column = j; column < end; column += COLUMNS) {
                        int panel = (first + column) / VectorPackedTile.WIDTH;
                        column(
                                space, rows, Math.min(COLUMNS, n - column), k, until, panels[panel], panels[panel + 1],
                                c, cAt + i * cDown + column, cDown, from);
                    }
                }
            }
        }
    }

    /** All tiles below each other: the block of A by two panels of B. */
    private static void column(
            VectorPanels space, int m, int n, int k, int until, double[] left, double[] right, double[] c, int cAt, int cDown, Start start) {
        boolean onC = start == Start.AT_C;
        int whole = n == COLUMNS ? m - m % ROWS : 0;
        for (int i = 0; i < whole; i += ROWS) {
            int at = cAt + i * cDown;
            VectorPackedTile.multiply(
                    k, until, space.a[i / ROWS], left, right, onC ? c : VectorPanels.ZERO, onC ? at : 0, onC ? cDown : 0, c, at, cDown,
                    space.scratch);
        }
        for (int i = whole; i < m; i += ROWS) {
            int at = cAt + i * cDown;
            int rows = Math.min(ROWS, m - i);
            if (onC) {
                VectorPanels.copyTile(rows, n, c, at, cDown, space.edge, 0, COLUMNS);
            }
            VectorPackedTile.multiply(
                    k, until, space.a[i / ROWS], left, right,
                    onC ? space.edge : VectorPanels.ZERO, 0, onC ? COLUMNS : 0, space.edge, 0, COLUMNS, space.scratch);
            VectorPanels.copyTile(rows, n, space.edge, 0, COLUMNS, c, at, cDown);
        }
    }

    /** The size of blocks that are about equal and at most so large. */
    private static int even(int size, int most) {
        int blocks = (size + most - 1) / most;
        return (size + blocks - 1) / blocks;
    }
}
