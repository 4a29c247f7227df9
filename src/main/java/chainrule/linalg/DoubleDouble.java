package chainrule.linalg;

import java.math.BigDecimal;

/**
 * A number as the unevaluated sum of two doubles, about 32 digits: for the steps of a routine whose rounding would
 * otherwise show in its last digits (Dekker 1971, Knuth 1969).
 *
 * @param high the number rounded to a double
 * @param low  what is missing; zero or tiny beside {@code high}
 */
record DoubleDouble(double high, double low) {

    /** A constant, from at least 33 decimal digits. */
    static DoubleDouble of(String digits) {
        BigDecimal exact = new BigDecimal(digits);
        double high = exact.doubleValue();
        return new DoubleDouble(high, exact.subtract(new BigDecimal(high)).doubleValue());
    }

    /** {@code a b}, exactly unless it underflows. */
    static DoubleDouble product(double a, double b) {
        double p = a * b;
        return new DoubleDouble(p, Math.fma(a, b, -p));
    }

    /** {@code a + b}, exactly. */
    static DoubleDouble sum(double a, double b) {
        double s = a + b;
        double t = s - a;
        return new DoubleDouble(s, (a - (s - t)) + (b - t));
    }

    DoubleDouble plus(DoubleDouble b) {
        DoubleDouble s = sum(high, b.high);
        return normal(s.high, s.low + (low + b.low));
    }

    DoubleDouble plus(double b) {
        DoubleDouble s = sum(high, b);
        return normal(s.high, s.low + low);
    }

    DoubleDouble times(DoubleDouble b) {
        double p = high * b.high;
        return normal(p, Math.fma(high, b.high, -p) + Math.fma(high, b.low, low * b.high));
    }

    DoubleDouble times(double b) {
        double p = high * b;
        return normal(p, Math.fma(high, b, -p) + low * b);
    }

    /** {@code this / b}. */
    DoubleDouble over(DoubleDouble b) {
        double inverse = 1 / b.high;
        double q = high * inverse;
        double rest = Math.fma(-q, b.high, high);
        return normal(q, (rest + (low - q * b.low)) * inverse);
    }

    DoubleDouble negated() {
        return new DoubleDouble(-high, -low);
    }

    /** Rounded to a double. */
    double rounded() {
        return high + low;
    }

    private static DoubleDouble normal(double a, double b) {
        double s = a + b;
        return new DoubleDouble(s, b - (s - a));
    }
}
