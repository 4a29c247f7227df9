package chainrule.linalg;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Holds the error function and what is built on the exponential against series in many digits, over the whole range,
 * in units of the last place.
 */
class ErrorFunctionTest {

    /** As many as cancel in {@code 1 − erf 27}, and as many as a double has, twice. */
    private static final MathContext DIGITS = new MathContext(380);

    private static final MathContext FEW = new MathContext(60);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal PI = new BigDecimal(16).multiply(arctanOfOneBy(5))
            .subtract(new BigDecimal(4).multiply(arctanOfOneBy(239)));
    private static final BigDecimal TWO_BY_SQRT_PI = TWO.divide(PI.sqrt(DIGITS), DIGITS);
    private static final BigDecimal BY_SQRT_TWO_PI = BigDecimal.ONE.divide(TWO.multiply(PI).sqrt(DIGITS), DIGITS);

    @Test
    void erfAndErfc() {
        assertUlps("erf", 1.05, grid(6), ErrorFunction::erf, ErrorFunctionTest::erf);
        assertUlps("erfc", 1.1, grid(27), ErrorFunction::erfc, x -> BigDecimal.ONE.subtract(erf(x)));
    }

    @Test
    void normalDistributionAndGelu() {
        assertUlps("Φ", 1.1, grid(38), ErrorFunction::normalCdf, ErrorFunctionTest::normal);
        assertUlps("gelu", 1.4, grid(38), ErrorFunction::gelu, x -> x.multiply(normal(x)));
    }

    @Test
    void gaussian() {
        for (double precision : new double[] {1, 2, 0.3}) {
            assertUlps("gaussian", 0.6, grid(38), x -> ErrorFunction.gaussian(precision, x),
                    x -> exp(x.multiply(x).multiply(new BigDecimal(precision)).divide(TWO).negate()));
        }
    }

    @Test
    void unitsOfTheExponential() {
        assertUlps("softplus", 0.76, grid(700), Functions::softplus, x -> log1p(exp(x)));
        assertUlps("swish", 0.76, grid(700), Functions::swish, x -> over(x, BigDecimal.ONE.add(exp(x.negate()))));
        assertUlps("mish", 1.7, grid(700), Functions::mish, x -> {
            BigDecimal e = exp(x);
            BigDecimal n = e.multiply(e.add(TWO));
            return over(x.multiply(n), n.add(TWO));
        });
        BigDecimal c = over(TWO, PI).sqrt(FEW).multiply(TWO);
        assertUlps("geluTanh", 1, grid(20), Functions::geluTanh, x -> {
            BigDecimal g = c.multiply(x.add(new BigDecimal("0.044715").multiply(x.pow(3))));
            return over(x, BigDecimal.ONE.add(exp(g.negate())));
        });
    }

    @Test
    void farOutTheyReachTheirLimits() {
        assertThat(new double[] {ErrorFunction.erf(1e300), ErrorFunction.erf(-1e300)}).containsExactly(1, -1);
        assertThat(new double[] {ErrorFunction.erfc(1e300), ErrorFunction.erfc(-1e300)}).containsExactly(0, 2);
        assertThat(new double[] {ErrorFunction.normalCdf(1e300), ErrorFunction.normalCdf(-1e300)}).containsExactly(1, 0);
        assertThat(new double[] {ErrorFunction.gelu(1e300), ErrorFunction.gelu(-1e300)}).containsExactly(1e300, -0.0);
        assertThat(new double[] {Functions.swish(1e300), Functions.swish(-1e300)}).containsExactly(1e300, -0.0);
        assertThat(new double[] {Functions.mish(1e300), Functions.mish(-1e300)}).containsExactly(1e300, 0);
        assertThat(new double[] {Functions.geluTanh(1e300), Functions.geluTanh(-1e300)}).containsExactly(1e300, -0.0);
        assertThat(ErrorFunction.gaussian(1, -1e300)).isZero();
    }

    private static void assertUlps(
            String name, double allowed, double[] xs, DoubleUnaryOperator f, UnaryOperator<BigDecimal> exact) {
        double worst = 0;
        double where = 0;
        for (double x : xs) {
            BigDecimal right = exact.apply(new BigDecimal(x));
            double ulps = new BigDecimal(f.applyAsDouble(x)).subtract(right).abs().doubleValue() / Math.ulp(right.doubleValue());
            if (!(ulps <= worst)) {
                worst = ulps;
                where = x;
            }
        }
        assertThat(worst).as("error of %s in ulp, worst at %s", name, where).isLessThanOrEqualTo(allowed);
    }

