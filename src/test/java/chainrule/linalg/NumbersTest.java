package chainrule.linalg;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.shape.Axis;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class NumbersTest {

    private final SeededRandom random = new SeededRandom(1);

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
}
