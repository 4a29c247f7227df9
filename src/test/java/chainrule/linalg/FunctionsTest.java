package chainrule.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import chainrule.linalg.ReferenceFunctions.Scaled;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The elementary functions against 28 digits, at special values, and in their two forms. */
class FunctionsTest {

    private static final int RANDOM = 100_000;
    private static final double INF = Double.POSITIVE_INFINITY;

    static Stream<Arguments> functions() {
        return Stream.of(
                function("exp", 0.76, Functions::exp, ReferenceFunctions::exp, ALL),
                function("expm1", 0.82, Functions::expm1, ReferenceFunctions::expm1, ALL),
                function("log", 0.56, Functions::log, ReferenceFunctions::log, POSITIVE),
                function("log1p", 0.56, Functions::log1p, ReferenceFunctions::log1p, ABOVE_MINUS_ONE),
                function("tanh", 0.8, Functions::tanh, ReferenceFunctions::tanh, ALL),
                function("sigmoid", 0.76, Functions::sigmoid, ReferenceFunctions::sigmoid, ALL),
                function("swish", 0.76, Functions::swish, ReferenceFunctions::swish, ALL),
                function("sech", 0.76, Functions::sech, ReferenceFunctions::sech, ALL),
                function("softplus", 0.76, Functions::softplus, ReferenceFunctions::softplus, ALL));
    }

    /** Where a function is defined: what is tried there for a number. */
    private static final EntryFunction ALL = x -> x;

    private static final EntryFunction POSITIVE = x -> Math.max(Double.MIN_VALUE, Math.abs(x));
    private static final EntryFunction ABOVE_MINUS_ONE = x -> x > -1 ? x : -x;

    private static Arguments function(
            String name, double allowed, EntryFunction f, DoubleFunction<Scaled> exact, EntryFunction domain) {
        return Arguments.of(name, allowed, f, exact, domain);
    }

    @ParameterizedTest(name = "{0} within {1} ulp")
    @MethodSource("functions")
    void isAccurate(String name, double allowed, EntryFunction f, DoubleFunction<Scaled> exact, EntryFunction domain) {
        double worst = 0;
        double where = 0;
        for (double any : points()) {
            double x = domain.apply(any);
            double ulps = exact.apply(x).ulps(f.apply(x));
            if (!(ulps <= worst)) {
                worst = ulps;
                where = x;
            }
        }
        assertThat(worst).as("error of %s in ulp, worst at %s (%s)", name, where, Double.toHexString(where))
                .isBetween(0.5, allowed);
    }

    /** Ordinary numbers, everything a double can be, and around where the methods change or the doubles end. */
    private static double[] points() {
        SeededRandom random = new SeededRandom(7);
        DoubleStream scattered = IntStream.range(0, RANDOM).mapToDouble(i -> switch (i % 6) {
            case 0 -> random.nextDouble(-1, 1);
            case 1 -> random.nextDouble(-40, 40);
            case 2 -> random.nextDouble(-760, 760);
            case 3 -> Math.scalb(random.nextDouble(-1, 1), -random.nextInt(70));
            case 4 -> 1 + Math.scalb(random.nextDouble(-1, 1), -random.nextInt(52));
            default -> finite(Double.longBitsToDouble(random.nextLong()));
        });
        double[] turns = {
            Math.log(Double.MAX_VALUE), Math.log(Double.MIN_NORMAL), Math.log(Double.MIN_VALUE), Math.log(Double.MIN_VALUE) - Math.log(2),
            708, 710, 800, 44, 22, 37.43, 36.74, 19.06, 18.54, 1, 2, 0.5, Math.sqrt(2), Math.sqrt(2) - 1, Math.sqrt(0.5),
            Math.sqrt(0.5) - 1, Double.MIN_VALUE, Double.MIN_NORMAL, Double.MAX_VALUE, 0x1p53, 0x1p-53, 0x1p-27, 0x1p-26
        };
        DoubleStream halves = IntStream.range(0, 2200).mapToDouble(k -> (k + 0.5) * Math.log(2) / 2);
        DoubleStream roots = IntStream.range(-1074, 1023).mapToDouble(k -> Math.scalb(Math.sqrt(2), k));
        DoubleStream around = DoubleStream.concat(Arrays.stream(turns), DoubleStream.concat(halves, roots))
                .flatMap(x -> DoubleStream.of(x, Math.nextUp(x), Math.nextDown(x), x * (1 + 0x1p-40)))
                .flatMap(x -> DoubleStream.of(finite(x), -finite(x)));
        return DoubleStream.concat(scattered, around).toArray();
    }

