package chainrule.linalg;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The innermost product: a tile of C, four rows by up to four vectors, that stays in registers while {@code k} runs; A and
 * B are read from where they lie.
 *
 * <p>{@code C = S + A B} for one tile, where S is zeros or C itself: a branch would have the JIT merge vectors where it
 * forks. Entry {@code (i, k)} of A lies at {@code aAt + i · aDown + k · aAcross}; row {@code k} of B begins at
 * {@code bAt + k · bDown}, row {@code i} of S and C at {@code sAt + i · sDown} and {@code cAt + i · cDown}. A, B and S
 * (unless it is C) are not modified; C is overwritten.
 */
final class VectorTile {

    private static final VectorSpecies<Double> SPECIES = VectorParts.SPECIES;
    private static final int L = SPECIES.length();

    /** Rows of a tile. */
    static final int ROWS = 4;

    /** Vectors in the longest single row. */
    static final int ROW = 4;

    private VectorTile() {}

    /** Four rows of four vectors of columns, see the class. */
    static void four(
            int p, double[] a, int aAt, int aDown, int aAcross, double[] b, int bAt, int bDown,
            double[] s, int sAt, int sDown, double[] c, int cAt, int cDown) {
        DoubleVector s00 = DoubleVector.fromArray(SPECIES, s, sAt);
        DoubleVector s01 = DoubleVector.fromArray(SPECIES, s, sAt + L);
        DoubleVector s02 = DoubleVector.fromArray(SPECIES, s, sAt + 2 * L);
        DoubleVector s03 = DoubleVector.fromArray(SPECIES, s, sAt + 3 * L);
        DoubleVector s10 = DoubleVector.fromArray(SPECIES, s, sAt + sDown);
        DoubleVector s11 = DoubleVector.fromArray(SPECIES, s, sAt + sDown + L);
        DoubleVector s12 = DoubleVector.fromArray(SPECIES, s, sAt + sDown + 2 * L);
        DoubleVector s13 = DoubleVector.fromArray(SPECIES, s, sAt + sDown + 3 * L);
        DoubleVector s20 = DoubleVector.fromArray(SPECIES, s, sAt + 2 * sDown);
        DoubleVector s21 = DoubleVector.fromArray(SPECIES, s, sAt + 2 * sDown + L);
        DoubleVector s22 = DoubleVector.fromArray(SPECIES, s, sAt + 2 * sDown + 2 * L);
        DoubleVector s23 = DoubleVector.fromArray(SPECIES, s, sAt + 2 * sDown + 3 * L);
        DoubleVector s30 = DoubleVector.fromArray(SPECIES, s, sAt + 3 * sDown);
        DoubleVector s31 = DoubleVector.fromArray(SPECIES, s, sAt + 3 * sDown + L);
        DoubleVector s32 = DoubleVector.fromArray(SPECIES, s, sAt + 3 * sDown + 2 * L);
        DoubleVector s33 = DoubleVector.fromArray(SPECIES, s, sAt + 3 * sDown + 3 * L);
        int x = aAt;
        int y = bAt;
        for (int k = 0; k < p; k++) {
            DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, y);
            DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, y + L);
            DoubleVector b2 = DoubleVector.fromArray(SPECIES, b, y + 2 * L);
            DoubleVector b3 = DoubleVector.fromArray(SPECIES, b, y + 3 * L);
            DoubleVector x0 = DoubleVector.broadcast(SPECIES, a[x]);
            s00 = x0.fma(b0, s00);
            s01 = x0.fma(b1, s01);
            s02 = x0.fma(b2, s02);
            s03 = x0.fma(b3, s03);
            DoubleVector x1 = DoubleVector.broadcast(SPECIES, a[x + aDown]);
            s10 = x1.fma(b0, s10);
            s11 = x1.fma(b1, s11);
            s12 = x1.fma(b2, s12);
            s13 = x1.fma(b3, s13);
            DoubleVector x2 = DoubleVector.broadcast(SPECIES, a[x + 2 * aDown]);
            s20 = x2.fma(b0, s20);
            s21 = x2.fma(b1, s21);
            s22 = x2.fma(b2, s22);
            s23 = x2.fma(b3, s23);
            DoubleVector x3 = DoubleVector.broadcast(SPECIES, a[x + 3 * aDown]);
            s30 = x3.fma(b0, s30);
            s31 = x3.fma(b1, s31);
            s32 = x3.fma(b2, s32);
            s33 = x3.fma(b3, s33);
            x += aAcross;
            y += bDown;
        }
        s00.intoArray(c, cAt);
        s01.intoArray(c, cAt + L);
        s02.intoArray(c, cAt + 2 * L);
        s03.intoArray(c, cAt + 3 * L);
        s10.intoArray(c, cAt + cDown);
        s11.intoArray(c, cAt + cDown + L);
        s12.intoArray(c, cAt + cDown + 2 * L);
        s13.intoArray(c, cAt + cDown + 3 * L);
        s20.intoArray(c, cAt + 2 * cDown);
        s21.intoArray(c, cAt + 2 * cDown + L);
        s22.intoArray(c, cAt + 2 * cDown + 2 * L);
        s23.intoArray(c, cAt + 2 * cDown + 3 * L);
        s30.intoArray(c, cAt + 3 * cDown);
        s31.intoArray(c, cAt + 3 * cDown + L);
        s32.intoArray(c, cAt + 3 * cDown + 2 * L);
        s33.intoArray(c, cAt + 3 * cDown + 3 * L);
    }

    /** Four rows of two vectors. */
    static void two(
            int p, double[] a, int aAt, int aDown, int aAcross, double[] b, int bAt, int bDown,
            double[] s, int sAt, int sDown, double[] c, int cAt, int cDown) {
        DoubleVector s00 = DoubleVector.fromArray(SPECIES, s, sAt);
        DoubleVector s01 = DoubleVector.fromArray(SPECIES, s, sAt + L);
        DoubleVector s10 = DoubleVector.fromArray(SPECIES, s, sAt + sDown);
        DoubleVector s11 = DoubleVector.fromArray(SPECIES, s, sAt + sDown + L);
        DoubleVector s20 = DoubleVector.fromArray(SPECIES, s, sAt + 2 * sDown);
        DoubleVector s21 = DoubleVector.fromArray(SPECIES, s, sAt + 2 * sDown + L);
        DoubleVector s30 = DoubleVector.fromArray(SPECIES, s, sAt + 3 * sDown);
        DoubleVector s31 = DoubleVector.fromArray(SPECIES, s, sAt + 3 * sDown + L);
        int x = aAt;
        int y = bAt;
        for (int k = 0; k < p; k++) {
            DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, y);
            DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, y + L);
            DoubleVector x0 = DoubleVector.broadcast(SPECIES, a[x]);
            s00 = x0.fma(b0, s00);
            s01 = x0.fma(b1, s01);
            DoubleVector x1 = DoubleVector.broadcast(SPECIES, a[x + aDown]);
            s10 = x1.fma(b0, s10);
            s11 = x1.fma(b1, s11);
            DoubleVector x2 = DoubleVector.broadcast(SPECIES, a[x + 2 * aDown]);
            s20 = x2.fma(b0, s20);
            s21 = x2.fma(b1, s21);
            DoubleVector x3 = DoubleVector.broadcast(SPECIES, a[x + 3 * aDown]);
            s30 = x3.fma(b0, s30);
            s31 = x3.fma(b1, s31);
            x += aAcross;
            y += bDown;
        }
        s00.intoArray(c, cAt);
        s01.intoArray(c, cAt + L);
        s10.intoArray(c, cAt + cDown);
        s11.intoArray(c, cAt + cDown + L);
        s20.intoArray(c, cAt + 2 * cDown);
        s21.intoArray(c, cAt + 2 * cDown + L);
        s30.intoArray(c, cAt + 3 * cDown);
        s31.intoArray(c, cAt + 3 * cDown + L);
    }

    /** Four rows of one vector. */
    static void one(
            int p, double[] a, int aAt, int aDown, int aAcross, double[] b, int bAt, int bDown,
            double[] s, int sAt, int sDown, double[] c, int cAt, int cDown) {
        DoubleVector s00 = DoubleVector.fromArray(SPECIES, s, sAt);
        DoubleVector s10 = DoubleVector.fromArray(SPECIES, s, sAt + sDown);
        DoubleVector s20 = DoubleVector.fromArray(SPECIES, s, sAt + 2 * sDown);
        DoubleVector s30 = DoubleVector.fromArray(SPECIES, s, sAt + 3 * sDown);
        int x = aAt;
        int y = bAt;
        for (int k = 0; k < p; k++) {
            DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, y);
            DoubleVector x0 = DoubleVector.broadcast(SPECIES, a[x]);
            s00 = x0.fma(b0, s00);
            DoubleVector x1 = DoubleVector.broadcast(SPECIES, a[x + aDown]);
            s10 = x1.fma(b0, s10);
            DoubleVector x2 = DoubleVector.broadcast(SPECIES, a[x + 2 * aDown]);
            s20 = x2.fma(b0, s20);
            DoubleVector x3 = DoubleVector.broadcast(SPECIES, a[x + 3 * aDown]);
            s30 = x3.fma(b0, s30);
            x += aAcross;
            y += bDown;
        }
        s00.intoArray(c, cAt);
        s10.intoArray(c, cAt + cDown);
        s20.intoArray(c, cAt + 2 * cDown);
        s30.intoArray(c, cAt + 3 * cDown);
    }

    /** One row of one, two or four vectors. */
    static void row(
            int vectors, int p, double[] a, int aAt, int aAcross, double[] b, int bAt, int bDown,
            double[] s, int sAt, double[] c, int cAt) {
        if (vectors == ROW) {
            rowOfFour(p, a, aAt, aAcross, b, bAt, bDown, s, sAt, c, cAt);
        } else {
            for (int j = 0; j < vectors * L; j += L) {
                rowOfOne(p, a, aAt, aAcross, b, bAt + j, bDown, s, sAt + j, c, cAt + j);
            }
        }
    }

    private static void rowOfFour(
            int p, double[] a, int aAt, int aAcross, double[] b, int bAt, int bDown, double[] s, int sAt, double[] c, int cAt) {
        DoubleVector s0 = DoubleVector.fromArray(SPECIES, s, sAt);
        DoubleVector s1 = DoubleVector.fromArray(SPECIES, s, sAt + L);
        DoubleVector s2 = DoubleVector.fromArray(SPECIES, s, sAt + 2 * L);
        DoubleVector s3 = DoubleVector.fromArray(SPECIES, s, sAt + 3 * L);
        int x = aAt;
        int y = bAt;
        for (int k = 0; k < p; k++) {
            DoubleVector factor = DoubleVector.broadcast(SPECIES, a[x]);
            s0 = factor.fma(DoubleVector.fromArray(SPECIES, b, y), s0);
            s1 = factor.fma(DoubleVector.fromArray(SPECIES, b, y + L), s1);
            s2 = factor.fma(DoubleVector.fromArray(SPECIES, b, y + 2 * L), s2);
            s3 = factor.fma(DoubleVector.fromArray(SPECIES, b, y + 3 * L), s3);
            x += aAcross;
            y += bDown;
        }
        s0.intoArray(c, cAt);
        s1.intoArray(c, cAt + L);
        s2.intoArray(c, cAt + 2 * L);
        s3.intoArray(c, cAt + 3 * L);
    }

    private static void rowOfOne(
            int p, double[] a, int aAt, int aAcross, double[] b, int bAt, int bDown, double[] s, int sAt, double[] c, int cAt) {
        DoubleVector sum = DoubleVector.fromArray(SPECIES, s, sAt);
        int x = aAt;
        int y = bAt;
        for (int k = 0; k < p; k++) {
            sum = DoubleVector.broadcast(SPECIES, a[x]).fma(DoubleVector.fromArray(SPECIES, b, y), sum);
            x += aAcross;
            y += bDown;
        }
        sum.intoArray(c, cAt);
    }
}
