package chainrule.linalg;

/**
 * Elementary functions of one number, within one unit in the last place. Each is one fixed sequence of operations that
 * IEEE 754 rounds correctly (+, −, ×, ÷, fused multiply-add, and operations on the bits), so it has the same bits on
 * every machine; a condition only selects between numbers. {@code VectorExp} and its like are the same
 * sequences, lane by lane.
 *
 * <p>The exponential is {@code e^x = 2ᵏ e^(r + c)} with {@code k} the integer nearest to {@code x / ln 2}, {@code r}
 * exact and {@code c} its tiny rest. The logarithm is {@code ln x = k ln 2 + 2 artanh(f / (2 + f))} with
 * {@code x = 2ᵏ (1 + f)} and {@code 1 + f} between √½ and √2. Where a rounding would show in the last place, its error is
 * carried along as a second number: {@code a} then stands for {@code a + aLow}.
 */
final class ScalarFunctions {

    /** {@code 1.5 · 2⁵²}: added to a small number, it leaves the nearest integer in the low bits. */
    static final double SHIFTER = 0x1.8p52;

    static final double BY_LN2 = 0x1.71547652b82fep0;

    /** {@code ln 2} to 42 bits, so that {@code k} times it is exact, and the rest. */
    static final double LN2_HIGH = 0x1.62e42fefa3800p-1;

    static final double LN2_LOW = 0x1.ef35793c76730p-45;

    /** From here on {@code e^x} is infinite, and below its negative it is zero even times the largest double. */
    static final double OVERFLOW = 710;

    static final double UNDERFLOW = -800;

    /** Here {@code e^x − 1} has reached −1 and {@code tanh(−x/2)} has reached 1. */
    static final double ALL_BUT_ONE = -44;

    /**
     * The polynomial that comes nearest to {@code (e^r − 1 − r − r²/2) / r³} for {@code |r| ≤ ½ ln 2}: the largest error
     * of {@code e^r} is least (Remez's algorithm in 60 digits, {@code 9·10⁻¹⁹} after rounding the coefficients).
     */
    static final double E3 = 0x1.555555555555ap-3;

    static final double E4 = 0x1.5555555555531p-5;
    static final double E5 = 0x1.111111110efc3p-7;
    static final double E6 = 0x1.6c16c16c26fe6p-10;
    static final double E7 = 0x1.a01a01b26907cp-13;
    static final double E8 = 0x1.a01a01527c62fp-16;
    static final double E9 = 0x1.71ddf27072ce4p-19;
    static final double E10 = 0x1.27e58cf116393p-22;
    static final double E11 = 0x1.af68604628a6fp-26;
    static final double E12 = 0x1.1e6713fa69e10p-29;

    /**
     * The polynomial in {@code t²} that comes nearest to {@code (2 artanh(t/2) − t) / t³} for {@code |t| ≤ 0.3432}, in
     * the same way: the largest error relative to {@code t} is {@code 3·10⁻¹⁹}.
     */
    static final double L3 = 0x1.5555555555555p-4;

    static final double L5 = 0x1.9999999999dfep-7;
    static final double L7 = 0x1.249249242b515p-9;
    static final double L9 = 0x1.c71c7258eaabap-12;
    static final double L11 = 0x1.745cde3b975bfp-14;
    static final double L13 = 0x1.3b20aa89428d4p-16;
    static final double L15 = 0x1.0f5ce03b5a17bp-18;
    static final double L17 = 0x1.0f623dd2695e8p-20;

    /** Added to the bits of a number, it makes the exponent field that of its power of two, over one between √½ and √2. */
    static final long TO_EXPONENT = 0x3ff0000000000000L - 0x3fe6a09e667f3bcdL;

    static final long SQRT_HALF = 0x3fe6a09e667f3bcdL;
    static final long FRACTION = 0x000fffffffffffffL;
    static final int EXPONENT_SHIFT = 52;
    static final int SIGN_SHIFT = 63;
    static final long BIAS = 1023;

