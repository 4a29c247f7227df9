package chainrule.linalg;

import chainrule.linalg.Gemm.Start;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * One product at work, shared by a {@link Team}: B is copied as the form wants it, once for all, then C is cut into parts
 * of rows or of columns, whichever it has more of, and never a sum, so the bits are those of one thread. One for each
 * calling thread, reused from product to product.
 */
final class Multiplication {

    /** Parts begin at whole tiles. */
    static final int UNIT = 32;

    /** Multiply-adds in a part below which waking another thread costs more than it saves. */
    private static final long PART = 60_000;

    /** Entries of B in a part below which copying them together costs more than it saves. */
    private static final long COPIED_PART = 16_000;

    /** Rows and columns of B, and entries, that are copied at a time: at most 8 MB. */
    private static final int DEPTH = 4096;
    private static final int WIDTH = 4096;
    private static final int COPIED = 1 << 20;

    private static final double[] NONE = {};
    private static final double[][] NO_PANELS = {};

    private final Team team;
    private final IntConsumer copying = this::copyPart;
    private final IntConsumer multiplying = this::multiplyPart;
    private Gemm gemm = new PortableGemm();
    private int m;
    private int n;
    private int p;
    private double[] a = NONE;
    private int aAt;
    private int aDown;
    private int aAcross;
    private double[] b = NONE;
    private int bAt;
    private int bDown;
    private int bAcross;
    private double[][] panels = NO_PANELS;
    private double[][] space = NO_PANELS;
    private double[] c = NONE;
    private int cAt;
    private int cDown;
    private Start start = Start.AT_ZERO;
    private int length;
    private int parts;

    Multiplication(Team team) {
        this.team = team;
    }

    /** {@code C = A B} or {@code C ← C + A B}, of whole matrices. */
    void multiply(
            Gemm form, int rows, int columns, int depth,
            double[] left, int leftDown, int leftAcross,
            double[] right, int rightDown, int rightAcross,
            double[] result, Start from) {
        gemm = form.suited(rows, columns, rightAcross);
        m = rows;
        a = left;
        aDown = leftDown;
        aAcross = leftAcross;
        b = right;
        bDown = rightDown;
        bAcross = rightAcross;
        c = result;
        cDown = columns;
        start = from;
        try {
            int k = 0;
            do {
                p = Math.min(DEPTH, depth - k);
                aAt = k * leftAcross;
                int width = Math.max(UNIT, Math.min(WIDTH, COPIED / Math.max(1, p)) / UNIT * UNIT);
                for (int j = 0; j < columns; j += width) {
                    n = Math.min(width, columns - j);
                    bAt = k * rightDown + j * rightAcross;
                    cAt = j;
                    multiplySlab();
                }
                start = Start.AT_C;
                k += DEPTH;
            } while (k < depth);
        } finally {
            a = NONE;
            b = NONE;
            c = NONE;
        }
    }

    /** As much of B as is copied at a time. */
    private void multiplySlab() {
        long wanted = Math.min(2L * team.size(), (long) m * n * p / PART);
        int width = gemm.panelWidth(m, n, p, bAcross);
        if (width == 0) {
            panels = NO_PANELS;
        } else {
            makeSpace((n + UNIT - 1) / UNIT * UNIT / width, p * width);
            panels = space;
            inParts(n, Math.min(wanted, (long) p * n / COPIED_PART), copying);
        }
        inParts(Math.max(m, n), wanted, multiplying);
    }

    private void makeSpace(int count, int length) {
        if (space.length < count) {
            int had = space.length;
            space = Arrays.copyOf(space, count);
            Arrays.fill(space, had, count, NONE);
        }
        for (int i = 0; i < count; i++) {
            if (space[i].length < length) {
                space[i] = new double[length];
            }
        }
    }

    /** Parts of nearly the same length, so that no thread waits long for another. */
    private void inParts(int total, long wanted, IntConsumer work) {
        length = total;
        parts = (int) Math.max(1, Math.min(wanted, (total + UNIT - 1) / UNIT));
        team.run(total == 0 ? 0 : parts, work);
    }

    private int first(int part) {
        return Ranges.first(part, parts, length, UNIT);
    }

    private void copyPart(int part) {
        int first = first(part);
        gemm.copy(first, first(part + 1) - first, p, b, bAt, bDown, bAcross, panels);
    }

    private void multiplyPart(int part) {
        int first = first(part);
        int count = first(part + 1) - first;
        if (m >= n) {
            gemm.multiply(
                    count, 0, n, p,
                    a, aAt + first * aDown, aDown, aAcross, b, bAt, bDown, bAcross, panels, c, cAt + first * cDown, cDown, start);
        } else {
            gemm.multiply(
                    m, first, count, p,
                    a, aAt, aDown, aAcross, b, bAt, bDown, bAcross, panels, c, cAt + first, cDown, start);
        }
    }
}
