package chainrule.linalg;

import chainrule.linalg.Gemm.Start;

/**
 * One product shared by a {@link Team}: C is cut into bands of rows or of columns, whichever it has more of, and never a
 * sum, so the bits are those of one thread. Reused from product to product.
 */
final class SharedGemm implements Team.Work {

    /** Multiply-adds in a part below which waking another thread costs more than it saves. */
    static final long PART = 200_000;

    /** Bands begin at whole tiles. */
    private static final int UNIT = 16;

    private static final double[] NONE = {};

    private final Team team;
    private Gemm gemm = new PortableGemm();
    private int m;
    private int n;
    private int p;
    private double[] a = NONE;
    private int aDown;
    private int aAcross;
    private double[] b = NONE;
    private int bDown;
    private int bAcross;
    private double[] c = NONE;
    private Start start = Start.AT_ZERO;
    private int band;

    SharedGemm(Team team) {
        this.team = team;
    }

    /** As {@link Gemm#multiply}, of whole matrices. */
    void multiply(
            Gemm form, int rows, int columns, int depth,
            double[] left, int leftDown, int leftAcross,
            double[] right, int rightDown, int rightAcross,
            double[] result, Start from) {
        gemm = form;
        m = rows;
        n = columns;
        p = depth;
        a = left;
        aDown = leftDown;
        aAcross = leftAcross;
        b = right;
        bDown = rightDown;
        bAcross = rightAcross;
        c = result;
        start = from;
        int length = Math.max(m, n);
        int parts = (int) Math.min(2L * team.size(), (long) m * n * p / PART);
        band = (length / Math.max(1, parts) + UNIT - 1) / UNIT * UNIT;
        try {
            team.run((length + band - 1) / band, this);
        } finally {
            a = NONE;
            b = NONE;
            c = NONE;
        }
    }

    @Override
    public void part(int index) {
        int first = index * band;
        if (m >= n) {
            gemm.multiply(Math.min(band, m - first), n, p, a, first * aDown, aDown, aAcross, b, 0, bDown, bAcross, c, first * n, n, start);
        } else {
            gemm.multiply(m, Math.min(band, n - first), p, a, 0, aDown, aAcross, b, first * bAcross, bDown, bAcross, c, first, n, start);
        }
    }
}
