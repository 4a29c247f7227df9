package chainrule.linalg;

import static chainrule.linalg.VectorParts.*;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;

/** {@link PortableFiniteLoop} with {@code jdk.incubator.vector}. */
final class VectorFiniteLoop implements FiniteLoop {

    private static final int FOUR = 4 * LANES;

    @Override
    public boolean areFinite(int from, int until, double[] x) {
        DoubleVector zero = all(0);
        DoubleVector a = zero;
        DoubleVector b = zero;
        DoubleVector c = zero;
        DoubleVector d = zero;
        int k = from;
        for (; k <= until - FOUR; k += FOUR) {
            a = DoubleVector.fromArray(SPECIES, x, k).fma(zero, a);
            b = DoubleVector.fromArray(SPECIES, x, k + LANES).fma(zero, b);
            c = DoubleVector.fromArray(SPECIES, x, k + 2 * LANES).fma(zero, c);
            d = DoubleVector.fromArray(SPECIES, x, k + 3 * LANES).fma(zero, d);
        }
        double rest = 0;
        for (; k < until; k++) {
            rest += x[k] * 0;
        }
        return a.add(b).add(c.add(d)).reduceLanes(VectorOperators.ADD) + rest == 0;
    }
}
