package chainrule.linalg;

import org.ejml.data.DMatrixRMaj;

/**
 * Elementary functions with the same bits on every machine (on {@link StrictMath}, never {@link Math}'s
 * transcendentals), and their application to every entry.
 */
public final class Functions {

    /** {@code 2√(2/π)} and, with 0.044715, the two coefficients of the polynomial in {@link #geluTanh}. */
    private static final DoubleDouble LINEAR = DoubleDouble.of("1.59576912160573071175978423973752747390343452");

    private static final DoubleDouble CUBIC = DoubleDouble.of("0.0713548162726002487763387522798635409955920748");

    private Functions() {}

    /** {@code σ(x) = 1 / (1 + e^(−x))}, with full relative accuracy in both tails. */
    public static double sigmoid(double x) {
        if (x >= 0) {
            return 1 / (1 + StrictMath.exp(-x));
        }
        double e = StrictMath.exp(x);
        return e / (1 + e);
    }

    /** {@code sech x = 2 / (eˣ + e^(−x))}, with full relative accuracy in both tails. */
    public static double sech(double x) {
        double e = StrictMath.exp(-Math.abs(x));
        return 2 * e / Math.fma(e, e, 1);
    }

    /** {@code ln(1 + eˣ)}, with full relative accuracy in the left tail; no overflow. */
    public static double softplus(double x) {
        return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
    }

    /** {@code x σ(x)}, with full relative accuracy in the left tail. */
    public static double swish(double x) {
        double e = StrictMath.exp(-Math.abs(x));
        return x >= 0 ? x / (1 + e) : Exponential.times(new DoubleDouble(x, 0), new DoubleDouble(x, 0).over(DoubleDouble.sum(1, e)));
    }

    /** {@code x tanh(ln(1 + eˣ))}, with full relative accuracy in the left tail; no overflow. */
    public static double mish(double x) {
        double e = StrictMath.exp(-Math.abs(x));
        if (x >= 0) {
            return x / (1 + 2 * e * e / (1 + 2 * e));
        }
        DoubleDouble more = DoubleDouble.sum(2, e);
        return Exponential.times(new DoubleDouble(x, 0), more.times(x).over(more.times(e).plus(2)));
    }

    /** {@code σ(2√(2/π)(x + 0.044715 x³))}, what {@code tanh} makes of the normal distribution; no overflow. */
    public static double geluTanhGate(double x) {
        return geluTanh(x, 1);
    }

    /** {@code x} times its gate, with full relative accuracy in the left tail. */
    public static double geluTanh(double x) {
        return geluTanh(x, x);
    }

    private static double geluTanh(double x, double m) {
        if (Math.abs(x) > 100) {
            return x > 0 ? m : 0 * m;
        }
        DoubleDouble square = DoubleDouble.product(x, x);
        DoubleDouble exponent = square.times(CUBIC).plus(LINEAR).times(x);
        if (x >= 0) {
            return m / (1 + Exponential.times(exponent.negated(), new DoubleDouble(1, 0)));
        }
        double e = StrictMath.exp(exponent.high());
        return Exponential.times(exponent, new DoubleDouble(m, 0).over(DoubleDouble.sum(1, e)));
    }

    /** The power of two below {@code |x|}, {@code k} with {@code 2ᵏ ≤ |x| < 2ᵏ⁺¹}; 0 for zero, −1023 below 2⁻¹⁰²². */
    public static int exponent(double x) {
        return x == 0 ? 0 : StrictMath.getExponent(x);
    }

    /**
     * {@code y = f(x)}, entry by entry.
     *
     * @param f a lambda or an object whose class means one formula: its class has a loop of its own
     * @param x Not modified.
     * @param y of the same shape. Modified: overwritten.
     */
    public static void map(EntryFunction f, DMatrixRMaj x, DMatrixRMaj y) {
        int n = x.getNumElements();
        EntryLoop.of(f, n).map(f, n, x.data, y.data);
    }

    /**
     * {@code y = f(a, b)}, entry by entry.
     *
     * @param a Not modified.
     * @param b of the same shape. Not modified.
     * @param y of the same shape. Modified: overwritten.
     */
    public static void map(PairFunction f, DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj y) {
        int n = a.getNumElements();
        PairLoop.of(f, n).map(f, n, a.data, 0, b.data, 0, y.data, 0);
    }

    /** The index of the first entry that is NaN or infinite, or −1. */
    public static int firstNonFinite(DMatrixRMaj x) {
        int n = x.getNumElements();
        double[] data = x.data;
        // A finite number times zero is zero, any other is NaN, and NaN stays in a sum. Four sums need not wait for each
        // other; their order does not matter.
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int whole = n - n % 4;
        for (int k = 0; k < whole; k += 4) {
            a += data[k] * 0;
            b += data[k + 1] * 0;
            c += data[k + 2] * 0;
            d += data[k + 3] * 0;
        }
        for (int k = whole; k < n; k++) {
            a += data[k] * 0;
        }
        if (a + b + c + d == 0) {
            return -1;
        }
        int k = 0;
        while (Double.isFinite(x.data[k])) {
            k++;
        }
        return k;
    }
}
