package chainrule.linalg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both forms see what is not finite at every place of the range, and nothing beyond it. */
class FiniteLoopTest {

    private static final FiniteLoop PORTABLE = new PortableFiniteLoop();
    private static final FiniteLoop VECTOR = TwoForms.of(FiniteLoop.class, PORTABLE, loop -> {}).vector();

    static List<FiniteLoop> forms() {
        assertThat(VECTOR).isNotInstanceOf(PortableFiniteLoop.class);
        return List.of(PORTABLE, VECTOR);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void itSeesEveryPlaceAndNothingElse(FiniteLoop loop) {
        for (int n : new int[] {0, 1, 7, 8, 9, 31, 32, 33, 64, 67}) {
            double[] x = new double[n + 5];
            Arrays.fill(x, Double.NaN);
            Arrays.fill(x, 3, 3 + n, -Double.MAX_VALUE);
            assertThat(loop.areFinite(3, 3 + n, x)).isTrue();
            for (double stranger : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
                for (int k = 3; k < 3 + n; k++) {
                    double kept = x[k];
                    x[k] = stranger;
                    assertThat(loop.areFinite(3, 3 + n, x)).as("%s at %s of %s", stranger, k - 3, n).isFalse();
                    x[k] = kept;
                }
            }
        }
    }
}