    private static double finite(double x) {
        return Double.isFinite(x) ? x : 1;
    }

    @ParameterizedTest
    @CsvSource({"1", "-0.75", "1e-5", "33.25", "-700"})
    void theReferenceIsRight(double x) {
        MathContext digits = new MathContext(80);
        BigDecimal small = new BigDecimal(x).divide(BigDecimal.valueOf(1 << 12), digits);
        BigDecimal e = BigDecimal.ONE;
        for (int n = 40; n >= 1; n--) {
            e = e.multiply(small).divide(BigDecimal.valueOf(n), digits).add(BigDecimal.ONE);
        }
        e = e.pow(1 << 12, digits);
        Scaled exp = ReferenceFunctions.exp(x);
        assertClose(exp.m(), e.divide(BigDecimal.valueOf(2).pow(exp.k(), digits), digits));
        assertClose(ReferenceFunctions.expm1(x).m(), e.subtract(BigDecimal.ONE));
        BigDecimal sigmoid = e.divide(e.add(BigDecimal.ONE), digits);
        Scaled logistic = ReferenceFunctions.sigmoid(x);
        assertClose(logistic.m(), sigmoid.divide(BigDecimal.valueOf(2).pow(logistic.k(), digits), digits));
        // The logarithms are the inverse functions.
        if (x > -30) {
            assertThat(ReferenceFunctions.log1p(ReferenceFunctions.expm1(x).m().rounded()).m().rounded())
                    .isCloseTo(x, offset(Math.ulp(x)));
        }
        assertThat(ReferenceFunctions.log(Math.scalb(exp.m().rounded(), exp.k())).m().rounded()).isCloseTo(x, offset(1e-15));
    }

    private static void assertClose(DoubleDouble actual, BigDecimal expected) {
        BigDecimal error = new BigDecimal(actual.high()).add(new BigDecimal(actual.low())).subtract(expected);
        assertThat(error.abs().doubleValue()).isLessThan(1e-27 * Math.abs(expected.doubleValue()));
    }

    @Test
    void specialValues() {
        assertBits(Functions::exp, 0.0, 1, -0.0, 1, INF, INF, -INF, 0, 709.79, INF, -746, 0, Double.MAX_VALUE, INF);
        assertBits(Functions::exp, 1e-320, 1, Math.nextUp(-745.1332191019412), Double.MIN_VALUE, -745.14, 0);
        assertBits(Functions::expm1, 0.0, 0, -0.0, -0.0, INF, INF, -INF, -1, -40, -1, 709.79, INF, 1e-320, 1e-320, -1e-320, -1e-320);
        assertBits(Functions::log, 1, 0, 0.0, -INF, -0.0, -INF, INF, INF, -1, Double.NaN, -INF, Double.NaN, -1e-320, Double.NaN);
        assertBits(Functions::log1p, 0.0, 0, -0.0, -0.0, -1, -INF, INF, INF, -2, Double.NaN, -INF, Double.NaN, 1e-320, 1e-320);
        assertBits(Functions::tanh, 0.0, 0, -0.0, -0.0, INF, 1, -INF, -1, 20, 1, -20, -1, 1e-320, 1e-320, -1e-320, -1e-320);
        assertBits(Functions::sigmoid, 0.0, 0.5, -0.0, 0.5, INF, 1, -INF, 0, 40, 1, -746, 0, -Double.MAX_VALUE, 0);
        assertBits(Functions::swish, 0.0, 0, -0.0, 0, 1e308, 1e308, -1e308, -0.0, 1e-320, 5e-321);
        assertBits(Functions::sech, 0.0, 1, -0.0, 1, INF, 0, -INF, 0, 1e300, 0);
        assertBits(Functions::softplus, INF, INF, -INF, 0, 1e308, 1e308, -746, 0);
        functions().map(f -> (EntryFunction) f.get()[2]).forEach(f -> assertBits(f, Double.NaN, Double.NaN));
    }

