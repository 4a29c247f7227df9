package chainrule.op;

import static chainrule.op.Norm.norm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import chainrule.diff.Diff;
import chainrule.shape.Axis;
import chainrule.tape.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NormTest {

    @ParameterizedTest
    @EnumSource
    void everyNormKeepsEveryLaw(OpLaws law) {
        for (Axis axis : Axis.values()) {
            for (double p : new double[] {1, 1.5, 3, Double.POSITIVE_INFINITY}) {
                law.check(new Norm(axis, p));
            }
        }
    }

    @Test
    void nothingOverflowsOrVanishesOnTheWay() {
        for (double size : new double[] {1e-320, 1e-300, 1, 1e200, 4e307}) {
            Value x = Value.column("x", 3 * size, 0, -4 * size);
            for (double p : new double[] {1, 2, 3, 50, 3000, Double.POSITIVE_INFINITY}) {
                double times = p == 1 ? 7 : p == 2 ? 5 : p == 3 ? 4.497941445275415 : p == 50 ? 4.00000004530572 : 4;
                if (times * size <= Double.MAX_VALUE) {
                    double y = norm(x, Axis.ALL, p).asScalar();
                    assertThat(y / size).as("%s-norm at %s", p, size).isCloseTo(times, within(size < 1e-310 ? 1e-3 : 5e-15 * times));
                    Diff.gradient(t -> norm(t, Axis.ALL, p), x);
                }
            }
        }
        assertThat(Diff.gradient(Norm::norm, Value.column("x", 3e200, -4e200)).matrix().data).containsExactly(new double[] {0.6, -0.8}, within(1e-15));
    }

    @Test
    void aZeroVectorHasNoSlopeAndEqualEntriesShareTheLargest() {
        for (double p : new double[] {1, 2, 3, Double.POSITIVE_INFINITY}) {
            assertThat(Diff.gradient(x -> norm(x, Axis.ALL, p), Value.column("x", 0, 0)).matrix().data).containsOnly(0);
        }
        Value tied = Value.column("x", -2, 1, 2, 2);
        assertThat(Diff.gradient(x -> norm(x, Axis.ALL, Double.POSITIVE_INFINITY), tied).matrix().data)
                .containsExactly(-1.0 / 3, 0, 1.0 / 3, 1.0 / 3);
        assertThatThrownBy(() -> new Norm(Axis.ALL, 0.5)).hasMessage("norm needs p of one or more; got 0.5");
        assertThatThrownBy(() -> new Norm(Axis.ALL, Double.NaN)).hasMessageContaining("got NaN");
    }
}
