package chainrule.linalg;

import java.util.Arrays;

/**
 * The matrix product in portable Java. The innermost loop runs along two rows of C and four rows of B, each an array of
 * its own read from its first entry, because only so the JIT of Java 17 turns it into vector instructions. A JVM on a
 * processor without fused multiply-add computes {@link Math#fma} in software: the same bits, hundreds of times slower.
 */
final class PortableGemm implements Gemm {

    /** Rows and columns in a block of B, 128 KB. */
    private static final int DEPTH = 64;
    private static final int WIDTH = 256;

    /** With fewer columns the copies do not pay. */
    private static final int NARROW = 12;

    private final ThreadLocal<Block> blocks = ThreadLocal.withInitial(Block::new);

    @Override
    public int panelWidth(int m, int n, int p, int bAcross) {
        return 0;
    }

    @Override
    public void copy(int first, int count, int p, double[] b, int bAt, int bDown, int bAcross, double[][] panels) {
        // A block is copied when its turn comes.
    }

    @Override
    public void multiply(
            int m, int first, int n, int p,
            double[] a, int aAt, int aDown, int aAcross,
            double[] b, int bAt, int bDown, int bAcross, double[][] panels,
            double[] c, int cAt, int cDown, Start start) {
        int at = bAt + first * bAcross;
        if (m == 1) {
            // A row is the column of the transposed product, and four of its sums run at a time.
            narrow(n, 1, p, b, at, bAcross, bDown, a, aAt, aAcross, aDown, c, cAt, 1, start);
        } else if (n < NARROW) {
            narrow(m, n, p, a, aAt, aDown, aAcross, b, at, bDown, bAcross, c, cAt, cDown, start);
        } else {
            wide(m, n, p, a, aAt, aDown, aAcross, b, at, bDown, bAcross, c, cAt, cDown, start);
        }
    }

    private void wide(
            int m, int n, int p,
            double[] a, int aAt, int aDown, int aAcross,
            double[] b, int bAt, int bDown, int bAcross,
            double[] c, int cAt, int cDown, Start start) {
        if (start == Start.AT_ZERO) {
            for (int i = 0; i < m; i++) {
                Arrays.fill(c, cAt + i * cDown, cAt + i * cDown + n, 0);
            }
        }
        Block block = blocks.get();
        for (int j = 0; j < n; j += WIDTH) {
            int columns = Math.min(WIDTH, n - j);
            for (int k = 0; k < p; k += DEPTH) {
                int depth = Math.min(DEPTH, p - k);
                block.copy(depth, columns, b, bAt + k * bDown + j * bAcross, bDown, bAcross);
                for (int i = 0; i < m; i += 2) {
                    block.multiply(i + 1 < m ? 2 : 1, columns, depth, a, aAt + i * aDown + k * aAcross, aDown, aAcross, c, cAt + i * cDown + j, cDown);
                }
            }
        }
    }

