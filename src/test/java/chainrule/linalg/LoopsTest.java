package chainrule.linalg;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.shape.Axis;
import chainrule.shape.Shape;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** The loops under maps and reductions, against the plainest loop there is, bit for bit. */
class LoopsTest {

    private static final List<Integer> SIZES = List.of(0, 1, 2, 3, 4, 5, 8, 9, 31, 32, 33, 70);

    private final SeededRandom random = new SeededRandom(3);

    @Test
    void aMapIsTheFunctionOfEachEntry() {
        List<EntryFunction> functions = List.of(x -> x * x, x -> 1 - x, Math::abs, x -> x > 0 ? 1 : 0, x -> Math.max(0, x));
        for (int n : SIZES) {
            DMatrixRMaj x = matrix(n, 3);
            for (EntryFunction f : functions) {
                double[] expected = Arrays.stream(x.data).map(f::apply).toArray();
                DMatrixRMaj y = x.copy();
                Functions.map(f, x, y);
                assertThat(y.data).containsExactly(expected);
                y.setTo(x);
                Functions.map(f, y, y);
                assertThat(y.data).containsExactly(expected);
            }
        }
    }

    @Test
    void oneClassOfFunctionsSharesALoopButNotItsConstants() {
        record Times(double factor) implements EntryFunction {
            @Override
            public double apply(double x) {
                return factor * x;
            }
        }
        DMatrixRMaj x = matrix(40, 2);
        DMatrixRMaj y = x.createLike();
        for (double factor : new double[] {2, -3, 0.5}) {
            Functions.map(new Times(factor), x, y);
            assertThat(y.data).containsExactly(Arrays.stream(x.data).map(v -> factor * v).toArray());
        }
    }

    @Test
    void aReductionGoesFromTheFirstEntryToTheLast() {
        for (int rows : SIZES) {
            for (int columns : SIZES) {
                DMatrixRMaj x = matrix(rows, columns);
                for (Axis axis : Axis.values()) {
                    Shape shape = axis.reduce(new Shape(rows, columns));
                    double[] sum = new double[shape.size()];
                    for (int i = 0; i < rows; i++) {
                        for (int j = 0; j < columns; j++) {
                            sum[Reductions.index(axis, i, j)] += x.get(i, j);
                        }
                    }
                    DMatrixRMaj y = new DMatrixRMaj(shape.rows(), shape.columns());
                    Reductions.sum(x, axis, y);
                    assertThat(y.data).containsExactly(sum);
                    DMatrixRMaj difference = x.createLike();
                    Reductions.combine(x, y, axis, (a, b) -> a - b, difference);
                    for (int k = 0; k < x.getNumElements(); k++) {
                        assertThat(difference.data[k]).isEqualTo(x.data[k] - sum[Reductions.index(axis, k / columns, k % columns)]);
                    }
                }
            }
        }
    }

    private DMatrixRMaj matrix(int rows, int columns) {
        DMatrixRMaj x = new DMatrixRMaj(rows, columns);
        Arrays.setAll(x.data, k -> random.nextGaussian());
        return x;
    }
}