    /** The bits of {@code 2⁵²}: its low bits hold an integer. */
    static final long INTEGER_BITS = 0x4330000000000000L;

    static final double INTEGER = 0x1p52;

    static final double SMALLEST_NORMAL = 0x1p-1022;
    static final double SCALE_UP = 0x1p54;
    static final double SCALED_UP = 54;

    private ScalarFunctions() {}

    static double exp(double x) {
        double v = atMost(OVERFLOW, atLeast(UNDERFLOW, x));
        double t = shifted(v);
        double r = remainder(v, t);
        return above(r, tail(r, rest(t))) * firstHalf(t) * secondHalf(t);
    }

    /** {@code e^x − 1} */
    static double expm1(double x) {
        double v = atMost(OVERFLOW, atLeast(ALL_BUT_ONE, x));
        double t = shifted(v);
        double r = remainder(v, t);
        // Over the first half of the power of two, which would overflow: e^x − 1 = 2^h (2^(k−h) e^(r+c) − 2^−h).
        double power = secondHalf(t);
        double one = firstHalfInverse(t);
        double a = power - one;
        double b = power * r;
        double sum = a + b;
        double low = Math.fma(power, exactTail(r, rest(t)), a - sum + b + (power - a - one));
        return withSign((sum + low) * firstHalf(t), x);
    }

    /** {@code 1 / (1 + e^(−x))} */
    static double sigmoid(double x) {
        return logistic(x, 0, 1);
    }

    /** {@code m σ(x + xLow) = m / (1 + e^(−x))}, for {@code m} of any size, and of size {@code |x|} in the left tail. */
    static double logistic(double x, double xLow, double m) {
        double v = atLeast(UNDERFLOW, -Math.abs(x));
        double t = shifted(v);
        double r = remainder(v, t);
        // Where x < 0 it is m E / (1 + E) with E = e^x, and the power of two in E comes last.
        long left = Double.doubleToRawLongBits(x) >> SIGN_SHIFT;
        double tail = tail(r, rest(t) + select(left, xLow, -xLow));
        double e = above(r, tail);
        double eLow = aboveLow(r, tail, e);
        double first = firstHalf(t);
        double second = secondHalf(t);
        double power = e * first * second;
        double d = -1 - power;
        double dLow = -1 - d - power - eLow * first * second;
        double p = m * e;
        double pLow = Math.fma(m, e, -p) + m * eLow;
        double q = quotient(select(left, p, m), select(left, pLow, 0), d, dLow);
        return q * select(left, first, 1) * select(left, second, 1);
    }

    static double tanh(double x) {
        // (1 − E) / (1 + E) with E = e^(−2|x|), from E − 1, so that nothing cancels.
        double v = atLeast(ALL_BUT_ONE, -2 * Math.abs(x));
        double t = shifted(v);
        double r = remainder(v, t);
        double power = power(Double.doubleToRawLongBits(t));
        double a = power - 1;
        double b = power * r;
        double sum = a + b;
        double low = Math.fma(power, tail(r, rest(t)), a - sum + b + (power - (a + 1)));
        double n = sum + low;
        double nLow = sum - n + low;
        double d = -2 - n;
        double dLow = -2 - d - n - nLow;
        return withSign(quotient(n, nLow, d, dLow), x);
    }

    /** {@code 2 / (eˣ + e^(−x)) = 2 E / (1 + E²)} with {@code E = e^(−|x|)} */
    static double sech(double x) {
        double v = atLeast(UNDERFLOW, -Math.abs(x));
        double t = shifted(v);
        double r = remainder(v, t);
        double tail = tail(r, rest(t));
        double e = above(r, tail);
        double eLow = aboveLow(r, tail, e);
        double first = firstHalf(t);
        double second = secondHalf(t);
        double power = e * first * second;
        double square = power * power;
        double squareLow = Math.fma(power, power, -square) + 2 * power * (eLow * first * second);
        double d = -1 - square;
        double dLow = -1 - d - square - squareLow;
        return quotient(2 * e, 2 * eLow, d, dLow) * first * second;
    }

