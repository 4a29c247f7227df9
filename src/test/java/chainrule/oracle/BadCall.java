package chainrule.oracle;

import static chainrule.diff.Gradients.gradients;
import static chainrule.op.Add.add;
import static chainrule.op.Square.square;
import static chainrule.op.Sum.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import chainrule.nn.Parameter;
import chainrule.op.Sin;
import chainrule.optim.Adam;
import chainrule.optim.ClipByNorm;
import chainrule.optim.RmsProp;
import chainrule.optim.Sgd;
import chainrule.oracle.OracleVerdict.Outcome;
import chainrule.shape.Shape;
import chainrule.tape.NonFiniteException;
import chainrule.tape.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.ejml.data.DMatrixRMaj;

/** What case files say about calls in words, said in code; what is not here is skipped, and reported so. */
final class BadCall {

    private static final Map<String, Runnable> MEANING = Map.ofEntries(
            refused("lr_negative", "a learning rate is a finite number, zero or greater; got -0.1", () -> new Sgd(-0.1)),
            refused("lr_nan", "a learning rate is a finite number, zero or greater; got NaN", () -> new Sgd(Double.NaN)),
            refused("momentum_negative", "momentum is at least 0 and less than 1; got -0.1", () -> new Sgd(0.1, -0.1)),
            refused("nesterov_without_momentum", "Nesterov's momentum is a finite number greater than zero; got 0.0", () -> new Sgd(0.1).nesterov(0)),
            refused("beta_range", "beta1 is at least 0 and less than 1; got 1.0", () -> new Adam(0.1).betas(1, 0.9)),
            refused("eps_negative", "epsilon is a finite number, zero or greater; got -1.0E-8", () -> new RmsProp(0.1).epsilon(-1e-8)),
            refused("negative_shape", "a shape needs sizes of zero or more; got -1×3", () -> Value.constant(new Shape(-1, 3), 0)),
            refused("huge_shape", "a matrix holds at most 2147483647 numbers; got 65536×65536", () -> Value.constant(new Shape(65536, 65536), 0)),
            refused("ragged_array", "matrix x needs rows of one length; got 1×2 and 1×1", () -> Value.matrix("x", new double[][] {{1, 2}, {3}})),
            refused("duplicate_parameter", "w comes twice", BadCall::stepTwice),
            Map.entry("null_operand", BadCall::nothing),
            Map.entry("step_with_nan_gradient", BadCall::infiniteGradient),
            Map.entry("clip_norm_nan", BadCall::infiniteNorm),
            Map.entry("grad_of_nonmember", BadCall::independent),
            Map.entry("aliased_data", BadCall::changedOutside),
            Map.entry("modify_saved", BadCall::changedInside),
            Map.entry("two_threads_one_tape", BadCall::manyThreads),
            Map.entry("deep_chain", BadCall::deepChain),
            Map.entry("locale_comma", BadCall::comma));

    private BadCall() {}

    static OracleVerdict check(OracleCase oracle) {
        Runnable meaning = MEANING.get(oracle.name().replaceFirst("^bad_api_", ""));
        if (meaning == null) {
            String note = "in words, not checked here: " + oracle.json().get("reason").getAsString();
            return new OracleVerdict(Outcome.SKIPPED, 0, 0, List.of(note));
        }
        meaning.run();
        return OracleVerdict.passed();
    }

    private static Map.Entry<String, Runnable> refused(String name, String words, ThrowingCallable call) {
        return Map.entry(name, () -> assertThatThrownBy(call)
                .isInstanceOfAny(IllegalArgumentException.class, ArithmeticException.class)
                .hasMessageContaining(words));
    }

    private static void stepTwice() {
        Parameter w = new Parameter("w", new DMatrixRMaj(1, 1));
        new Sgd(0.1).step(List.of(w, w), gradients(square(w.value()), w.value()));
    }

    private static void nothing() {
        assertThatThrownBy(() -> add(Value.scalar("x", 1), null)).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> Value.matrix("x", (DMatrixRMaj) null)).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> Value.scalar(null, 1)).isInstanceOf(RuntimeException.class);
    }

    private static void infiniteGradient() {
        assertThatThrownBy(() -> Value.scalar("gradient", Double.NaN))
                .isInstanceOf(NonFiniteException.class).hasMessageContaining("gradient is NaN");
        Parameter w = new Parameter("w", new DMatrixRMaj(new double[][] {{1e200}}));
        assertThatThrownBy(() -> new Adam(0.1).step(List.of(w), gradients(square(w.value()), w.value())))
                .isInstanceOf(NonFiniteException.class).hasMessageContaining("w");
        assertThat(w.value().asScalar()).isEqualTo(1e200);
    }

    /** No gradient is infinite; where the squares of its entries are, the norm is not, and clipping is right. */
    private static void infiniteNorm() {
        DMatrixRMaj gradient = new DMatrixRMaj(new double[][] {{6e200, 8e200}});
        new ClipByNorm(10).clip(List.of(gradient));
        assertThat(gradient.data).containsExactly(new double[] {6, 8}, within(1e-12));
    }

    private static void independent() {
        Value x = Value.scalar("x", 1);
        Value other = Value.matrix("other", new double[][] {{1, 2}});
        assertThat(gradients(square(x), x, other).of(other).matrix().data).containsExactly(0, 0);
    }

    private static void changedOutside() {
        double[][] rows = {{1, 1}};
        DMatrixRMaj matrix = new DMatrixRMaj(rows);
        Value x = Value.matrix("x", rows);
        Value z = Value.matrix("z", matrix);
        Value y = add(sum(square(x)), sum(square(z)));
        rows[0][0] = 5;
        matrix.data[1] = 5;
        assertThat(gradients(y, x, z).of(x).matrix().data).containsExactly(2, 2);
        assertThat(gradients(y, x, z).of(z).matrix().data).containsExactly(2, 2);
    }

    private static void changedInside() {
        Value x = Value.matrix("x", new double[][] {{1, 1}});
        Value square = square(x);
        square.matrix().data[0] = 7;
        x.matrix().data[0] = 7;
        assertThat(gradients(sum(square(square)), x).of(x).matrix().data).containsExactly(4, 4);
    }

    private static void manyThreads() {
        Value x = Value.scalar("x", 1);
        List<Double> slopes = IntStream.range(0, 8).parallel().boxed()
                .flatMap(thread -> IntStream.range(0, 200).mapToObj(i -> gradients(square(x), x).of(x).asScalar()))
                .toList();
        assertThat(slopes).hasSize(1600).containsOnly(2.0);
    }

    private static void deepChain() {
        Value x = Value.scalar("x", 0);
        Value y = x;
        for (int k = 0; k < 100_000; k++) {
            y = add(y, Value.scalar(0));
        }
        assertThat(gradients(y, x).of(x).asScalar()).isEqualTo(1);
    }

    private static void comma() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(Sin.sin(Value.scalar("x", 0.5)).toString()).contains("0.4794").doesNotContain(",");
        } finally {
            Locale.setDefault(before);
        }
    }
}
