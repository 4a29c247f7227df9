package chainrule.linalg;

import static chainrule.linalg.VectorParts.*;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;

/** {@link ScalarFunctions#exp} with {@code jdk.incubator.vector}. */
final class VectorExp implements EntryRoutine {

    /** Up to here {@code e^(±x)} is a normal double; the few vectors with a lane beyond are left to the portable form. */
    static final double ORDINARY = 708;

    @Override
    public void map(int from, int until, double[] x, double[] y) {
        int k = from;
        for (; k <= until - LANES; k += LANES) {
            DoubleVector v = DoubleVector.fromArray(SPECIES, x, k);
            if (v.lanewise(VectorOperators.ABS).compare(VectorOperators.LE, all(ORDINARY)).allTrue()) {
                exp(v).intoArray(y, k);
            } else {
                portable(x, y, k, k + LANES);
            }
        }
        portable(x, y, k, until);
    }

    private static DoubleVector exp(DoubleVector v) {
        DoubleVector t = shifted(v);
        DoubleVector n = t.sub(all(ScalarFunctions.SHIFTER));
        DoubleVector r = remainder(v, n);
        DoubleVector one = all(1);
        DoubleVector s = one.add(r);
        return scaled(one.sub(s).add(r).add(tail(r, rest(n))).add(s), t);
    }

    private static void portable(double[] x, double[] y, int from, int to) {
        for (int k = from; k < to; k++) {
            y[k] = ScalarFunctions.exp(x[k]);
        }
    }
}
