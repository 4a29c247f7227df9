package chainrule.linalg;

/**
 * The matrix product with {@code jdk.incubator.vector}. A is read where it lies, and so is B unless it lies transposed or
 * is so large that its rows do not stay in the second cache. A large product on a processor with few registers is
 * {@link VectorPackedGemm}'s.
 */
final class VectorGemm implements Gemm {

    private static final int ROWS = VectorTile.ROWS;
    private static final int LANES = VectorParts.LANES;

    /** Who computes with vectors of eight doubles has 32 registers for them, others may have 16. */
    private static final boolean FEW_REGISTERS = LANES < 8;

    /** Vectors in a row of the widest tile. */
    private static final int VECTORS = FEW_REGISTERS ? 2 : 4;

    private static final int WIDTH = VECTORS * LANES;

    /** Rows or columns of C from which copying both factors pays where registers are few, and if B lies transposed. */
    private static final int WORTH_PACKING = 100;

    private static final int WORTH_PACKING_TURNED = 32;

    /** Steps of {@code k} in a block: with 512-bit vectors a panel of B is 128 KB. From one to the next the sums wait in C. */
    private static final int DEPTH = 512;

    /** Entries of B that stay in the second cache, and rows of A and C for which a copy of a larger B pays. */
    private static final int LARGE = 65_536;

    private static final int OFTEN = 48;

    /** Multiply-adds, and columns, with which vectors cost more than they save. */
    private static final int SMALL = 300;

    private static final int NARROW = 4;

    private static final double[] ZERO = new double[VectorTile.ROW * LANES];

    private final ThreadLocal<Edge> own = ThreadLocal.withInitial(Edge::new);
    private final Gemm portable = new PortableGemm();
    private final Gemm packed = new VectorPackedGemm();

    /**
     * One thread's space for the last columns, where there are fewer than a vector has lanes; what lies beside them is
     * computed too, and forgotten.
     */
    private static final class Edge {

        /** Those of B. */
        final double[] b = new double[DEPTH * LANES];

        /** Those of C. */
        double[] c = {};
    }

    @Override
    public Gemm suited(int m, int n, int bAcross) {
        boolean large = Math.min(m, n) > (bAcross == 1 ? WORTH_PACKING : WORTH_PACKING_TURNED);
        return FEW_REGISTERS && large ? packed : this;
    }

    @Override
    public int panelWidth(int m, int n, int p, int bAcross) {
        boolean pays = bAcross != 1 ? m > 1 : m >= OFTEN && (long) n * p > LARGE;
        return pays && !isSmall(m, n, p) ? WIDTH : 0;
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
            if (copied) {
                for (int j = 0; j < n; j += WIDTH) {
                    double[] panel = panels[(first + j) / WIDTH];
                    columns(m, Math.min(WIDTH, n - j), depth, a, x, aDown, aAcross, panel, k * WIDTH, WIDTH, c, cAt + j, cDown, onC);
                }
            } else {
                columns(m, n, depth, a, x, aDown, aAcross, b, bAt + first + k * bDown, bDown, c, cAt, cDown, onC);
            }
            k += DEPTH;
        } while (k < p);
    }

    private void columns(
            int m, int n, int p, double[] a, int aAt, int aDown, int aAcross, double[] b, int bAt, int bDown,
            double[] c, int cAt, int cDown, boolean onC) {
        int most = m < ROWS ? VectorTile.ROW : VECTORS;
        int j = 0;
        while (n - j >= LANES) {
            int vectors = Math.min(most, Integer.highestOneBit((n - j) / LANES));
            rows(vectors, m, p, a, aAt, aDown, aAcross, b, bAt + j, bDown, c, cAt + j, cDown, onC);
            j += vectors * LANES;
        }
        if (j < n && n >= LANES && !onC) {
            // The last vector does some columns again.
            rows(1, m, p, a, aAt, aDown, aAcross, b, bAt + n - LANES, bDown, c, cAt + n - LANES, cDown, false);
        } else if (j < n) {
            last(m, n - j, p, a, aAt, aDown, aAcross, b, bAt + j, bDown, c, cAt + j, cDown, onC);
        }
    }

    /** Fewer columns than a vector has lanes. */
    private void last(
            int m, int n, int p, double[] a, int aAt, int aDown, int aAcross, double[] b, int bAt, int bDown,
            double[] c, int cAt, int cDown, boolean onC) {
        Edge edge = own.get();
        if (edge.c.length < m * LANES) {
            edge.c = new double[m * LANES];
        }
        VectorPanels.copyTile(p, n, b, bAt, bDown, edge.b, 0, LANES);
        if (onC) {
            VectorPanels.copyTile(m, n, c, cAt, cDown, edge.c, 0, LANES);
        }
        rows(1, m, p, a, aAt, aDown, aAcross, edge.b, 0, LANES, edge.c, 0, LANES, onC);
        VectorPanels.copyTile(m, n, edge.c, 0, LANES, c, cAt, cDown);
    }

    /** All tiles of some columns below each other. */
    private static void rows(
            int vectors, int m, int p, double[] a, int aAt, int aDown, int aAcross, double[] b, int bAt, int bDown,
            double[] c, int cAt, int cDown, boolean onC) {
        double[] s = onC ? c : ZERO;
        int sDown = onC ? cDown : 0;
        int i = 0;
        while (i < m) {
            boolean severalLeft = i + 1 < m && i + ROWS > m;
            if (severalLeft && m > ROWS && !onC) {
                i = m - ROWS; // the last tile does some rows again
            }
            int x = aAt + i * aDown;
            int at = cAt + i * cDown;
            int sAt = onC ? at : 0;
            if (i + ROWS > m) {
                VectorTile.row(vectors, p, a, x, aAcross, b, bAt, bDown, s, sAt, c, at);
                i++;
                continue;
            }
            switch (vectors) {
                case 4 -> VectorTile.four(p, a, x, aDown, aAcross, b, bAt, bDown, s, sAt, sDown, c, at, cDown);
                case 2 -> VectorTile.two(p, a, x, aDown, aAcross, b, bAt, bDown, s, sAt, sDown, c, at, cDown);
                default -> VectorTile.one(p, a, x, aDown, aAcross, b, bAt, bDown, s, sAt, sDown, c, at, cDown);
            }
            i += ROWS;
        }
    }
}
