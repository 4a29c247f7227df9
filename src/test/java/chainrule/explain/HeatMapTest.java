package chainrule.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class HeatMapTest {

    /** It is a level of its own, and the others are what they would be without it. */
    @Test
    void whatIsNotFiniteIsMarked() {
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            HeatMap map = HeatMap.of(new DMatrixRMaj(new double[][] {{1, bad, -1}, {0, 0.5, 0.2}}));
            assertThat(map.levels()).containsExactly(4, HeatMap.NOT_FINITE, -4, 0, 2, 1);
            assertThat(map.hasNotFinite()).isTrue();
        }
        assertThat(HeatMap.of(new DMatrixRMaj(new double[][] {{Double.NaN}})).levels()).containsExactly(HeatMap.NOT_FINITE);
    }

    /** One entry among the many that a cell stands for. */
    @Test
    void aCellHidesNone() {
        DMatrixRMaj large = new DMatrixRMaj(80, 140);
        large.set(79, 139, Double.POSITIVE_INFINITY);
        large.set(79, 138, Double.NEGATIVE_INFINITY);
        HeatMap map = HeatMap.of(large);
        assertThat(map.levels()).hasSize(8 * 14).filteredOn(level -> level == HeatMap.NOT_FINITE).hasSize(1);
        assertThat(map.levels().get(8 * 14 - 1)).isEqualTo(HeatMap.NOT_FINITE);
    }
}
