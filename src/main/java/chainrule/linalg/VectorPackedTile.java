package chainrule.linalg;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The innermost product of {@link VectorPackedGemm}: a tile of C, four rows by two vectors, that stays in registers while
 * {@code k} runs. Eight chains of multiply-adds are what a processor that starts two in a cycle, each four cycles long,
 * can keep apart; more would be quicker on one JDK and spill registers on another.
 */
final class VectorPackedTile {

    private static final VectorSpecies<Double> SPECIES = VectorParts.SPECIES;
    private static final int L = SPECIES.length();

    /** Rows of a tile. */
    static final int ROWS = 4;

    /** Columns of a panel. */
    static final int WIDTH = L;

    /** Columns of a tile. */
    static final int COLUMNS = 2 * WIDTH;

    private VectorPackedTile() {}

    /**
     * {@code C = S + A B} for one tile. The sums start from entries of S, zeros or C itself: a branch would have the JIT
     * merge vectors where it forks, and then compile the loop to half its speed in most runs.
     *
     * @param k     the first column of A and row of B that is meant
     * @param until the first that no longer is
     * @param a     a panel: column {@code k} of A is the {@link #ROWS} entries from {@code k · ROWS}. Not modified.
     * @param left  a panel: row {@code k} of B's first half is the {@link #WIDTH} entries from {@code k · WIDTH}. Not modified.
     * @param right B's second half. Not modified.
     * @param s row {@code i} of S is the {@link #COLUMNS} entries from {@code sAt + i · sDown}. Not modified, unless it is C.
     * @param c row {@code i} of C is the {@link #COLUMNS} entries from {@code cAt + i · cDown}. Modified.
     * @param scratch at least {@link #WIDTH} entries. Modified: whatever.
     */
    static void multiply(
            int k, int until, double[] a, double[] left, double[] right,
            double[] s, int sAt, int sDown, double[] c, int cAt, int cDown, double[] scratch) {
        int s1 = sAt + sDown;
        int s2 = s1 + sDown;
        int s3 = s2 + sDown;
        DoubleVector s00 = DoubleVector.fromArray(SPECIES, s, sAt);
        DoubleVector s01 = DoubleVector.fromArray(SPECIES, s, sAt + L);
        DoubleVector s10 = DoubleVector.fromArray(SPECIES, s, s1);
        DoubleVector s11 = DoubleVector.fromArray(SPECIES, s, s1 + L);
        DoubleVector s20 = DoubleVector.fromArray(SPECIES, s, s2);
        DoubleVector s21 = DoubleVector.fromArray(SPECIES, s, s2 + L);
        DoubleVector s30 = DoubleVector.fromArray(SPECIES, s, s3);
        DoubleVector s31 = DoubleVector.fromArray(SPECIES, s, s3 + L);
        // One index for all three panels, and no offsets: the loop is bound by its instructions. The store keeps the JIT,
        // which unrolls the loop, from reading ahead: it would run out of registers, and need twice the time.
        int end = until * ROWS;
        for (int t = k * ROWS; t < end; t += ROWS) {
            int row = L == ROWS ? t : t / ROWS * L;
            DoubleVector b0 = DoubleVector.fromArray(SPECIES, left, row);
            DoubleVector b1 = DoubleVector.fromArray(SPECIES, right, row);
            DoubleVector x0 = DoubleVector.broadcast(SPECIES, a[t]);
            s00 = x0.fma(b0, s00);
            s01 = x0.fma(b1, s01);
            DoubleVector x1 = DoubleVector.broadcast(SPECIES, a[t + 1]);
            s10 = x1.fma(b0, s10);
            s11 = x1.fma(b1, s11);
            DoubleVector x2 = DoubleVector.broadcast(SPECIES, a[t + 2]);
            s20 = x2.fma(b0, s20);
            s21 = x2.fma(b1, s21);
            DoubleVector x3 = DoubleVector.broadcast(SPECIES, a[t + 3]);
            s30 = x3.fma(b0, s30);
            s31 = x3.fma(b1, s31);
            s31.intoArray(scratch, 0);
        }
        int c1 = cAt + cDown;
        int c2 = c1 + cDown;
        int c3 = c2 + cDown;
        s00.intoArray(c, cAt);
        s01.intoArray(c, cAt + L);
        s10.intoArray(c, c1);
        s11.intoArray(c, c1 + L);
        s20.intoArray(c, c2);
        s21.intoArray(c, c2 + L);
        s30.intoArray(c, c3);
        s31.intoArray(c, c3 + L);
    }

    /** Copies lines {@code k} to {@code until}, {@code down} apart, to where they lie one behind the other. */
    static void copy(int k, int until, double[] from, int at, int down, double[] to, int width) {
        for (int line = k; line < until; line++) {
            for (int i = 0; i < width; i += L) {
                DoubleVector.fromArray(SPECIES, from, at + line * down + i).intoArray(to, line * width + i);
            }
        }
    }
}
