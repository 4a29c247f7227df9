package chainrule.linalg;

import static chainrule.linalg.VectorParts.*;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** {@link ScalarFunctions#sigmoid} with {@code jdk.incubator.vector}. */
final class VectorSigmoid implements EntryRoutine {

    @Override
    public void map(int from, int until, double[] x, double[] y) {
        int k = from;
        for (; k <= until - LANES; k += LANES) {
            DoubleVector v = DoubleVector.fromArray(SPECIES, x, k);
            DoubleVector minusSize = v.lanewise(VectorOperators.ABS).neg();
            if (minusSize.compare(VectorOperators.GE, all(-VectorExp.ORDINARY)).allTrue()) {
                sigmoid(v, minusSize).intoArray(y, k);
            } else {
                portable(x, y, k, k + LANES);
            }
        }
        portable(x, y, k, until);
    }

    private static DoubleVector sigmoid(DoubleVector x, DoubleVector v) {
        DoubleVector zero = all(0);
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
        DoubleVector d = minus.sub(power);
        DoubleVector dLow = minus.sub(d).sub(power).sub(eLow.mul(two));
        VectorMask<Double> left = x.compare(VectorOperators.LT, zero);
        DoubleVector n = one.blend(e, left);
        DoubleVector nLow = zero.blend(eLow, left);
        DoubleVector inverse = minus.div(d);
        DoubleVector q = n.mul(inverse);
        DoubleVector y = q.fma(d, n).add(q.fma(dLow, nLow)).fma(inverse, q);
        return y.mul(one.blend(two, left));
    }

    private static void portable(double[] x, double[] y, int from, int to) {
        for (int k = from; k < to; k++) {
            y[k] = ScalarFunctions.sigmoid(x[k]);
        }
    }
}