    /** Both signs; dense near zero, where the methods change, and out to the end of the doubles. */
    private static double[] grid(double end) {
        SeededRandom random = new SeededRandom(17);
        DoubleStream near = IntStream.range(0, 150).mapToDouble(i -> random.nextDouble(-1, 1));
        DoubleStream middle = IntStream.range(0, 100).mapToDouble(i -> random.nextDouble(-5, 5));
        DoubleStream far = IntStream.range(0, 50).mapToDouble(i -> random.nextDouble(-end, end));
        DoubleStream tiny = DoubleStream.of(1e-300, -1e-20, 1e-9, -0.35, 0.35, 0.25, 0.5, -0.5);
        return DoubleStream.concat(DoubleStream.concat(near, middle), DoubleStream.concat(far, tiny)).toArray();
    }

    private static BigDecimal erf(BigDecimal x) {
        return x.multiply(series(x.multiply(x))).multiply(TWO_BY_SQRT_PI);
    }

    private static BigDecimal normal(BigDecimal x) {
        return x.multiply(series(x.multiply(x).divide(TWO))).multiply(BY_SQRT_TWO_PI).add(new BigDecimal("0.5"));
    }

    /** {@code Σ (−s)ⁿ / (n! (2n + 1))}: the terms grow to {@code eˢ} before they shrink, the sum to {@code e⁻ˢ}. */
    private static BigDecimal series(BigDecimal s) {
        int spread = s.intValue();
        MathContext digits = new MathContext(50 + spread);
        BigDecimal small = BigDecimal.ONE.scaleByPowerOfTen(-50 - spread / 2);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int n = 1; term.abs().compareTo(small) > 0; n++) {
            term = term.multiply(s.negate()).divide(BigDecimal.valueOf(n), digits);
            sum = sum.add(term.divide(BigDecimal.valueOf(2L * n + 1), digits));
        }
        return sum;
    }

    /** The series of {@code x/2ᵏ}, squared {@code k} times. */
    private static BigDecimal exp(BigDecimal x) {
        int halvings = 12;
        BigDecimal small = x.divide(BigDecimal.valueOf(1L << halvings), new MathContext(80));
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int n = 1; n < 60; n++) {
            term = term.multiply(small).divide(BigDecimal.valueOf(n), new MathContext(80));
            sum = sum.add(term);
        }
        for (int k = 0; k < halvings; k++) {
            sum = sum.multiply(sum, new MathContext(80));
        }
        return sum;
    }

    /** {@code ln(1 + u) = 2 artanh(u/(2 + u))}, after square roots that bring {@code 1 + u} near one. */
    private static BigDecimal log1p(BigDecimal u) {
        MathContext digits = new MathContext(400);
        BigDecimal one = BigDecimal.ONE.add(u);
        BigDecimal factor = TWO;
        while (one.compareTo(new BigDecimal("1.1")) > 0) {
            one = one.sqrt(digits);
            factor = factor.multiply(TWO);
        }
        BigDecimal t = one.subtract(BigDecimal.ONE).divide(one.add(BigDecimal.ONE), digits);
        BigDecimal power = t;
        BigDecimal sum = t;
        for (int n = 3; n < 60; n += 2) {
            power = power.multiply(t).multiply(t, FEW);
            sum = sum.add(power.divide(BigDecimal.valueOf(n), FEW));
        }
        return sum.multiply(factor, FEW);
    }

    private static BigDecimal over(BigDecimal a, BigDecimal b) {
        return a.divide(b, FEW);
    }

    private static BigDecimal arctanOfOneBy(int n) {
        BigDecimal power = BigDecimal.ONE.divide(BigDecimal.valueOf(n), new MathContext(400));
        BigDecimal sum = power;
        for (int k = 3; k < 600; k += 2) {
            power = power.divide(BigDecimal.valueOf(-(long) n * n), new MathContext(400));
            sum = sum.add(power.divide(BigDecimal.valueOf(k), new MathContext(400)));
        }
        return sum;
    }
}
