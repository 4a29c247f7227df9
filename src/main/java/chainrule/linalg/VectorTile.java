package chainrule.linalg;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The innermost product: a tile of C, four rows by two vectors, that stays in registers while {@code k} runs. Eight
 * chains of multiply-adds are what a processor that starts two in a cycle, each four cycles long, can keep apart; more
 * would be quicker on one JDK and spill registers on another.
 */
final class VectorTile {

    private static final VectorSpecies<Double> SPECIES =
            DoubleVector.SPECIES_PREFERRED.length() < 2 ? DoubleVector.SPECIES_128 : DoubleVector.SPECIES_PREFERRED;
    private static final int L = SPECIES.length();

    /** Divides a line of either panel. */
    private static final VectorSpecies<Double> PART = L > 4 ? DoubleVector.SPECIES_256 : SPECIES;

    /** Rows of a tile. */
    static final int ROWS = 4;

    /** Columns of a tile. */
    static final int COLUMNS = 2 * L;

    private VectorTile() {}

    /**
     * {@code C = S + A B} for one tile. The sums start from entries of S, zeros or C itself: a branch would have the JIT
     * merge vectors where it forks, and then compile the loop to half its speed in most runs.
     *
     * @param p columns of A, rows of B
     * @param a a panel: column {@code k} of A is the {@link #ROWS} entries from {@code aAt + k · ROWS}. Not modified.
     * @param b a panel: row {@code k} of B is the {@link #COLUMNS} entries from {@code bAt + k · COLUMNS}. Not modified.
     * @param s row {@code i} of S is the {@link #COLUMNS} entries from {@code sAt + i · sDown}. Not modified, unless it is C.
     * @param c row {@code i} of C is the {@link #COLUMNS} entries from {@code cAt + i · cDown}. Modified.
     */
    static void multiply(
            int p, double[] a, int aAt, double[] b, int bAt, double[] s, int sAt, int sDown, double[] c, int cAt, int cDown) {
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
        // Over the entries of A, so that an index is a sum and not a product: the loop is bound by its instructions.
        int end = p * ROWS;
        for (int t = 0; t < end; t += ROWS) {
            int at = aAt + t;
            int row = bAt + t * (COLUMNS / ROWS);
            DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, row);
            DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, row + L);
            DoubleVector x0 = DoubleVector.broadcast(SPECIES, a[at]);
            s00 = x0.fma(b0, s00);
            s01 = x0.fma(b1, s01);
            DoubleVector x1 = DoubleVector.broadcast(SPECIES, a[at + 1]);
            s10 = x1.fma(b0, s10);
            s11 = x1.fma(b1, s11);
            DoubleVector x2 = DoubleVector.broadcast(SPECIES, a[at + 2]);
            s20 = x2.fma(b0, s20);
            s21 = x2.fma(b1, s21);
            DoubleVector x3 = DoubleVector.broadcast(SPECIES, a[at + 3]);
            s30 = x3.fma(b0, s30);
            s31 = x3.fma(b1, s31);
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

    /** Copies {@code p} lines of so many entries, {@code down} apart, to where they lie one behind the other. */
    static void copy(int p, double[] from, int at, int down, double[] to, int start, int entries) {
        int line = at;
        for (int k = 0; k < p; k++) {
            for (int i = 0; i < entries; i += PART.length()) {
                DoubleVector.fromArray(PART, from, line + i).intoArray(to, start + k * entries + i);
            }
            line += down;
        }
    }
}
