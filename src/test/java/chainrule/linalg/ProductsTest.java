package chainrule.linalg;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.shape.Axis;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class ProductsTest {

    private final SeededRandom random = new SeededRandom(1);

    @Test
    void everyProductIsTheTripleLoopBitForBit() {
        int[] sizes = {0, 1, 2, 3, 7, 17};
        for (int m : sizes) {
            for (int p : sizes) {
                for (int n : sizes) {
                    DMatrixRMaj a = matrix(m, p);
                    DMatrixRMaj b = matrix(p, n);
                    double[] expected = tripleLoop(a, b);
                    DMatrixRMaj c = new DMatrixRMaj(m, n);
                    Products.multiply(a, b, c);
                    assertThat(c.data).containsExactly(expected);
                    Products.multiplyTransposeA(transposed(a), b, c);
                    assertThat(c.data).containsExactly(expected);
                    Products.multiplyTransposeB(a, transposed(b), c);
                    assertThat(c.data).containsExactly(expected);
                }
            }
        }
    }

    @Test
    void randomNumbersAreThoseOfSplitMix() {
        // The first outputs for seed 1234567, as published with the algorithm's reference implementation.
        SeededRandom reference = new SeededRandom(1234567);
        assertThat(Long.toUnsignedString(reference.nextLong())).isEqualTo("6457827717110365317");
        assertThat(Long.toUnsignedString(reference.nextLong())).isEqualTo("3203168211198807973");
        int[] count = new int[10];
        for (int i = 0; i < 10_000; i++) {
            count[random.nextInt(10)]++;
        }
        assertThat(Arrays.stream(count).boxed()).allMatch(c -> c > 850 && c < 1150);
        assertThat(random.permutation(50)).doesNotHaveDuplicates().hasSize(50);
    }

    @Test
    void logSumExpOfLargeAndOfManyEntries() {
        DMatrixRMaj lse = new DMatrixRMaj(1, 2);
        Reductions.logSumExp(new DMatrixRMaj(new double[][] {{1000, -1000}, {1000, -1001}}), Axis.COLUMNS, lse);
        assertThat(lse.data[0]).isEqualTo(1000 + StrictMath.log(2));
        assertThat(lse.data[1]).isEqualTo(-1000 + StrictMath.log(1 + StrictMath.exp(-1)));
    }

    private DMatrixRMaj matrix(int rows, int columns) {
        DMatrixRMaj m = new DMatrixRMaj(rows, columns);
        for (int k = 0; k < m.data.length; k++) {
            m.data[k] = random.nextGaussian();
        }
        return m;
    }

    private static DMatrixRMaj transposed(DMatrixRMaj x) {
        DMatrixRMaj y = new DMatrixRMaj(x.numCols, x.numRows);
        Products.transpose(x, y);
        return y;
    }

    private static double[] tripleLoop(DMatrixRMaj a, DMatrixRMaj b) {
        double[] c = new double[a.numRows * b.numCols];
        for (int i = 0; i < a.numRows; i++) {
            for (int j = 0; j < b.numCols; j++) {
                double sum = 0;
                for (int k = 0; k < a.numCols; k++) {
                    sum = Math.fma(a.get(i, k), b.get(k, j), sum);
                }
                c[i * b.numCols + j] = sum;
            }
        }
        return c;
    }
}
