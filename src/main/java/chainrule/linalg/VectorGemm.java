package chainrule.linalg;

/**
 * The matrix product with {@code jdk.incubator.vector}. Blocks of A and B are copied to panels as {@link VectorTile}
 * reads them; a panel of B stays in the first cache, a block of A in the second. From one block of {@code k} to the next
 * the sums wait in C: a double is stored as it is, so no bit is lost.
 */
final class VectorGemm implements Gemm {

    private static final int ROWS = VectorTile.ROWS;
    private static final int COLUMNS = VectorTile.COLUMNS;

    /** Steps of {@code k} in a block: with 256-bit vectors a panel of B is 16 KB. */
    private static final int DEPTH = 256;

    /** Rows in a block of A, 192 KB. */
    private static final int HEIGHT = 96;

    /** Columns in a block of B, 512 KB. */
    private static final int WIDTH = 256;

    /** With so few rows of A, or so few of B, B is read where it lies: a copy would not be read often enough to pay. */
    private static final int FEW = 32;

    /** Multiply-adds below which copying a panel costs more than it saves. */
    private static final int SMALL = 500;

    private final ThreadLocal<VectorPanels> panels = ThreadLocal.withInitial(VectorPanels::new);
    private final Gemm portable = new PortableGemm();

    @Override
    public void multiply(
            int m, int n, int p,
            double[] a, int aAt, int aDown, int aAcross,
            double[] b, int bAt, int bDown, int bAcross,
            double[] c, int cAt, int cDown, Start start) {
        boolean turned = bAcross != 1;
        if (n < COLUMNS / 2 || turned && m < ROWS || (long) m * n * p < SMALL) {
            portable.multiply(m, n, p, a, aAt, aDown, aAcross, b, bAt, bDown, bAcross, c, cAt, cDown, start);
            return;
        }
        VectorPanels space = panels.get();
        int depth = even(p, DEPTH);
        for (int j = 0; j < n; j += WIDTH) {
            int columns = Math.min(WIDTH, n - j);
            for (int k = 0; k < p; k += depth) {
                multiply(
                        space, m, columns, Math.min(depth, p - k),
                        a, aAt + k * aAcross, aDown, aAcross,
                        b, bAt + k * bDown + j * bAcross, bDown, bAcross,
                        c, cAt + j, cDown, k == 0 ? start : Start.AT_C);
            }
        }
    }

    /** The same with a B that is one block. */
    private static void multiply(
            VectorPanels space, int m, int n, int p,
            double[] a, int aAt, int aDown, int aAcross,
            double[] b, int bAt, int bDown, int bAcross,
            double[] c, int cAt, int cDown, Start start) {
        boolean inPlace = bAcross == 1 && (m <= FEW || p <= FEW);
        if (inPlace) {
            space.copyLastOfB(p, n, b, bAt, bDown, bAcross);
        } else {
            space.copyB(p, n, b, bAt, bDown, bAcross);
        }
        for (int i = 0; i < m; i += HEIGHT) {
            int rows = Math.min(HEIGHT, m - i);
            space.copyA(rows, p, a, aAt + i * aDown, aDown, aAcross);
            for (int j = 0; j < n; j += COLUMNS) {
                int columns = Math.min(COLUMNS, n - j);
                if (inPlace && columns == COLUMNS) {
                    column(space, rows, columns, p, b, bAt + j, bDown, c, cAt + i * cDown + j, cDown, start);
                } else {
                    column(space, rows, columns, p, space.b, j * p, COLUMNS, c, cAt + i * cDown + j, cDown, start);
                }
            }
        }
    }

    /** All tiles below each other: the block of A by one panel of B. */
    private static void column(
            VectorPanels space, int m, int n, int p, double[] b, int bAt, int bDown, double[] c, int cAt, int cDown, Start start) {
        boolean onC = start == Start.AT_C;
        int whole = n == COLUMNS ? m - m % ROWS : 0;
        for (int i = 0; i < whole; i += ROWS) {
            int at = cAt + i * cDown;
            VectorTile.multiply(
                    p, space.a, i * p, b, bAt, bDown, onC ? c : VectorPanels.ZERO, onC ? at : 0, onC ? cDown : 0, c, at, cDown);
        }
        for (int i = whole; i < m; i += ROWS) {
            int at = cAt + i * cDown;
            int rows = Math.min(ROWS, m - i);
            if (onC) {
                copy(rows, n, c, at, cDown, space.edge, 0, COLUMNS);
            }
            VectorTile.multiply(
                    p, space.a, i * p, b, bAt, bDown, onC ? space.edge : VectorPanels.ZERO, 0, onC ? COLUMNS : 0, space.edge, 0, COLUMNS);
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
