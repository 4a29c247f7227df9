package chainrule.linalg;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** The matrix product with {@code jdk.incubator.vector}. */
final class VectorGemm implements Gemm {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

    private final Gemm portable = new PortableGemm();

    @Override
    public void multiply(
            int m, int n, int p,
            double[] a, int aAt, int aDown, int aAcross,
            double[] b, int bAt, int bDown, int bAcross,
            double[] c, int cAt, int cDown, Start start) {
        int vectors = bAcross == 1 ? SPECIES.loopBound(n) : 0;
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < vectors; j += SPECIES.length()) {
                int at = cAt + i * cDown + j;
                DoubleVector sum = start == Start.AT_ZERO ? DoubleVector.zero(SPECIES) : DoubleVector.fromArray(SPECIES, c, at);
                for (int k = 0; k < p; k++) {
                    DoubleVector row = DoubleVector.fromArray(SPECIES, b, bAt + k * bDown + j);
                    sum = row.fma(DoubleVector.broadcast(SPECIES, a[aAt + i * aDown + k * aAcross]), sum);
                }
                sum.intoArray(c, at);
            }
        }
        portable.multiply(
                m, n - vectors, p,
                a, aAt, aDown, aAcross,
                b, bAt + vectors * bAcross, bDown, bAcross,
                c, cAt + vectors, cDown, start);
    }
}
