package chainrule.linalg;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * The exponential with more than a double's digits, for routines in which it is a factor: a product
 * {@code e^x m} is rounded once, and does not lose digits where {@code e^x} alone is near the smallest double.
 */
final class Exponential {

    /** The exponential of anything below is no double, nor is its product with one of ordinary size. */
    private static final double UNDERFLOW = -1500;

    private static final int LOG_STEPS = 6;
    private static final int STEPS = 1 << LOG_STEPS;

    /** {@code ln 2 / 64} */
    private static final DoubleDouble STEP = DoubleDouble.of("0.0108304246962491454596442518977840088761796896");

    /** {@code 2^(j/64)} for {@code j = 0 … 63} */
    private static final DoubleDouble[] ROOTS = roots();

    private Exponential() {}

    /** {@code e^x m}. */
    static double times(DoubleDouble x, DoubleDouble m) {
        if (x.high() < UNDERFLOW) {
            return 0;
        }
        double k = Math.rint(x.high() / STEP.high());
        return StrictMath.scalb(mantissa(x, k).times(m).rounded(), (int) k >> LOG_STEPS);
    }

    /** {@code e^x} for {@code x} of ordinary size. */
    static DoubleDouble of(DoubleDouble x) {
        double k = Math.rint(x.high() / STEP.high());
        return mantissa(x, k).times(StrictMath.scalb(1.0, (int) k >> LOG_STEPS));
    }

    /** {@code e^x} over the power of two in it. */
    private static DoubleDouble mantissa(DoubleDouble x, double k) {
        return ROOTS[(int) k & STEPS - 1].times(onePlus(remainder(x, k)));
    }

    /** {@code x − k ln 2 / 64}, at most half a step. */
    private static DoubleDouble remainder(DoubleDouble x, double k) {
        return x.plus(DoubleDouble.product(-k, STEP.high())).plus(-k * STEP.low());
    }

    /** {@code e^r} for {@code |r| ≤ 0.0055}: the series; the terms after the first two are small enough for a double. */
    private static DoubleDouble onePlus(DoubleDouble r) {
        double x = r.high();
        double terms = 1.0 / 5040;
        terms = Math.fma(terms, x, 1.0 / 720);
        terms = Math.fma(terms, x, 1.0 / 120);
        terms = Math.fma(terms, x, 1.0 / 24);
        terms = Math.fma(terms, x, 1.0 / 6);
        terms = Math.fma(terms, x, 0.5);
        double rest = Math.fma(x * x, terms, Math.fma(x, r.low(), r.low()));
        return DoubleDouble.sum(1, x).plus(rest);
    }

    private static DoubleDouble[] roots() {
        MathContext digits = new MathContext(45);
        BigDecimal root = BigDecimal.valueOf(2);
        for (int n = STEPS; n > 1; n /= 2) {
            root = root.sqrt(digits);
        }
        DoubleDouble[] roots = new DoubleDouble[STEPS];
        BigDecimal power = BigDecimal.ONE;
        for (int j = 0; j < STEPS; j++) {
            roots[j] = DoubleDouble.of(power.toString());
            power = power.multiply(root, digits);
        }
        return roots;
    }
}
