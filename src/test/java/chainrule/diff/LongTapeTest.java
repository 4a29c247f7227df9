package chainrule.diff;

import static chainrule.op.Add.add;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Scale.scale;
import static chainrule.op.Square.square;
import static chainrule.op.Sum.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.shape.Shape;
import chainrule.tape.Tape;
import chainrule.tape.Value;
import java.util.concurrent.FutureTask;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * A million operations one after the other, and a value used a million times. On a stack that holds no recursion, and in
 * a time that only linear work has: a quadratic sweep would take hours.
 */
class LongTapeTest {

    private static final int MILLION = 1_000_000;

    private final Value x = Value.scalar("x", 0.75);

    @Test
    void aChainForthAndBack() throws Exception {
        onASmallStack(() -> {
            // Two factors that make one, exactly: the derivative is 1.
            UnaryOperator<Value> chain = t -> {
                Value y = t;
                for (int i = 0; i < MILLION / 2; i++) {
                    y = scale(0.5, scale(2, y));
                }
                return y;
            };
            Value y = chain.apply(x);
            assertThat(Tape.of(y)).hasSize(MILLION + 1);
            assertThat(y.asScalar()).isEqualTo(0.75);
            assertThat(Gradients.gradients(y, x).of(x).asScalar()).isEqualTo(1);
            assertThat(Diff.jvp(chain, x, x).asScalar()).isEqualTo(0.75);
        });
    }

    @Test
    void aValueUsedAMillionTimesOneUseAfterTheOther() throws Exception {
        onASmallStack(() -> {
            UnaryOperator<Value> uses = t -> {
                Value y = t;
                for (int i = 0; i < MILLION; i++) {
                    y = add(y, t);
                }
                return y;
            };
            assertThat(Diff.gradient(uses, x).asScalar()).isEqualTo(MILLION + 1);
            assertThat(Diff.jvp(uses, x, x).asScalar()).isEqualTo(0.75 * (MILLION + 1));
        });
    }

    @Test
    void aValueUsedAMillionTimesSideBySide() throws Exception {
        onASmallStack(() -> {
            UnaryOperator<Value> uses = t -> sumOf(t, MILLION);
            assertThat(Diff.gradient(uses, x).asScalar()).isEqualTo(MILLION);
            assertThat(Diff.jvp(uses, x, x).asScalar()).isEqualTo(0.75 * MILLION);
        });
    }

    /** In pairs, and pairs of pairs. */
    private static Value sumOf(Value t, int uses) {
        return uses == 1 ? scale(1, t) : add(sumOf(t, uses / 2), sumOf(t, uses - uses / 2));
    }

    /** The gradient's own tape is long, too: (u + … + u)² has the second derivative 2 n² in u. */
    @Test
    void derivativesOfLongDerivatives() throws Exception {
        int n = MILLION / 5;
        onASmallStack(() -> {
            Value v = Value.constant(new Shape(2, 1), 0.5);
            UnaryOperator<Value> f = t -> {
                Value y = t;
                for (int i = 1; i < n; i++) {
                    y = add(y, t);
                }
                return sum(square(y));
            };
            double second = 2.0 * n * n;
            assertThat(Diff.hessianVector(f, v, v).get(1, 0)).isCloseTo(0.5 * second, within(1e-9 * second));
            UnaryOperator<Value> power = t -> {
                Value y = t;
                for (int i = 1; i < n; i++) {
                    y = multiply(y, t);
                }
                return y;
            };
            // tⁿ at 1.
            assertThat(Diff.derivative(power, Value.scalar("t", 1), 2).asScalar()).isEqualTo((double) n * (n - 1));
        });
    }

    private static void onASmallStack(Runnable work) throws Exception {
        FutureTask<Void> task = new FutureTask<>(work, null);
        new Thread(null, task, "small stack", 200_000).start();
        task.get();
    }
}
