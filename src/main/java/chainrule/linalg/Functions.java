package chainrule.linalg;

import java.util.concurrent.atomic.AtomicBoolean;
import org.ejml.data.DMatrixRMaj;

/**
 * Elementary functions within one unit in the last place and with the same bits on every machine, and the application
 * of any function to every entry. {@link StrictMath} has the functions that are not here; {@link Math}'s may differ
 * between machines.
 */
public final class Functions {

    /** {@code 2√(2/π)} and, with 0.044715, the two coefficients of the polynomial in {@link #geluTanh}. */
    private static final DoubleDouble LINEAR = DoubleDouble.of("1.59576912160573071175978423973752747390343452");

    private static final DoubleDouble CUBIC = DoubleDouble.of("0.0713548162726002487763387522798635409955920748");

    /** Here {@code e^x x} has vanished, and it must not grow back. */
    private static final double FAR_LEFT = -800;

    /** Here the gate is 0 or 1. */
    private static final double GELU_FAR = 100;

    private static final TwoForms<EntryRoutine> EXP = twoForms("Exp", ScalarFunctions::exp);
    private static final TwoForms<EntryRoutine> LOG = twoForms("Log", ScalarFunctions::log);
    private static final TwoForms<EntryRoutine> TANH = twoForms("Tanh", ScalarFunctions::tanh);
    private static final TwoForms<EntryRoutine> SECH = twoForms("Sech", ScalarFunctions::sech);
    private static final TwoForms<EntryRoutine> SIGMOID = twoForms("Sigmoid", ScalarFunctions::sigmoid);

    private static final TwoForms<FiniteLoop> FINITE =
            TwoForms.of(FiniteLoop.class, new PortableFiniteLoop(), Functions::rehearse);

    /** What an entry costs in multiply-adds, roughly. */
    private static final long COST = 60;

    /** Entries of an elementary function that are worth another thread. */
    private static final int ELEMENTARY = 1024;

    private static final double[] REHEARSED = new double[4096];

    private Functions() {}

    /** {@code eˣ} */
    public static double exp(double x) {
        return ScalarFunctions.exp(x);
    }

    /** {@code eˣ − 1} */
    public static double expm1(double x) {
        return ScalarFunctions.expm1(x);
    }

    /** {@code ln x} */
    public static double log(double x) {
        return ScalarFunctions.log(x);
    }

    /** {@code ln(1 + x)} */
    public static double log1p(double x) {
        return ScalarFunctions.log1p(x);
    }

    /** {@code tanh x} */
    public static double tanh(double x) {
        return ScalarFunctions.tanh(x);
    }

    /** {@code σ(x) = 1 / (1 + e^(−x))}, with full relative accuracy in both tails. */
    public static double sigmoid(double x) {
        return ScalarFunctions.sigmoid(x);
    }

    /** {@code sech x = 2 / (eˣ + e^(−x))}, with full relative accuracy in both tails. */
    public static double sech(double x) {
        return ScalarFunctions.sech(x);
    }

    /** {@code ln(1 + eˣ)}, with full relative accuracy in the left tail; no overflow. */
    public static double softplus(double x) {
        return ScalarFunctions.softplus(x);
    }

    /** {@code x σ(x)}, with full relative accuracy in the left tail. */
    public static double swish(double x) {
        return ScalarFunctions.logistic(x, 0, Math.max(FAR_LEFT, x));
    }

    /** {@code a} where {@code x > 0}, else {@code b}, without a branch, which random signs would make slow. */
    public static double wherePositive(double x, double a, double b) {
        return ScalarFunctions.wherePositive(x, a, b);
    }

    /**
     * {@code y = eˣ}, entry by entry.
     *
     * @param x Not modified.
     * @param y of the same shape. Modified: overwritten.
     */
    public static void exp(DMatrixRMaj x, DMatrixRMaj y) {
        map(EXP, x, y);
    }

    /**
     * {@code y = ln x}, entry by entry.
     *
     * @param x Not modified.
     * @param y of the same shape. Modified: overwritten.
     */
    public static void log(DMatrixRMaj x, DMatrixRMaj y) {
        map(LOG, x, y);
    }

