package chainrule.linalg;

/**
 * Elementary functions to about 28 digits, far more slowly and in another way than the library: Taylor series and one
 * Newton step, in pairs of doubles.
 */
final class ReferenceFunctions {

    private static final DoubleDouble LN2 = DoubleDouble.of("0.693147180559945309417232121458176568075500134");
    private static final DoubleDouble ZERO = new DoubleDouble(0, 0);
    private static final DoubleDouble ONE = new DoubleDouble(1, 0);
    private static final int TERMS = 26;

    /** Where the square of {@code e^x} no longer shows beside it. */
    private static final int TINY = -120;

    private ReferenceFunctions() {}

    /** The number {@code m 2ᵏ}: its size may be beyond the doubles. */
    record Scaled(DoubleDouble m, int k) {

        /** By how many units in the last place of this number a result misses it. */
        double ulps(double y) {
            double right = Math.scalb(m.high(), k);
            if (Double.isInfinite(right)) {
                return y == right ? 0 : Double.POSITIVE_INFINITY;
            }
            double distance = Math.scalb(y, -k) - m.high() - m.low();
            return Math.abs(distance) / Math.scalb(Math.ulp(right), -k);
        }
    }

    static Scaled exp(double x) {
        return exp(new DoubleDouble(x, 0));
    }

    private static Scaled exp(DoubleDouble x) {
        int k = (int) Math.rint(Math.max(-3000, Math.min(3000, x.high())) / LN2.high());
        return new Scaled(series(clamped(x).plus(LN2.times(-k))).plus(1), k);
    }

    private static DoubleDouble clamped(DoubleDouble x) {
        return Math.abs(x.high()) <= 3000 ? x : new DoubleDouble(Math.copySign(3000, x.high()), 0);
    }

    static Scaled expm1(double x) {
        return Math.abs(x) < 0.4 ? scaled(series(new DoubleDouble(x, 0))) : x > 200 ? exp(x) : scaled(plain(exp(x)).plus(-1));
    }

    static Scaled tanh(double x) {
        DoubleDouble n = plain(expm1(-2 * Math.min(40, Math.abs(x))));
        DoubleDouble y = tiny(x) ? new DoubleDouble(x, 0) : n.over(n.plus(2)).times(-Math.signum(x));
        return scaled(y);
    }

    static Scaled sigmoid(double x) {
        Scaled e = exp(-Math.abs(x));
        DoubleDouble d = plain(e).plus(1);
        return x < 0 ? new Scaled(e.m.over(d), e.k) : scaled(ONE.over(d));
    }

    static Scaled swish(double x) {
        Scaled y = sigmoid(x);
        int down = Math.max(0, Math.getExponent(x));
        return new Scaled(y.m.times(Math.scalb(x, -down)), y.k + down);
    }

    static Scaled sech(double x) {
        Scaled e = exp(-Math.abs(x));
        return new Scaled(e.m.times(2).over(plain(e).times(plain(e)).plus(1)), e.k);
    }

    static Scaled log(double x) {
        double y = StrictMath.log(x);
        Scaled e = exp(-y);
        int k = Math.getExponent(x);
        double m = Math.scalb(x, -k);
        DoubleDouble rest = e.m.times(m).times(Math.scalb(1.0, k + e.k)).plus(-1);
        return scaled(rest.plus(y));
    }

    static Scaled log1p(double x) {
        return x > 1e20 ? log(x) : scaled(log1p(new DoubleDouble(x, 0)));
    }

    static Scaled softplus(double x) {
        Scaled e = exp(-Math.abs(x));
        if (e.k < TINY) {
            return x > 0 ? scaled(new DoubleDouble(x, 0)) : e;
        }
        return scaled(log1p(plain(e)).plus(Math.max(0, x)));
    }

    private static DoubleDouble log1p(DoubleDouble x) {
        if (tiny(x.high())) {
            return x;
        }
        double y = StrictMath.log1p(x.high());
        DoubleDouble e = plain(expm1(-y));
        return x.plus(e).plus(x.times(e)).plus(y);
    }

    /** Whether the square of a number no longer shows beside it. */
    private static boolean tiny(double x) {
        return Math.abs(x) < 1e-100;
    }

    /** {@code e^r − 1} for {@code |r| < 0.7} */
    private static DoubleDouble series(DoubleDouble r) {
        if (tiny(r.high())) {
            return r;
        }
        DoubleDouble sum = ZERO;
        for (int n = TERMS; n >= 1; n--) {
            sum = sum.plus(1).times(r).over(new DoubleDouble(n, 0));
        }
        return sum;
    }

    private static Scaled scaled(DoubleDouble m) {
        return new Scaled(m, 0);
    }

    private static DoubleDouble plain(Scaled x) {
        return x.m.times(Math.scalb(1.0, x.k));
    }
}