    /** The product for few columns: eight rows of sums at a time, or four where the entries of a sum lie apart. */
    private static void narrow(
            int m, int n, int p,
            double[] a, int aAt, int aDown, int aAcross,
            double[] b, int bAt, int bDown, int bAcross,
            double[] c, int cAt, int cDown, Start start) {
        boolean zero = start == Start.AT_ZERO;
        int i = 0;
        for (; i + 8 <= m && aAcross == 1 && bDown == 1; i += 8) {
            for (int j = 0; j < n; j++) {
                eight(p, a, aAt + i * aDown, aDown, b, bAt + j * bAcross, c, cAt + i * cDown + j, cDown, zero);
            }
        }
        for (; i + 4 <= m; i += 4) {
            int c0 = cAt + i * cDown;
            int c1 = c0 + cDown;
            int c2 = c1 + cDown;
            int c3 = c2 + cDown;
            for (int j = 0; j < n; j++) {
                double s0 = zero ? 0 : c[c0 + j];
                double s1 = zero ? 0 : c[c1 + j];
                double s2 = zero ? 0 : c[c2 + j];
                double s3 = zero ? 0 : c[c3 + j];
                int x = aAt + i * aDown;
                int y = bAt + j * bAcross;
                for (int k = 0; k < p; k++) {
                    double factor = b[y];
                    s0 = Math.fma(a[x], factor, s0);
                    s1 = Math.fma(a[x + aDown], factor, s1);
                    s2 = Math.fma(a[x + 2 * aDown], factor, s2);
                    s3 = Math.fma(a[x + 3 * aDown], factor, s3);
                    x += aAcross;
                    y += bDown;
                }
                c[c0 + j] = s0;
                c[c1 + j] = s1;
                c[c2 + j] = s2;
                c[c3 + j] = s3;
            }
        }
        for (; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double s = zero ? 0 : c[cAt + i * cDown + j];
                for (int k = 0; k < p; k++) {
                    s = Math.fma(a[aAt + i * aDown + k * aAcross], b[bAt + k * bDown + j * bAcross], s);
                }
                c[cAt + i * cDown + j] = s;
            }
        }
    }

    /** Eight sums below each other, whose factors are contiguous: the JIT then checks no index. */
    private static void eight(
            int p, double[] a, int x, int aDown, double[] b, int y, double[] c, int at, int cDown, boolean zero) {
        int x1 = x + aDown;
        int x2 = x1 + aDown;
        int x3 = x2 + aDown;
        int x4 = x3 + aDown;
        int x5 = x4 + aDown;
        int x6 = x5 + aDown;
        int x7 = x6 + aDown;
        double s0 = zero ? 0 : c[at];
        double s1 = zero ? 0 : c[at + cDown];
        double s2 = zero ? 0 : c[at + 2 * cDown];
        double s3 = zero ? 0 : c[at + 3 * cDown];
        double s4 = zero ? 0 : c[at + 4 * cDown];
        double s5 = zero ? 0 : c[at + 5 * cDown];
        double s6 = zero ? 0 : c[at + 6 * cDown];
        double s7 = zero ? 0 : c[at + 7 * cDown];
        for (int k = 0; k < p; k++) {
            double factor = b[y + k];
            s0 = Math.fma(a[x + k], factor, s0);
            s1 = Math.fma(a[x1 + k], factor, s1);
            s2 = Math.fma(a[x2 + k], factor, s2);
            s3 = Math.fma(a[x3 + k], factor, s3);
            s4 = Math.fma(a[x4 + k], factor, s4);
            s5 = Math.fma(a[x5 + k], factor, s5);
            s6 = Math.fma(a[x6 + k], factor, s6);
            s7 = Math.fma(a[x7 + k], factor, s7);
        }
        c[at] = s0;
        c[at + cDown] = s1;
        c[at + 2 * cDown] = s2;
        c[at + 3 * cDown] = s3;
        c[at + 4 * cDown] = s4;
        c[at + 5 * cDown] = s5;
        c[at + 6 * cDown] = s6;
        c[at + 7 * cDown] = s7;
    }

    /** One thread's copy of a block of B, and two rows of sums. */
    private static final class Block {

        private final double[][] rows = new double[DEPTH][WIDTH];
        private final double[] first = new double[WIDTH];
        private final double[] second = new double[WIDTH];

        void copy(int p, int n, double[] b, int at, int down, int across) {
            if (across == 1) {
                for (int k = 0; k < p; k++) {
                    System.arraycopy(b, at + k * down, rows[k], 0, n);
                }
            } else {
                for (int k = 0; k < p; k++) {
                    double[] row = rows[k];
                    for (int j = 0; j < n; j++) {
                        row[j] = b[at + k * down + j * across];
                    }
                }
            }
        }

        /** {@code C ← C + A B} for one or two rows. */
        void multiply(int m, int n, int p, double[] a, int aAt, int aDown, int aAcross, double[] c, int cAt, int cDown) {
            // A single row is computed twice.
            int down = m == 1 ? 0 : aDown;
            System.arraycopy(c, cAt, first, 0, n);
            System.arraycopy(c, cAt + (m - 1) * cDown, second, 0, n);
            int k = 0;
            int x = aAt;
            for (; k + 4 <= p; k += 4) {
                int y = x + down;
                add(
                        n, rows[k], rows[k + 1], rows[k + 2], rows[k + 3],
                        a[x], a[x + aAcross], a[x + 2 * aAcross], a[x + 3 * aAcross], first,
                        a[y], a[y + aAcross], a[y + 2 * aAcross], a[y + 3 * aAcross], second);
                x += 4 * aAcross;
            }
            for (; k < p; k++) {
                add(n, rows[k], a[x], first, a[x + down], second);
                x += aAcross;
            }
            System.arraycopy(first, 0, c, cAt, n);
            System.arraycopy(second, 0, c, cAt + (m - 1) * cDown, n);
        }

        private static void add(
                int n, double[] b0, double[] b1, double[] b2, double[] b3,
                double x0, double x1, double x2, double x3, double[] s,
                double y0, double y1, double y2, double y3, double[] t) {
            for (int j = 0; j < n; j++) {
                s[j] = Math.fma(x3, b3[j], Math.fma(x2, b2[j], Math.fma(x1, b1[j], Math.fma(x0, b0[j], s[j]))));
                t[j] = Math.fma(y3, b3[j], Math.fma(y2, b2[j], Math.fma(y1, b1[j], Math.fma(y0, b0[j], t[j]))));
            }
        }

        private static void add(int n, double[] b, double x, double[] s, double y, double[] t) {
            for (int j = 0; j < n; j++) {
                s[j] = Math.fma(x, b[j], s[j]);
                t[j] = Math.fma(y, b[j], t[j]);
            }
        }
    }
}