    static double log(double x) {
        double normal = x < SMALLEST_NORMAL ? x * SCALE_UP : x;
        long bits = Double.doubleToRawLongBits(normal) + TO_EXPONENT;
        double k = exponent(bits) - (x < SMALLEST_NORMAL ? SCALED_UP : 0);
        double y = plusLog(0, k, fraction(bits) - 1, 0);
        return x > 0 && x < Double.POSITIVE_INFINITY ? y : x == 0 ? Double.NEGATIVE_INFINITY : x < 0 ? Double.NaN : x;
    }

    /** {@code ln(1 + x)} */
    static double log1p(double x) {
        double y = withSign(plusLog1p(0, x, 0), x);
        return x > -1 && x < Double.POSITIVE_INFINITY ? y : x == -1 ? Double.NEGATIVE_INFINITY : x < 0 ? Double.NaN : x;
    }

    /** {@code ln(1 + eˣ)} */
    static double softplus(double x) {
        double v = atLeast(UNDERFLOW, -Math.abs(x));
        double t = shifted(v);
        double r = remainder(v, t);
        double tail = tail(r, rest(t));
        double e = above(r, tail);
        double eLow = aboveLow(r, tail, e);
        double first = firstHalf(t);
        double second = secondHalf(t);
        double y = plusLog1p(Math.max(0, x), e * first * second, eLow * first * second);
        return x < Double.POSITIVE_INFINITY ? y : x;
    }

    /** {@code more + ln(1 + x + xLow)} for {@code more ≥ 0} */
    private static double plusLog1p(double more, double x, double xLow) {
        double u = 1 + x;
        double back = u - 1;
        double uLow = 1 - (u - back) + (x - back);
        long bits = Double.doubleToRawLongBits(u) + TO_EXPONENT;
        double whole = fraction(bits) - 1;
        double inverse = powerInverse(bits);
        double part = uLow * inverse;
        double f = whole + part;
        return plusLog(more, exponent(bits), f, Math.fma(xLow, inverse, whole - f + part));
    }

    /** {@code more + k ln 2 + ln(1 + f + fLow)} */
    private static double plusLog(double more, double k, double f, double fLow) {
        double d = Math.fma(-0.5, f, -1);
        double dLow = Math.fma(-0.5, fLow, Math.fma(-0.5, f, -1 - d));
        double inverse = -1 / d;
        double t = f * inverse;
        double tLow = (Math.fma(t, d, f) + Math.fma(t, dLow, fLow)) * inverse;
        double a = k * LN2_HIGH;
        double sum = a + t;
        double low = a - sum + t + Math.fma(k, LN2_LOW, artanhTail(t, tLow));
        double y = more + sum;
        double back = y - more;
        return y + (more - (y - back) + (sum - back) + low);
    }

    // The parts of an exponential. The low bits of t are k.

    private static double shifted(double v) {
        return Math.fma(v, BY_LN2, SHIFTER);
    }

    private static double remainder(double v, double t) {
        return Math.fma(t - SHIFTER, -LN2_HIGH, v);
    }

    private static double rest(double t) {
        return (t - SHIFTER) * -LN2_LOW;
    }

    /** {@code e^(r + c) − 1 − r} */
    private static double tail(double r, double c) {
        double z = r + c;
        return Math.fma(z * z, Math.fma(cubic(z), z, 0.5), c);
    }

    /** The same, with the rounding errors of the square: where 1 is taken off the exponential, they would show. */
    private static double exactTail(double r, double c) {
        double z = r + c;
        double zLow = r - z + c;
        double square = z * z;
        double squareLow = Math.fma(0.5, Math.fma(z, z, -square), z * zLow);
        return Math.fma(0.5, square, Math.fma(square * z, cubic(z), squareLow + c));
    }

