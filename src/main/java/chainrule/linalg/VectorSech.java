package chainrule.linalg;

import static chainrule.linalg.VectorParts.*;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;

/** {@link ScalarFunctions#sech} with {@code jdk.incubator.vector}. */
final class VectorSech implements EntryRoutine {

    @Override
    public void map(int from, int until, double[] x, double[] y) {
        int k = from;
        for (; k <= until - LANES; k += LANES) {
            DoubleVector v = DoubleVector.fromArray(SPECIES, x, k).lanewise(VectorOperators.ABS).neg();
            if (v.compare(VectorOperators.GE, all(-VectorExp.ORDINARY)).allTrue()) {
                sech(v).intoArray(y, k);
            } else {
                portable(x, y, k, k + LANES);
            }
        }
        portable(x, y, k, until);
    }

    private static DoubleVector sech(DoubleVector v) {
        DoubleVector one = all(1);
        DoubleVector minus = all(-1);
        DoubleVector t = shifted(v);
        DoubleVector k = t.sub(all(ScalarFunctions.SHIFTER));
        DoubleVector r = remainder(v, k);
        DoubleVector tail = tail(r, rest(k));
        DoubleVector two = scaled(one, t);
        DoubleVector s = one.add(r);
        DoubleVector above = one.sub(s).add(r).add(tail);
        DoubleVector e = s.add(above);
        DoubleVector eLow = s.sub(e).add(above);
        DoubleVector power = e.mul(two);
        DoubleVector square = power.mul(power);
        DoubleVector squareLow = power.fma(power, square.neg()).add(power.add(power).mul(eLow.mul(two)));
        DoubleVector d = minus.sub(square);
        DoubleVector dLow = minus.sub(d).sub(square).sub(squareLow);
        DoubleVector n = e.add(e);
        DoubleVector inverse = minus.div(d);
        DoubleVector q = n.mul(inverse);
        return q.fma(d, n).add(q.fma(dLow, eLow.add(eLow))).fma(inverse, q).mul(two);
    }

    private static void portable(double[] x, double[] y, int from, int to) {
        for (int k = from; k < to; k++) {
            y[k] = ScalarFunctions.sech(x[k]);
        }
    }
}
