package chainrule;

import static chainrule.op.Exp.exp;
import static chainrule.op.Log.log;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Relu.relu;
import static chainrule.op.Scale.scale;
import static chainrule.op.Sigmoid.sigmoid;
import static chainrule.op.Step.step;
import static chainrule.op.Sum.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import chainrule.check.AnomalyReport;
import chainrule.nn.BatchNormalization;
import chainrule.nn.Dropout;
import chainrule.nn.Parameter;
import chainrule.nn.Sequential;
import chainrule.shape.Axis;
import chainrule.shape.Shape;
import chainrule.tape.Attempt;
import chainrule.tape.Domain;
import chainrule.tape.DomainException;
import chainrule.tape.NonFiniteException;
import chainrule.tape.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** What a watched run must not leave behind. */
class WatchTest {

    /** Numbers that are not finite, numbers made of them, of any size and under any name: none can be had afterwards. */
    @Test
    void noValueThatDependsOnTheNumberOutlivesTheRun() {
        Value large = Value.scalar("large", 1000);
        Value row = Value.matrix("row", new double[][] {{1, 1000, 2}});
        List<Value> kept = new ArrayList<>();
        List<Value> fine = new ArrayList<>();
        AnomalyReport.watch(() -> {
            for (Value x : List.of(large, row)) {
                Value before = scale(2, x);
                Value y = exp(x);
                fine.addAll(List.of(before, relu(x), sigmoid(before)));
                kept.addAll(List.of(y, y.named("y"), y.detached(), step(y), sum(y), Value.matrix("copy", y.matrix()), multiply(step(y), x)));
            }
            return kept.get(0);
        });
        assertThat(kept).hasSize(2 * 7);
        for (Value value : kept) {
            Value one = Value.scalar(1);
            for (ThrowingCallable use : List.<ThrowingCallable>of(
                    () -> value.get(0, 0), value::matrix, value::asScalar, value::detached, () -> relu(value), () -> multiply(one, value),
                    () -> sum(value.named("other"), Axis.ALL), () -> Domain.POSITIVE.require("test", "x", value),
                    () -> new Parameter("p", new DMatrixRMaj(value.shape().rows(), value.shape().columns())).set(value))) {
                // A matrix is no scalar, whatever is in it.
                assertThat(catchThrowable(use)).isInstanceOf(value.shape().isScalar() ? IllegalStateException.class : RuntimeException.class)
                        .hasMessageMatching("(?s).*(watched run that is over|needs a 1×1 value).*");
            }
            assertThat(value.toString()).contains("a watched run that is over");
        }
        assertThat(fine).hasSize(2 * 3).allSatisfy(value -> assertThat(value.matrix().data).doesNotContain(Double.NaN, Double.POSITIVE_INFINITY));
    }

    @Test
    void afterwardsNumbersAreRefusedAsBefore() {
        Value zero = Value.scalar("zero", 0);
        AnomalyReport.watch(() -> log(zero));
        assertThatThrownBy(() -> log(zero)).isInstanceOf(NonFiniteException.class);
        assertThatThrownBy(() -> Value.scalar("x", Double.NaN)).isInstanceOf(NonFiniteException.class);
        assertThatThrownBy(() -> Domain.POSITIVE.require("test", "x", zero)).isInstanceOf(DomainException.class);
        assertThatThrownBy(() -> AnomalyReport.watch(() -> {
            throw new IllegalStateException("stop");
        })).hasMessage("stop");
        assertThatThrownBy(() -> log(zero)).isInstanceOf(NonFiniteException.class);
        assertThat(log(Value.scalar(1)).asScalar()).isZero();
    }