    /** {@code (e^z − 1 − z − z²/2) / z³} */
    private static double cubic(double z) {
        double p = Math.fma(E12, z, E11);
        p = Math.fma(p, z, E10);
        p = Math.fma(p, z, E9);
        p = Math.fma(p, z, E8);
        p = Math.fma(p, z, E7);
        p = Math.fma(p, z, E6);
        p = Math.fma(p, z, E5);
        p = Math.fma(p, z, E4);
        return Math.fma(p, z, E3);
    }

    /** {@code 1 + r + tail}, rounded once. */
    private static double above(double r, double tail) {
        double s = 1 + r;
        return s + (1 - s + r + tail);
    }

    /** What {@link #above} rounded off. */
    private static double aboveLow(double r, double tail, double e) {
        double s = 1 + r;
        return s - e + (1 - s + r + tail);
    }

    /** {@code 2ᵏ} is the product of two halves: alone it may be no normal double where the result is. */
    private static double firstHalf(double t) {
        return power(Double.doubleToRawLongBits(t) >>> 1);
    }

    private static double firstHalfInverse(double t) {
        return power(-(Double.doubleToRawLongBits(t) >>> 1));
    }

    private static double secondHalf(double t) {
        long bits = Double.doubleToRawLongBits(t);
        return power(bits - (bits >>> 1));
    }

    /** {@code 2ⁿ} by the low bits of {@code n} */
    private static double power(long n) {
        return Double.longBitsToDouble(n + BIAS << EXPONENT_SHIFT);
    }

    // The parts of a logarithm. The exponent field of the bits is k.

    private static double exponent(long bits) {
        return Double.longBitsToDouble(bits >>> EXPONENT_SHIFT | INTEGER_BITS) - (INTEGER + BIAS);
    }

    private static double fraction(long bits) {
        return Double.longBitsToDouble((bits & FRACTION) + SQRT_HALF);
    }

    /** {@code 2^−k} */
    private static double powerInverse(long bits) {
        long exponent = 2 * BIAS - (bits >>> EXPONENT_SHIFT);
        // Numbers from √2 · 2¹⁰²³ on count as 2¹⁰²⁴, which has no inverse among normal numbers: nothing is left for it to scale.
        return Double.longBitsToDouble(exponent + (exponent >>> Long.SIZE - 1) << EXPONENT_SHIFT);
    }

    /** {@code 2 artanh((t + tLow)/2) − t} */
    private static double artanhTail(double t, double tLow) {
        double w = t * t;
        double p = Math.fma(L17, w, L15);
        p = Math.fma(p, w, L13);
        p = Math.fma(p, w, L11);
        p = Math.fma(p, w, L9);
        p = Math.fma(p, w, L7);
        p = Math.fma(p, w, L5);
        p = Math.fma(p, w, L3);
        return Math.fma(t * w, p, tLow);
    }

    /** {@code −n / d}, with one rounding that shows, where {@code d} is of ordinary size. */
    private static double quotient(double n, double nLow, double d, double dLow) {
        double inverse = -1 / d;
        double q = n * inverse;
        return Math.fma(Math.fma(q, d, n) + Math.fma(q, dLow, nLow), inverse, q);
    }

    private static double atLeast(double least, double x) {
        return x < least ? least : x;
    }

    private static double atMost(double most, double x) {
        return x > most ? most : x;
    }

    /** {@code a} where {@code x > 0}, else {@code b}. */
    static double wherePositive(double x, double a, double b) {
        long bits = Double.doubleToRawLongBits(x);
        return select((-bits & ~bits) >> SIGN_SHIFT, a, b);
    }

    /** {@code a} where the mask is all ones, {@code b} where it is zero. */
    private static double select(long mask, double a, double b) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(a) & mask | Double.doubleToRawLongBits(b) & ~mask);
    }

    /** {@code |y|} with the sign of {@code x}. */
    private static double withSign(double y, double x) {
        long sign = Double.doubleToRawLongBits(-0.0);
        return Double.longBitsToDouble(Double.doubleToRawLongBits(y) & ~sign | Double.doubleToRawLongBits(x) & sign);
    }
}