    /**
     * {@code y = tanh x}, entry by entry.
     *
     * @param x Not modified.
     * @param y of the same shape. Modified: overwritten.
     */
    public static void tanh(DMatrixRMaj x, DMatrixRMaj y) {
        map(TANH, x, y);
    }

    /**
     * {@code y = σ(x)}, entry by entry.
     *
     * @param x Not modified.
     * @param y of the same shape. Modified: overwritten.
     */
    public static void sigmoid(DMatrixRMaj x, DMatrixRMaj y) {
        map(SIGMOID, x, y);
    }

    /**
     * {@code y = sech x}, entry by entry.
     *
     * @param x Not modified.
     * @param y of the same shape. Modified: overwritten.
     */
    public static void sech(DMatrixRMaj x, DMatrixRMaj y) {
        map(SECH, x, y);
    }

    private static void map(TwoForms<EntryRoutine> routine, DMatrixRMaj x, DMatrixRMaj y) {
        int n = x.getNumElements();
        EntryRoutine form = routine.worth(n * COST);
        if (Ranges.isOne(n, ELEMENTARY)) {
            form.map(0, n, x.data, y.data);
        } else {
            Ranges.over(n, ELEMENTARY, (from, until) -> form.map(from, until, x.data, y.data));
        }
    }

    private static TwoForms<EntryRoutine> twoForms(String name, EntryFunction f) {
        EntryRoutine portable = (from, until, x, y) -> EntryLoop.of(f, until - from).map(f, from, until, x, y);
        return TwoForms.of(EntryRoutine.class, name, portable, Functions::rehearse);
    }

    /** Ordinary numbers, and a few of the others. */
    private static void rehearse(EntryRoutine routine) {
        double[] x = new double[4096];
        for (int k = 0; k < x.length; k++) {
            x[k] = k % 1000 == 999 ? -1e300 : (k + 1) * 0x1p-10;
        }
        routine.map(0, x.length, x, x);
    }

    private static void rehearse(FiniteLoop loop) {
        loop.areFinite(3, REHEARSED.length, REHEARSED);
    }

    /** {@code x tanh(ln(1 + eˣ))}, with full relative accuracy in the left tail; no overflow. */
    public static double mish(double x) {
        double e = exp(-Math.abs(x));
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
        double near = Math.max(-GELU_FAR, Math.min(GELU_FAR, x));
        DoubleDouble exponent = DoubleDouble.product(near, near).times(CUBIC).plus(LINEAR).times(near);
        return ScalarFunctions.logistic(exponent.high(), exponent.low(), Math.max(-GELU_FAR, m));
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
        EntryLoop loop = EntryLoop.of(f, n);
        if (Ranges.isOne(n, Ranges.SIMPLE)) {
            loop.map(f, 0, n, x.data, y.data);
        } else {
            Ranges.over(n, Ranges.SIMPLE, (from, until) -> loop.map(f, from, until, x.data, y.data));
        }
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
        PairLoop loop = PairLoop.of(f, n);
        if (Ranges.isOne(n, Ranges.SIMPLE)) {
            loop.map(f, 0, n, a.data, b.data, y.data);
        } else {
            Ranges.over(n, Ranges.SIMPLE, (from, until) -> loop.map(f, from, until, a.data, b.data, y.data));
        }
    }

    /** The index of the first entry that is NaN or infinite, or −1. */
    public static int firstNonFinite(DMatrixRMaj x) {
        if (areFinite(x)) {
            return -1;
        }
        int k = 0;
        while (Double.isFinite(x.data[k])) {
            k++;
        }
        return k;
    }

    private static boolean areFinite(DMatrixRMaj x) {
        int n = x.getNumElements();
        if (Ranges.isOne(n, Ranges.SIMPLE)) {
            return areFinite(x.data, 0, n);
        }
        AtomicBoolean finite = new AtomicBoolean(true);
        Ranges.over(n, Ranges.SIMPLE, (from, until) -> {
            if (!areFinite(x.data, from, until)) {
                finite.set(false);
            }
        });
        return finite.get();
    }

    /**
     * Whether none of the entries is NaN or infinite.
     *
     * @param x Not modified.
     * @param from the first that is looked at
     * @param until the first that no longer is
     */
    public static boolean areFinite(double[] x, int from, int until) {
        return FINITE.worth(until - from).areFinite(from, until, x);
    }
}