    /** What a layer changes in training it has not changed, though it was run twice, with NaN the second time. */
    @Test
    void parametersStatisticsAndGeneratorsStayAsTheyWere() {
        BatchNormalization norm = new BatchNormalization("norm", 2);
        Dropout dropout = new Dropout(0.5, 3);
        Parameter w = new Parameter("w", new DMatrixRMaj(new double[][] {{1}}));
        Sequential model = Sequential.of(dropout, x -> log(step(x)), norm);
        Value x = Value.constant(new Shape(2, 30), 1);
        List<Value> before = norm.buffers().stream().map(Parameter::value).toList();
        Value weight = w.value();
        assertThat(AnomalyReport.watch(() -> {
            Value y = sum(model.applyTraining(x));
            w.set(scale(0, y));
            return y;
        })).isPresent();
        assertThat(norm.buffers().stream().map(Parameter::value).toList()).isEqualTo(before);
        assertThat(w.value()).isSameAs(weight);
        assertThat(dropout.applyTraining(x).matrix().data).containsExactly(new Dropout(0.5, 3).applyTraining(x).matrix().data);
        // Nor has it where nothing is wrong.
        assertThat(AnomalyReport.watch(() -> sum(norm.applyTraining(x)))).isEmpty();
        assertThat(norm.buffers().stream().map(Parameter::value).toList()).isEqualTo(before);
    }

    @Test
    void anAttemptStandsOrLeavesNoTrace() {
        Parameter w = new Parameter("w", new DMatrixRMaj(1, 1));
        Supplier<Double> next = () -> {
            w.set(Value.scalar(w.value().asScalar() + 1));
            return w.value().asScalar();
        };
        assertThat(Attempt.of(next)).isEqualTo(1);
        assertThat(Attempt.<Double>rehearsal(() -> next.get() + next.get())).isEqualTo(2 + 3);
        assertThat(w.value().asScalar()).isEqualTo(1);
        assertThatThrownBy(() -> Attempt.of(() -> {
            next.get();
            assertThat(Attempt.of(next)).isEqualTo(3);
            assertThat(Attempt.rehearsal(next)).isEqualTo(4);
            assertThat(w.value().asScalar()).isEqualTo(3);
            throw new IllegalStateException("after all");
        })).hasMessage("after all");
        assertThat(w.value().asScalar()).isEqualTo(1);
        assertThat(next.get()).as("outside of any attempt").isEqualTo(2);
    }

    /** While one thread goes on past an infinity, others get the errors and the bits they always get. */
    @Test
    void aWatchIsItsThreadsOwn() throws Exception {
        CountDownLatch past = new CountDownLatch(1);
        CountDownLatch tried = new CountDownLatch(1);
        Value zero = Value.scalar("zero", 0);
        CompletableFuture<String> watching = CompletableFuture.supplyAsync(() -> AnomalyReport.watch(() -> {
            Value y = log(zero);
            past.countDown();
            await(tried);
            return scale(2, y).named("loss");
        }).orElseThrow().toString());
        await(past);
        assertThatThrownBy(() -> log(zero)).isInstanceOf(NonFiniteException.class);
        assertThatThrownBy(() -> Value.scalar("x", Double.NaN)).isInstanceOf(NonFiniteException.class);
        Value mine = scale(2, Value.column("x", 1, 3));
        Parameter w = new Parameter("w", new DMatrixRMaj(2, 1));
        w.set(mine);
        tried.countDown();
        assertThat(watching.get()).contains("loss 1×1 in −∞");
        assertThat(mine.matrix().data).containsExactly(2, 6);
        assertThat(w.value().matrix().data).containsExactly(mine.matrix().data);
    }

    /** One watch in another, as in a training run that somebody watches: each finds its own. */
    @Test
    void watchesNest() {
        Value zero = Value.scalar("zero", 0);
        List<String> inner = new ArrayList<>();
        AnomalyReport outer = AnomalyReport.watch(() -> {
            inner.add(AnomalyReport.watch(() -> log(zero).named("inner")).orElseThrow().operation());
            return exp(Value.scalar("x", 1000)).named("loss");
        }).orElseThrow();
        assertThat(inner).containsExactly("log", "log");
        assertThat(outer.operation()).isEqualTo("exp");
        assertThat(outer.onward().orElseThrow().reached()).containsExactly("loss");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
