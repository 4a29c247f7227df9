package chainrule.linalg;

import static chainrule.linalg.ScalarFunctions.*;
import static chainrule.linalg.VectorParts.*;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;

/** {@link ScalarFunctions#log} with {@code jdk.incubator.vector}. */
final class VectorLog implements EntryRoutine {

    @Override
    public void map(int from, int until, double[] x, double[] y) {
        int k = from;
        for (; k <= until - LANES; k += LANES) {
            DoubleVector v = DoubleVector.fromArray(SPECIES, x, k);
            if (v.compare(VectorOperators.GE, all(SMALLEST_NORMAL)).allTrue() && v.compare(VectorOperators.LE, all(Double.MAX_VALUE)).allTrue()) {
                log(v).intoArray(y, k);
            } else {
                portable(x, y, k, k + LANES);
            }
        }
        portable(x, y, k, until);
    }

    private static DoubleVector log(DoubleVector x) {
        DoubleVector minus = all(-1);
        DoubleVector half = all(-0.5);
        DoubleVector high = all(LN2_HIGH);
        DoubleVector low = all(LN2_LOW);
        LongVector bits = x.reinterpretAsLongs().add(TO_EXPONENT);
        DoubleVector k = bits.lanewise(VectorOperators.LSHR, EXPONENT_SHIFT).or(INTEGER_BITS).reinterpretAsDoubles().sub(INTEGER + BIAS);
        DoubleVector f = bits.and(FRACTION).add(SQRT_HALF).reinterpretAsDoubles().sub(1);
        DoubleVector d = half.fma(f, minus);
        DoubleVector dLow = half.fma(f, minus.sub(d));
        DoubleVector inverse = minus.div(d);
        DoubleVector t = f.mul(inverse);
        DoubleVector tLow = t.fma(d, f).add(t.mul(dLow)).mul(inverse);
        DoubleVector tail = artanhTail(t, tLow);
        DoubleVector a = k.mul(high);
        DoubleVector sum = a.add(t);
        return a.sub(sum).add(t).add(k.fma(low, tail)).add(sum);
    }

    private static DoubleVector artanhTail(DoubleVector t, DoubleVector tLow) {
        DoubleVector w = t.mul(t);
        DoubleVector p = all(L17).fma(w, all(L15));
        p = p.fma(w, all(L13));
        p = p.fma(w, all(L11));
        p = p.fma(w, all(L9));
        p = p.fma(w, all(L7));
        p = p.fma(w, all(L5));
        p = p.fma(w, all(L3));
        return t.mul(w).fma(p, tLow);
    }

    private static void portable(double[] x, double[] y, int from, int to) {
        for (int k = from; k < to; k++) {
            y[k] = ScalarFunctions.log(x[k]);
        }
    }
}
