package chainrule.linalg;

/**
 * The error function and its relatives, within one unit in the last place, down to where they leave the doubles.
 *
 * <p>Near zero it is the power series. Elsewhere {@code erfc z} is the trapezoidal rule for
 * {@code (z/π) e^(−z²) ∫ e^(−t²)/(z² + t²) dt} with step {@code h}, which converges like {@code e^(−π²/h²)} once the
 * residue of the poles {@code ±iz} is taken off (Chiarella and Reichel, 1968): a sum of positive terms, so nothing
 * cancels, and its weights {@code e^(−k²h²)} are not fitted to anything.
 */
public final class ErrorFunction {

    /** Below this the power series, from it on the trapezoidal rule. */
    private static final double SERIES = 0.5;

    /** Where a normal probability would lose digits as {@code ½ − …}, the rule takes over earlier. */
    private static final double SERIES_LEFT = -0.35;

    /** {@code 15/32}: its squares are exact, and the rule is good to {@code 3·10⁻²⁰}. */
    private static final double H = 0.46875;

    /** {@code 2π/h} */
    private static final double RESIDUE = 13.404128655316451;

    /** From here on the residue is too small to see. */
    private static final double NO_RESIDUE = 6;

    /** Where {@code e^(−s/2)} has left the doubles, and any product with it too. */
    private static final double BEYOND = 3000;

    private static final DoubleDouble H_BY_PI = DoubleDouble.of("0.149207759148651877283328528161732214407305918");
    private static final DoubleDouble SQRT_HALF = DoubleDouble.of("0.707106781186547524400844362104849039284835938");
    private static final DoubleDouble TWO_BY_SQRT_PI = DoubleDouble.of("1.12837916709551257389615890312154517168810126");
    private static final DoubleDouble BY_SQRT_TWO_PI = DoubleDouble.of("0.398942280401432677939946059934381868475858631");

    /** {@code e^(−k²h²) h/π}, twice for {@code k > 0}, until a term is below {@code 10⁻¹⁸} of the sum. */
    private static final DoubleDouble[] WEIGHTS = weights(15);

    /** The rounding of this and further terms does not show in the sum. */
    private static final int LARGE = 4;

    /** {@code (−1)ⁿ / (n! (2n + 1))} for {@code n ≥ 1}. */
    private static final double[] TERMS = terms(13);

    private ErrorFunction() {}

    /** {@code erf x = (2/√π) ∫₀ˣ e^(−t²) dt} */
    public static double erf(double x) {
        double size = Math.abs(x);
        if (size < SERIES) {
            return series(x, TWO_BY_SQRT_PI, x * x);
        }
        double erf = 1 - erfc(size);
        return x < 0 ? -erf : erf;
    }

    /** {@code erfc x = 1 − erf x}, with full relative accuracy in the right tail. */
    public static double erfc(double x) {
        if (x * x > BEYOND) {
            return x < 0 ? 2 : 0;
        }
        if (x < -SERIES) {
            return 2 - erfc(-x);
        }
        return x < 0.25 ? 1 - erf(x) : tail(new DoubleDouble(x, 0), DoubleDouble.product(x, x), 1);
    }

    /** {@code Φ(x) = ½ erfc(−x/√2)}, the standard normal distribution, with full relative accuracy in the left tail. */
    public static double normalCdf(double x) {
        if (x > -SERIES_LEFT) {
            return 1 - normalCdf(-x);
        }
        return x > SERIES_LEFT ? 0.5 + series(x, BY_SQRT_TWO_PI, 0.5 * x * x) : leftTail(x, 0.5);
    }

    /** {@code x Φ(x)}, with full relative accuracy in the left tail. */
    public static double gelu(double x) {
        if (x > -SERIES_LEFT) {
            return x + gelu(-x);
        }
        return x > SERIES_LEFT ? x * (0.5 + series(x, BY_SQRT_TWO_PI, 0.5 * x * x)) : leftTail(x, 0.5 * x);
    }

    /** {@code e^(−τx²/2)}: the square is not rounded before the exponential magnifies it. */
    public static double gaussian(double precision, double x) {
        if (x * x * precision > BEYOND) {
            return 0;
        }
        return Exponential.times(DoubleDouble.product(x, x).times(-0.5 * precision), new DoubleDouble(1, 0));
    }

    /** {@code c x (1 − u/3 + u²/10 − …)}, where {@code u} is the square to integrate over. */
    private static double series(double x, DoubleDouble c, double u) {
        double sum = 0;
        for (int n = TERMS.length - 1; n >= 0; n--) {
            sum = Math.fma(sum, u, TERMS[n]);
        }
        double first = c.high() * x;
        return first + Math.fma(first, sum * u, Math.fma(c.high(), x, -first) + c.low() * x);
    }

    /** {@code m erfc(−x/√2)} for {@code x < 0}. */
    private static double leftTail(double x, double m) {
        if (x * x > BEYOND) {
            return 0 * m;
        }
        return tail(SQRT_HALF.times(-x), DoubleDouble.product(x, x).times(0.5), m);
    }

    /** {@code m erfc z} for {@code z ≥ ¼}; the square is given because it may be known better than {@code z}. */
    private static double tail(DoubleDouble z, DoubleDouble square, double m) {
        double small = 0;
        for (int k = WEIGHTS.length - 1; k >= LARGE; k--) {
            small += WEIGHTS[k].high() / (square.high() + k * H * (k * H));
        }
        DoubleDouble sum = new DoubleDouble(small, 0);
        for (int k = LARGE - 1; k >= 0; k--) {
            sum = sum.plus(WEIGHTS[k].over(square.plus(k * H * (k * H))));
        }
        double rule = Exponential.times(square.negated(), sum.times(z).times(m));
        return z.high() < NO_RESIDUE ? rule - 2 * m / Functions.expm1(RESIDUE * z.high()) : rule;
    }

    private static DoubleDouble[] weights(int count) {
        DoubleDouble[] weights = new DoubleDouble[count];
        for (int k = 0; k < count; k++) {
            DoubleDouble weight = Exponential.of(new DoubleDouble(-(k * H) * (k * H), 0)).times(H_BY_PI);
            weights[k] = k == 0 ? weight : weight.times(2);
        }
        return weights;
    }

    private static double[] terms(int count) {
        double[] terms = new double[count];
        double factorial = 1;
        for (int n = 1; n <= count; n++) {
            factorial *= -n;
            terms[n - 1] = 1 / (factorial * (2 * n + 1));
        }
        return terms;
    }
}
