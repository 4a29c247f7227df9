package chainrule.linalg;

import static chainrule.linalg.VectorParts.*;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;

/** {@link ScalarFunctions#tanh} with {@code jdk.incubator.vector}. */
final class VectorTanh implements EntryRoutine {

    @Override
    public void map(int from, int until, double[] x, double[] y) {
        int k = from;
        for (; k <= until - LANES; k += LANES) {
            tanh(DoubleVector.fromArray(SPECIES, x, k)).intoArray(y, k);
        }
        for (; k < until; k++) {
            y[k] = ScalarFunctions.tanh(x[k]);
        }
    }

    private static DoubleVector tanh(DoubleVector x) {
        DoubleVector one = all(1);
        DoubleVector minus = all(-1);
        DoubleVector two = all(-2);
        DoubleVector least = all(ScalarFunctions.ALL_BUT_ONE);
        DoubleVector shifter = all(ScalarFunctions.SHIFTER);
        DoubleVector v = x.lanewise(VectorOperators.ABS).mul(two);
        v = v.blend(least, v.compare(VectorOperators.LT, least));
        DoubleVector t = shifted(v);
        DoubleVector k = t.sub(shifter);
        DoubleVector r = remainder(v, k);
        DoubleVector tail = tail(r, rest(k));
        DoubleVector power = scaled(one, t);
        DoubleVector a = power.sub(one);
        DoubleVector b = power.mul(r);
        DoubleVector sum = a.add(b);
        DoubleVector low = power.fma(tail, a.sub(sum).add(b).add(power.sub(a.add(one))));
        DoubleVector n = sum.add(low);
        DoubleVector nLow = sum.sub(n).add(low);
        DoubleVector d = two.sub(n);
        DoubleVector dLow = two.sub(d).sub(n).sub(nLow);
        DoubleVector inverse = minus.div(d);
        DoubleVector q = n.mul(inverse);
        DoubleVector y = q.fma(d, n).add(q.fma(dLow, nLow)).fma(inverse, q);
        LongVector sign = x.reinterpretAsLongs().and(Long.MIN_VALUE);
        return y.lanewise(VectorOperators.ABS).reinterpretAsLongs().or(sign).reinterpretAsDoubles();
    }
}
