package chainrule.linalg;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.linalg.Gemm.Start;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every product is the triple loop to the last bit: in both forms, shared or alone, transposed, from zero and from C. */
class ProductsTest {

    private static final Gemm PORTABLE = new PortableGemm();
    private static final Gemm VECTOR = vector("Gemm");

    private final SeededRandom random = new SeededRandom(1);
    private final Multiplication alone = new Multiplication(new Team(1));

    static List<Gemm> forms() {
        return List.of(PORTABLE, vector("PackedGemm"), vector("Gemm"));
    }

    /** The vector form's two ways are tried on every processor; which of them it takes depends on the registers. */
    private static Gemm vector(String family) {
        return TwoForms.of(Gemm.class, family, PORTABLE, Products::rehearse).vector();
    }

    @Test
    void bothFormsAreTested() {
        assertThat(VECTOR).isNotInstanceOf(PortableGemm.class);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void smallSizesAndTheirNeighbours(Gemm gemm) {
        int[] sizes = {0, 1, 2, 3, 4, 5, 7, 8, 9, 12, 13, 17, 33};
        for (int m : sizes) {
            for (int n : sizes) {
                for (int p : sizes) {
                    check(gemm, m, n, p);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void randomSizes(Gemm gemm) {
        for (int round = 0; round < 60; round++) {
            check(gemm, random.nextInt(140), random.nextInt(140), random.nextInt(140));
        }
    }

    /** One, two and three blocks in each direction, of both forms. */
    @ParameterizedTest
    @MethodSource("forms")
    void sizesBeyondABlock(Gemm gemm) {
        check(gemm, 2, 515, 3);
        check(gemm, 197, 9, 40);
        check(gemm, 34, 40, 515);
        check(gemm, 6, 261, 130);
        check(gemm, 101, 259, 258);
        check(gemm, 1, 300, 600);
        check(gemm, 300, 1, 600);
        check(gemm, 5, 9, 8300);
        check(gemm, 3, 4130, 270);
    }

    /** The whole product is made; only some rows are worth a triple loop. */
    @ParameterizedTest
    @MethodSource("forms")
    void aLargeProduct(Gemm gemm) {
        int n = 2048;
        double[] a = numbers(n * n);
        double[] c = new double[n * n];
        new Multiplication(new Team(2)).multiply(gemm, n, n, n, a, n, 1, a, n, 1, c, Start.AT_ZERO);
        for (int row : new int[] {0, 511, 512, 1023, 2047}) {
            double[] expected = new double[n];
            for (int k = 0; k < n; k++) {
                for (int j = 0; j < n; j++) {
                    expected[j] = Math.fma(a[row * n + k], a[k * n + j], expected[j]);
                }
            }
            assertThat(Arrays.copyOfRange(c, row * n, (row + 1) * n)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void threadsDivideTheResultAndChangeNothing(Gemm gemm) {
        for (int threads = 1; threads <= 3; threads++) {
            Multiplication shared = new Multiplication(new Team(threads));
            for (int[] size : new int[][] {{1, 1000, 900}, {1000, 1, 900}, {129, 65, 97}, {65, 129, 97}, {128, 64, 784}, {3, 1030, 300}}) {
                for (Factors factors : factors(size[0], size[1], size[2])) {
                    double[] c = factors.start(numbers(size[0] * size[1]));
                    double[] expected = factors.tripleLoop(c);
                    shared.multiply(
                            gemm, factors.m, factors.n, factors.p,
                            factors.a, factors.aDown, factors.aAcross, factors.b, factors.bDown, factors.bAcross, c, factors.start);
                    assertThat(c).as("%s on %s threads", factors, threads).isEqualTo(expected);
                }
            }
        }
    }

    /** Only the rows and columns of C are written, wherever the three lie. */
    @ParameterizedTest
    @MethodSource("forms")
    void partsOfLargerMatrices(Gemm gemm) {
        int[][] sizes = {{5, 6, 7}, {37, 21, 45}, {4, 16, 64}, {40, 8, 40}, {1, 40, 50}, {2, 13, 40}};
        for (int[] size : sizes) {
            int m = size[0];
            int n = size[1];
            int p = size[2];
            double[] a = numbers((m + 2) * (p + 3));
            double[] b = numbers((p + 2) * (n + 5));
            double[] c = numbers((m + 2) * (n + 4));
            double[] expected = c.clone();
            for (int i = 0; i < m; i++) {
                for (int j = 0; j < n; j++) {
                    for (int k = 0; k < p; k++) {
                        int at = 9 + i * (n + 4) + j;
                        expected[at] = Math.fma(a[4 + i * (p + 3) + k], b[6 + k * (n + 5) + j], expected[at]);
                    }
                }
            }
            int width = gemm.panelWidth(m, n, p, 1);
            double[][] panels = width == 0 ? new double[0][] : new double[n / width + 2][p * width];
            if (width > 0) {
                gemm.copy(0, n, p, b, 6, n + 5, 1, panels);
            }
            gemm.multiply(m, 0, n, p, a, 4, p + 3, 1, b, 6, n + 5, 1, panels, c, 9, n + 4, Start.AT_C);
            assertThat(c).as("%s×%s×%s", m, n, p).isEqualTo(expected);
        }
    }

    /** A tile is two vectors wide, whatever that is: each width is a JVM of its own. */
    @ParameterizedTest
    @ValueSource(ints = {16, 32})
    void vectorsOfOtherWidths(int bytes) throws IOException, InterruptedException {
        assertThat(RoutinesTest.run("--add-modules=jdk.incubator.vector -XX:MaxVectorSize=" + bytes, ProductsTest.class))
                .containsExactly("VectorGemm");
    }

    /** Multiplies with the vectors that this JVM has. */
    public static void main(String[] arguments) {
        ProductsTest test = new ProductsTest();
        test.smallSizesAndTheirNeighbours(VECTOR);
        test.randomSizes(VECTOR);
        test.partsOfLargerMatrices(VECTOR);
        System.out.println(VECTOR.getClass().getSimpleName());
    }

    @Test
    void whatIsCalledMultipliesWhatItSays() {
        for (int[] size : new int[][] {{3, 4, 5}, {70, 90, 100}}) {
            DMatrixRMaj a = new DMatrixRMaj(size[0], size[2], true, numbers(size[0] * size[2]));
            DMatrixRMaj b = new DMatrixRMaj(size[2], size[1], true, numbers(size[2] * size[1]));
            Factors factors = new Factors(size[0], size[1], size[2], a.data, size[2], 1, b.data, size[1], 1, Start.AT_ZERO);
            DMatrixRMaj c = new DMatrixRMaj(size[0], size[1]);
            double[] once = factors.tripleLoop(c.data);
            double[] twice = factors.from(Start.AT_C).tripleLoop(once);
            Products.multiply(a, b, c);
            assertThat(c.data).isEqualTo(once);
            Products.multiplyAdd(a, b, c);
            assertThat(c.data).isEqualTo(twice);
            Products.multiplyTransposeA(transposed(a), b, c);
            assertThat(c.data).isEqualTo(once);
            Products.multiplyAddTransposeA(transposed(a), b, c);
            assertThat(c.data).isEqualTo(twice);
            Products.multiplyTransposeB(a, transposed(b), c);
            assertThat(c.data).isEqualTo(once);
            Products.multiplyAddTransposeB(a, transposed(b), c);
            assertThat(c.data).isEqualTo(twice);
        }
    }

    private void check(Gemm gemm, int m, int n, int p) {
        for (Factors factors : factors(m, n, p)) {
            double[] c = factors.start(numbers(m * n));
            double[] expected = factors.tripleLoop(c);
            alone.multiply(
                    gemm, m, n, p, factors.a, factors.aDown, factors.aAcross, factors.b, factors.bDown, factors.bAcross, c, factors.start);
            if (!Arrays.equals(c, expected)) {
                assertThat(c).as("%s", factors).isEqualTo(expected);
            }
        }
    }

    private List<Factors> factors(int m, int n, int p) {
        double[] a = numbers(m * p);
        double[] b = numbers(p * n);
        return Stream.of(Start.values())
                .flatMap(start -> Stream.of(
                        new Factors(m, n, p, a, p, 1, b, n, 1, start),
                        new Factors(m, n, p, a, 1, m, b, n, 1, start),
                        new Factors(m, n, p, a, p, 1, b, 1, p, start)))
                .toList();
    }

    /** Gaussian numbers, with a few that a careless sum would treat otherwise: zeros of both signs, tiny and huge ones. */
    private double[] numbers(int count) {
        double[] special = {0.0, -0.0, Double.MIN_VALUE, -1e-310, 1e300, -1e300};
        double[] x = new double[count];
        for (int k = 0; k < count; k++) {
            x[k] = random.nextInt(50) == 0 ? special[random.nextInt(special.length)] : random.nextGaussian();
        }
        return x;
    }

    private static DMatrixRMaj transposed(DMatrixRMaj x) {
        DMatrixRMaj y = new DMatrixRMaj(x.numCols, x.numRows);
        Products.transpose(x, y);
        return y;
    }

    private record Factors(
            int m, int n, int p, double[] a, int aDown, int aAcross, double[] b, int bDown, int bAcross, Start start) {

        Factors from(Start other) {
            return new Factors(m, n, p, a, aDown, aAcross, b, bDown, bAcross, other);
        }

        /** What C holds before: its entries, or something that must be overwritten. */
        double[] start(double[] c) {
            if (start == Start.AT_ZERO) {
                Arrays.fill(c, Double.NaN);
            }
            return c;
        }

        double[] tripleLoop(double[] c) {
            double[] result = new double[m * n];
            for (int i = 0; i < m; i++) {
                for (int j = 0; j < n; j++) {
                    double s = start == Start.AT_ZERO ? 0 : c[i * n + j];
                    for (int k = 0; k < p; k++) {
                        s = Math.fma(a[i * aDown + k * aAcross], b[k * bDown + j * bAcross], s);
                    }
                    result[i * n + j] = s;
                }
            }
            return result;
        }

        @Override
        public String toString() {
            return m + "×" + n + " over " + p + ", A by " + aDown + ", " + aAcross + ", B by " + bDown + ", " + bAcross + ", " + start;
        }
    }
}
