package chainrule.check;

import static chainrule.op.Add.add;
import static chainrule.op.Exp.exp;
import static chainrule.op.Scale.scale;
import static chainrule.op.Square.square;
import static chainrule.op.Sum.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import chainrule.shape.Shape;
import chainrule.tape.Value;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** How often a check asks, which entries it takes, and how near its differences come. */
class CheckedCloselyTest {

    private static int calls(Function<Value, Value> f, Value at) {
        AtomicInteger calls = new AtomicInteger();
        GradientCheck.of(v -> {
            calls.incrementAndGet();
            return f.apply(v.get(0));
        }, at);
        return calls.get();
    }

    @Test
    void aSmallFunctionIsAskedOftenAndALargeOneSeldom() {
        Value x = Value.scalar("x", 2);
        assertThat(calls(v -> square(v), x)).isEqualTo(2 + 400 + 20);
        Value large = Value.constant(new Shape(100, 100), 1);
        assertThat(calls(v -> add(square(v), sum(large)), x)).isEqualTo(2 + 1_000_000 / 10_005 + 20);
        Value huge = Value.constant(new Shape(1000, 1000), 1);
        assertThat(calls(v -> add(square(v), sum(huge)), x)).isEqualTo(2 + 20 + 20);
        assertThat(calls(v -> v, x)).isEqualTo(2 + 20 + 20);
    }

    @Test
    void chanceAwayFromThePointIsNotBlamedOnTheGradient() {
        AtomicInteger calls = new AtomicInteger();
        assertThatThrownBy(() -> GradientCheck.of(
                        v -> v.get(0).asScalar() == 2 ? square(v.get(0)) : scale(1 + calls.incrementAndGet() % 7, v.get(0)), Value.scalar("x", 2)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("seed what is random");
    }

    @Test
    void aSmallEntryIsBelievedBesideALargeOneOnly() {
        Value weights = Value.column("w", 1, 1e-12);
        Function<List<Value>, Value> f = v -> sum(chainrule.op.Multiply.multiply(weights, v.get(0)));
        assertThat(GradientCheck.of(f, Value.column("x", 1, 1)).inputs().get(0).hint()).isEqualTo(Hint.FINE);
        Value x = Value.scalar("x", 1);
        assertThat(GradientCheck.of(v -> add(Value.scalar("c", 1), scale(1e-12, v.get(0))), x).inputs().get(0).hint())
                .isEqualTo(Hint.UNDECIDED);
    }

    @Test
    void inputsWithoutANameAreCounted() {
        GradientCheck check = GradientCheck.of(v -> add(v.get(0), v.get(1)), Value.scalar(1), Value.scalar(2));
        assertThat(check.inputs()).extracting(InputCheck::name).containsExactly("input 1", "input 2");
        assertThat(check).asString().startsWith("the gradient agrees with differences");
        GradientCheck one = GradientCheck.of(
                v -> add(v.get(0), v.get(1)), List.of(Value.scalar(1), Value.scalar(2)), List.of(Value.scalar(1), Value.scalar(-1)));
        assertThat(one).asString().startsWith("1 of 2 gradients do not agree with differences");
        InputCheck wrong = one.inputs().get(1);
        assertThat(wrong.relativeError()).isCloseTo(2, within(1e-6));
        assertThat(wrong.step()).isPresent();
        assertThat(wrong.entries()).hasSize(1).allSatisfy(entry -> {
            assertThat(entry.agreement()).isEqualTo(InputCheck.Agreement.DIFFERS);
            assertThat(entry.error()).isCloseTo(2, within(1e-6));
        });
    }

    @Test
    void twoStepsComeNearerThanOne() {
        for (double at : new double[] {1, -2, 0.3}) {
            Value x = Value.scalar("x", at);
            Value y = exp(x);
            PullbackCheck check = PullbackCheck.of(y, 0, Value.scalar(3), Value.scalar(3 * y.asScalar()));
            assertThat(check.hint()).isEqualTo(Hint.FINE);
            assertThat(check.numeric()).isCloseTo(3 * y.asScalar(), within(2e-10 * y.asScalar()));
            assertThat(check.row() + check.column()).isZero();
            assertThat(PullbackCheck.of(y, 0, Value.scalar(3), Value.scalar(3 * y.asScalar() * (1 + 1e-5))).passed()).isFalse();
        }
    }

    /** A zero among other entries is moved too. */
    @Test
    void aFaultAtAZeroIsSeen() {
        Value x = Value.matrix("x", new double[][] {{0, 2, -3}});
        Value ones = Value.constant(x.shape(), 1);
        Value y = exp(x);
        assertThat(PullbackCheck.of(y, 0, ones, y).passed()).isTrue();
        assertThat(PullbackCheck.of(y, 0, ones, add(y, Value.matrix("", new double[][] {{0.1, 0, 0}}))).passed()).isFalse();
        Value zeros = Value.constant(x.shape(), 0);
        Value z = exp(zeros);
        assertThat(PullbackCheck.of(z, 0, ones, z).passed()).isTrue();
        assertThat(PullbackCheck.of(z, 0, ones, scale(1.01, z)).passed()).isFalse();
    }

    @Test
    void aSampleIsDrawnWithoutFavour() {
        assertThat(new Sample()).isEqualTo(new Sample(GradientCheck.MOST_ENTRIES, 1));
        assertThat(new Sample().entries(3)).isEqualTo(new Sample(3, 1));
        assertThat(new Sample().seed(9)).isEqualTo(new Sample(GradientCheck.MOST_ENTRIES, 9));
        assertThat(new Sample(1, 1).of(1)).containsExactly(0);
        assertThatThrownBy(() -> new Sample(0, 1)).hasMessageContaining("1 or more; got 0");
        assertThat(new Sample(4, 1).of(4)).containsExactly(0, 1, 2, 3);
        TreeSet<Integer> all = new TreeSet<>();
        for (int seed = 0; seed < 60; seed++) {
            int[] drawn = new Sample(4, seed).of(7);
            assertThat(drawn).hasSize(4).isSorted().doesNotHaveDuplicates();
            assertThat(Arrays.stream(drawn)).allMatch(k -> k >= 0 && k < 7);
            Arrays.stream(drawn).forEach(all::add);
        }
        assertThat(all).hasSize(7);
    }
}
