package chainrule.linalg;

/**
 * The matrix product with {@code jdk.incubator.vector} where there are registers for {@link VectorWideTile}: A is read
 * where it lies, and so is B unless it lies transposed or is so large that its rows do not stay in the second cache.
 */
final class VectorWideGemm implements Gemm {

    private static final int ROWS = VectorWideTile.ROWS;
    private static final int WIDTH = VectorWideTile.WIDTH;
    private static final int LANES = VectorParts.LANES;

    /** Steps of {@code k} in a block: with 512-bit vectors a panel of B is 128 KB. From one to the next the sums wait in C. */
    private static final int DEPTH = 512;

    /** Entries of B that stay in the second cache, and rows of A and C for which a copy of a larger B pays. */
    private static final int LARGE = 65_536;

    private static final int OFTEN = 48;

    /** Multiply-adds, and columns, with which vectors cost more than they save. */
    private static final int SMALL = 300;

    private static final int NARROW = 4;

    private static final double[] ZERO = new double[WIDTH];

    private final ThreadLocal<Edge> own = ThreadLocal.withInitial(Edge::new);
    private final Gemm portable = new PortableGemm();

    /** One thread's space for what reaches over the last column or row. */
    private static final class Edge {

        /** The last columns of B, filled up with zeros. */
        final double[] b = new double[DEPTH * LANES];

        /** A tile of C. */
        final double[] c = new double[ROWS * WIDTH];
    }

    @Override
    public int panelWidth(int m, int n, int p, int bAcross) {
        return !isSmall(m, n, p) && (bAcross != 1 || (m >= OFTEN && (long) n * p > LARGE)) ? WIDTH : 0;
    }

    private static boolean isSmall(int m, int n, int p) {
        return n < NARROW || (long) m * n * p < SMALL;
    }

    @Override
    public void copy(int first, int count, int p, double[] b, int bAt, int bDown, int bAcross, double[][] panels) {
        for (int j = first; j < first + count; j += WIDTH) {
            VectorPanels.copy(
                    Math.min(WIDTH, first + count - j), 0, p, b, bAt + j * bAcross, bAcross, bDown, panels[j / WIDTH], WIDTH);
        }
    }

    @Override
    public void multiply(
            int m, int first, int n, int p,
            double[] a, int aAt, int aDown, int aAcross,
            double[] b, int bAt, int bDown, int bAcross, double[][] panels,
            double[] c, int cAt, int cDown, Start start) {
        boolean copied = panels.length > 0;
        if (!copied && (bAcross != 1 || isSmall(m, n, p))) {
            portable.multiply(m, first, n, p, a, aAt, aDown, aAcross, b, bAt, bDown, bAcross, panels, c, cAt, cDown, start);
            return;
        }
        int k = 0;
        do {
            int depth = Math.min(DEPTH, p - k);
            boolean onC = start == Start.AT_C || k > 0;
            int x = aAt + k * aAcross;
            for (int j = 0; j < n; j += WIDTH) {
                int columns = Math.min(WIDTH, n - j);
                if (copied) {
                    columns(m, columns, depth, a, x, aDown, aAcross, panels[(first + j) / WIDTH], k * WIDTH, WIDTH, c, cAt + j, cDown, onC);
                } else {
                    columns(m, columns, depth, a, x, aDown, aAcross, b, bAt + first + j + k * bDown, bDown, c, cAt + j, cDown, onC);
                }
            }
            k += DEPTH;
        } while (k < p);
    }

    /** A few columns, at most as many as the widest tile has. */
    private void columns(
            int m, int n, int p, double[] a, int aAt, int aDown, int aAcross, double[] b, int bAt, int bDown,
            double[] c, int cAt, int cDown, boolean onC) {
        int j = 0;
        while (n - j >= LANES) {
            int vectors = Integer.highestOneBit((n - j) / LANES);
            rows(vectors, m, vectors * LANES, p, a, aAt, aDown, aAcross, b, bAt + j, bDown, c, cAt + j, cDown, onC);
            j += vectors * LANES;
        }
        if (j < n) {
            double[] last = own.get().b;
            for (int k = 0; k < p; k++) {
                for (int i = 0; i < LANES; i++) {
                    last[k * LANES + i] = j + i < n ? b[bAt + k * bDown + j + i] : 0;
                }
            }
            rows(1, m, n - j, p, a, aAt, aDown, aAcross, last, 0, LANES, c, cAt + j, cDown, onC);
        }
    }

    /** All tiles of some columns below each other. */
    private void rows(
            int vectors, int m, int n, int p, double[] a, int aAt, int aDown, int aAcross, double[] b, int bAt, int bDown,
            double[] c, int cAt, int cDown, boolean onC) {
        int whole = n == vectors * LANES ? m - m % ROWS : 0;
        for (int i = 0; i < whole; i += ROWS) {
            int at = cAt + i * cDown;
            tile(
                    vectors, p, a, aAt + i * aDown, aDown, 2 * aDown, 3 * aDown, aAcross, b, bAt, bDown,
                    onC ? c : ZERO, onC ? at : 0, onC ? cDown : 0, c, at, cDown);
        }
        for (int i = whole; i < m; i += ROWS) {
            int at = cAt + i * cDown;
            int count = Math.min(ROWS, m - i);
            int last = (count - 1) * aDown;
            double[] edge = own.get().c;
            if (onC) {
                VectorPanels.copyTile(count, n, c, at, cDown, edge, 0, WIDTH);
            }
            tile(
                    vectors, p, a, aAt + i * aDown, Math.min(last, aDown), Math.min(last, 2 * aDown), last, aAcross, b, bAt, bDown,
                    onC ? edge : ZERO, 0, onC ? WIDTH : 0, edge, 0, WIDTH);
            VectorPanels.copyTile(count, n, edge, 0, WIDTH, c, at, cDown);
        }
    }

    private static void tile(
            int vectors, int p, double[] a, int aAt, int d1, int d2, int d3, int aAcross, double[] b, int bAt, int bDown,
            double[] s, int sAt, int sDown, double[] c, int cAt, int cDown) {
        switch (vectors) {
            case 4 -> VectorWideTile.four(p, a, aAt, d1, d2, d3, aAcross, b, bAt, bDown, s, sAt, sDown, c, cAt, cDown);
            case 2 -> VectorWideTile.two(p, a, aAt, d1, d2, d3, aAcross, b, bAt, bDown, s, sAt, sDown, c, cAt, cDown);
            default -> VectorWideTile.one(p, a, aAt, d1, d2, d3, aAcross, b, bAt, bDown, s, sAt, sDown, c, cAt, cDown);
        }
    }
}
