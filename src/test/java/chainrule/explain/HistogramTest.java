package chainrule.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class HistogramTest {

    private static Histogram of(double... entries) {
        return Histogram.of(new DMatrixRMaj(1, entries.length, true, entries));
    }

    private static int[] counts(Histogram histogram) {
        return histogram.counts().stream().mapToInt(Integer::intValue).toArray();
    }

    @Test
    void eachPartCountsItsOwn() {
        double[] entries = new double[3 * Histogram.BINS];
        Arrays.setAll(entries, k -> 0.5 + k % Histogram.BINS - 4);
        Histogram histogram = of(entries);
        assertThat(counts(histogram)).containsOnly(3);
        assertThat(histogram.min()).isEqualTo(-3.5);
        assertThat(histogram.max()).isEqualTo(11.5);
    }

    @Test
    void everyEntryIsCountedWhateverItsSize() {
        for (Histogram histogram : new Histogram[] {
            of(0, 0, 0), of(1e308, -1e308, 0), of(5e-324, 0), of(-7, -7), of(1, 1 + 1e-15, 1), of(1)
        }) {
            assertThat(histogram.counts()).hasSize(Histogram.BINS);
            assertThat(Arrays.stream(counts(histogram)).sum()).isBetween(1, 3);
        }
        assertThat(of(0, 0, 3).zeros()).isEqualTo(2.0 / 3);
        assertThat(of(1e308, -1e308, 0, 0).counts().get(0)).isEqualTo(1);
        assertThat(of(1e308, -1e308, 0, 0).counts().get(Histogram.BINS / 2)).isEqualTo(2);
        assertThat(of(1e308, -1e308, 0, 0).counts().get(Histogram.BINS - 1)).isEqualTo(1);
    }

    @Test
    void nothingHasNoParts() {
        assertThat(Histogram.of(new DMatrixRMaj(0, 3)).counts()).isEmpty();
    }
}