    private static void assertBits(EntryFunction f, double... pairs) {
        for (int i = 0; i < pairs.length; i += 2) {
            assertThat(Double.doubleToLongBits(f.apply(pairs[i]))).as("f(%s) is %s", pairs[i], f.apply(pairs[i]))
                    .isEqualTo(Double.doubleToLongBits(pairs[i + 1]));
        }
    }

    @Test
    void wherePositiveIsTheConditionalExpression() {
        for (double x : new double[] {0.0, -0.0, 1, -1, Double.MIN_VALUE, -Double.MIN_VALUE, INF, -INF, 1e308, -1e308}) {
            assertThat(Functions.wherePositive(x, 2, INF)).as("where %s > 0", x).isEqualTo(x > 0 ? 2 : INF);
        }
    }

    static Stream<Arguments> routines() {
        return Stream.of(
                Arguments.of("Exp", (EntryFunction) ScalarFunctions::exp),
                Arguments.of("Log", (EntryFunction) ScalarFunctions::log),
                Arguments.of("Tanh", (EntryFunction) ScalarFunctions::tanh),
                Arguments.of("Sech", (EntryFunction) ScalarFunctions::sech),
                Arguments.of("Sigmoid", (EntryFunction) ScalarFunctions::sigmoid));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("routines")
    void bothFormsGiveTheSameBits(String name, EntryFunction f) {
        assertThat(Routines.HAVE_VECTORS).as("these tests run with the vector module").isTrue();
        EntryRoutine vector = TwoForms.of(EntryRoutine.class, name, (from, until, x, y) -> {}, r -> {}).vector();
        SeededRandom random = new SeededRandom(11);
        double[] special = {0.0, -0.0, INF, -INF, Double.NaN, Double.MIN_VALUE, Double.MIN_NORMAL, Double.MAX_VALUE, -Double.MAX_VALUE};
        double[] any = IntStream.range(0, 1_000_003).mapToDouble(i -> Double.longBitsToDouble(random.nextLong())).toArray();
        assertSame(vector, f, DoubleStream.of(special).flatMap(s -> DoubleStream.of(s, 0.5, 3, -1, 700)).toArray());
        assertSame(vector, f, any);
        assertSame(vector, f, points());
        for (int n = 0; n < 20; n++) {
            assertSame(vector, f, Arrays.copyOf(points(), n));
        }
    }

    private static void assertSame(EntryRoutine vector, EntryFunction f, double[] x) {
        double[] y = x.clone();
        vector.map(0, y.length, y, y);
        for (int k = 0; k < x.length; k++) {
            if (Double.doubleToLongBits(y[k]) != Double.doubleToLongBits(f.apply(x[k]))) {
                assertThat(y[k]).as("of %s", x[k]).isEqualTo(f.apply(x[k]));
            }
        }
    }

    @Test
    void aRoutineWritesNothingBeyondItsMatrix() {
        DMatrixRMaj x = new DMatrixRMaj(new double[] {1, 2, 3, 4, 5, 6, 7});
        x.reshape(5, 1);
        Functions.tanh(x, x);
        assertThat(x.data[4]).isEqualTo(Functions.tanh(5));
        assertThat(new double[] {x.data[5], x.data[6]}).containsExactly(6, 7);
    }
}
