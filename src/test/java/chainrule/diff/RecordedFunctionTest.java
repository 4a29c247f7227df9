package chainrule.diff;

import static chainrule.loss.KullbackLeibler.kullbackLeibler;
import static chainrule.loss.SoftmaxCrossEntropy.softmaxCrossEntropy;
import static chainrule.nn.Dense.linear;
import static chainrule.op.Add.add;
import static chainrule.op.Exp.exp;
import static chainrule.op.Log.log;
import static chainrule.op.Matmul.matmul;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Reshape.reshape;
import static chainrule.op.Scale.scale;
import static chainrule.op.Slice.slice;
import static chainrule.op.Square.square;
import static chainrule.op.Sum.sum;
import static chainrule.op.Tanh.tanh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chainrule.diff.Diff.Mode;
import chainrule.linalg.SeededRandom;
import chainrule.loss.OneHot;
import chainrule.shape.ShapeException;
import chainrule.tape.DomainException;
import chainrule.tape.NonFiniteException;
import chainrule.tape.Value;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordedFunctionTest {

    private static Value random(String name, int rows, int columns, long seed) {
        SeededRandom random = new SeededRandom(seed);
        DMatrixRMaj x = new DMatrixRMaj(rows, columns);
        for (int k = 0; k < x.getNumElements(); k++) {
            x.data[k] = random.nextGaussian();
        }
        return Value.matrix(name, x);
    }

    private static double[] numbers(Value value) {
        return value.matrix().data;
    }

    private static final Value SAMPLES = random("X", 4, 6, 1);
    private static final Value LABELS = OneHot.oneHot(3, 0, 1, 2, 1, 0, 2);

    /** A network with one hidden layer, whose parameters are one column. */
    private static Value network(Value p) {
        Value hidden = tanh(linear(reshape(slice(p, 0, 20, 0, 1), 5, 4), SAMPLES, slice(p, 20, 25, 0, 1)));
        return softmaxCrossEntropy(linear(reshape(slice(p, 25, 40, 0, 1), 3, 5), hidden, slice(p, 40, 43, 0, 1)), LABELS);
    }

    /** The same of parameters in four pieces. */
    private static Value network(List<Value> p) {
        Value hidden = tanh(linear(p.get(0), SAMPLES, p.get(1)));
        return softmaxCrossEntropy(linear(p.get(2), hidden, p.get(3)), LABELS);
    }

    private static List<Value> pieces(long seed) {
        return List.of(random("W1", 5, 4, seed), random("b1", 5, 1, seed + 1), random("W2", 3, 5, seed + 2), random("b2", 3, 1, seed + 3));
    }

    private static void assertBitsOfDiff(RecordedFunction recorded, UnaryOperator<Value> f, Value x, Value v) {
        Diff.ValueAndGradient both = recorded.valueAndGradient(x);
        assertThat(numbers(both.value())).containsExactly(numbers(f.apply(x)));
        assertThat(numbers(both.gradient())).containsExactly(numbers(Diff.gradient(f, x)));
        assertThat(numbers(recorded.gradient(x))).containsExactly(numbers(Diff.gradient(f, x)));
        assertThat(numbers(recorded.hessianVector(x, v))).containsExactly(numbers(Diff.hessianVector(f, x, v)));
        for (Mode mode : Mode.values()) {
            assertThat(numbers(recorded.hessianVector(x, v, mode))).containsExactly(numbers(Diff.hessianVector(f, x, v, mode)));
            assertThat(numbers(recorded.jacobian(x, mode))).containsExactly(numbers(Diff.jacobian(f, x, mode)));
        }
        assertThat(numbers(recorded.jacobian(x))).containsExactly(numbers(Diff.jacobian(f, x)));
        assertThat(numbers(recorded.hessian(x))).containsExactly(numbers(Diff.hessian(f, x)));
    }

    @Test
    void itGivesTheBitsOfDiffAtEveryPoint() {
        RecordedFunction recorded = new RecordedFunction(RecordedFunctionTest::network);
        for (int k = 0; k < 3; k++) {
            assertBitsOfDiff(recorded, RecordedFunctionTest::network, random("p", 43, 1, k), random("v", 43, 1, 10 + k));
        }
        assertThat(recorded.jacobian(random("p", 43, 1, 5)).name()).isEqualTo("Jacobian by 1 pullbacks");
        assertThat(recorded.hessian(random("p", 43, 1, 5)).name()).isEqualTo("Hessian by 43 pushforwards");
    }

    @Test
    void jacobiansOfVectorsToo() {
        Value w = random("W", 7, 5, 2);
        UnaryOperator<Value> f = x -> tanh(matmul(w, exp(x)));
        RecordedFunction recorded = new RecordedFunction(f);
        for (int columns : new int[] {1, 2, 1, 1}) {
            Value x = random("x", 5, columns, columns);
            for (Mode mode : Mode.values()) {
                assertThat(numbers(recorded.jacobian(x, mode))).containsExactly(numbers(Diff.jacobian(f, x, mode)));
            }
        }
    }

    /** It decides by numbers, and has other constants each time. */
    @Test
    void aFunctionThatDoesSomethingElseIsFollowed() {
        double[] factor = {1};
        UnaryOperator<Value> f = x -> {
            Value y = multiply(x, Value.column("factor", factor[0], 2));
            return sum(sum(y).asScalar() > 0 ? tanh(y) : scale(factor[0], multiply(exp(y), x)));
        };
        RecordedFunction recorded = new RecordedFunction(f);
        for (int k = 0; k < 12; k++) {
            factor[0] = 1 + k / 3;
            assertBitsOfDiff(recorded, f, random("x", 2, 1, k), random("v", 2, 1, k + 50));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLossOfSeveralValuesGivesThePartsOfTheProductWithTheWhole(Mode mode) {
        RecordedLoss recorded = new RecordedLoss(RecordedFunctionTest::network);
        for (int k = 0; k < 3; k++) {
            List<Value> p = pieces(k);
            List<Value> v = pieces(100 + k);
            Gradients gradients = Gradients.gradients(network(p), p);
            RecordedLoss.ValueAndGradients both = recorded.valueAndGradients(p);
            List<Value> slopes = recorded.gradients(p);
            assertThat(both.value().asScalar()).isEqualTo(network(p).asScalar());
            Value whole = Diff.hessianVector(RecordedFunctionTest::network, column(p), column(v), mode);
            List<Value> parts = recorded.hessianVector(p, v, mode);
            for (int i = 0; i < 4; i++) {
                assertThat(numbers(both.gradients().get(i))).containsExactly(numbers(gradients.of(p.get(i))));
                assertThat(numbers(slopes.get(i))).containsExactly(numbers(gradients.of(p.get(i))));
                assertThat(parts.get(i).shape()).isEqualTo(p.get(i).shape());
            }
            assertThat(numbers(column(parts))).containsExactly(numbers(whole));
        }
    }

    private static Value column(List<Value> parts) {
        List<Double> all = new ArrayList<>();
        parts.forEach(part -> java.util.Arrays.stream(numbers(part)).forEach(all::add));
        return Value.column("all", all.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** Inside another recorded function, or under Diff, it is a part of what is differentiated. */
    @Test
    void recordedFunctionsCanBeNested() {
        RecordedFunction inner = new RecordedFunction(x -> sum(tanh(square(x))));
        RecordedFunction outer = new RecordedFunction(x -> sum(multiply(x, inner.gradient(x))));
        UnaryOperator<Value> plain = x -> sum(multiply(x, Diff.gradient(t -> sum(tanh(square(t))), x)));
        Value x = Value.column("x", 0.5, -0.25);
        assertThat(numbers(outer.gradient(x))).containsExactly(numbers(Diff.gradient(plain, x)));
        RecordedFunction product = new RecordedFunction(t -> sum(inner.hessianVector(t, t)));
        UnaryOperator<Value> plainProduct = t -> sum(Diff.hessianVector(s -> sum(tanh(square(s))), t, t));
        assertThat(numbers(product.gradient(x))).containsExactly(numbers(Diff.gradient(plainProduct, x)));
    }

    /** As where a network shall solve a differential equation: its slope by the samples goes into the loss of its weights. */
    @Test
    void insideItCanBeDifferentiatedByConstants() {
        double[] shift = {0};
        UnaryOperator<Value> f = w -> {
            Value x = Value.column("x", 1 + shift[0], -1, 0.5);
            Value slope = Diff.gradient(t -> sum(tanh(multiply(w, t))), x);
            Value curve = Diff.hessianVector(t -> sum(tanh(multiply(w, t))), x, Value.constant(x.shape(), 1));
            return sum(add(square(slope), multiply(curve, x)));
        };
        RecordedFunction recorded = new RecordedFunction(f);
        for (int k = 0; k < 4; k++) {
            shift[0] = k;
            Value w = random("w", 3, 1, k);
            assertThat(numbers(recorded.gradient(w))).isNotEqualTo(new double[3]).containsExactly(numbers(Diff.gradient(f, w)));
            assertThat(numbers(recorded.hessianVector(w, w))).containsExactly(numbers(Diff.hessianVector(f, w, w)));
        }
    }

    @Test
    void whatHappenedBeforeConstantsWereMetIsNotTakenForNothing() {
        Value c = Value.scalar("c", 3);
        RecordedFunction recorded = new RecordedFunction(x -> Gradients.gradients(multiply(x, square(c)), c).of(c));
        assertThatThrownBy(() -> recorded.gradient(Value.scalar("x", 2)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("between c and the arguments there are operations on constants alone");
        RecordedFunction independent = new RecordedFunction(x -> add(x, Gradients.gradients(square(x), c).of(c)));
        assertThat(independent.gradient(Value.scalar("x", 2)).asScalar()).isEqualTo(1);
    }

    @Test
    void refusalsAreThoseOfDiff() {
        RecordedFunction f = new RecordedFunction(x -> sum(log(x)));
        assertThat(f.gradient(Value.column("x", 1, 4))).hasToString("[1; 0.25]");
        assertThatThrownBy(() -> f.gradient(Value.column("x", 1, Double.MIN_VALUE)))
                .isInstanceOf(NonFiniteException.class).hasMessageStartingWith("in the derivative of log by x");
        assertThatThrownBy(() -> f.jacobian(Value.column("x", 1, Double.MIN_VALUE)))
                .isInstanceOf(NonFiniteException.class).hasMessageStartingWith("in the derivative of log by x");
        assertThat(f.gradient(Value.column("x", 1, 4))).hasToString("[1; 0.25]");
        assertThatThrownBy(() -> f.hessianVector(Value.column("x", 1, 4), Value.scalar("v", 1)))
                .isInstanceOf(ShapeException.class)
                .hasMessage("hessianVector needs a vector in the shape of the argument; got x 2×1 and v 1×1");
        assertThatThrownBy(() -> new RecordedFunction(x -> x).gradient(Value.column("x", 1, 4)))
                .isInstanceOf(ShapeException.class).hasMessageContaining("gradients needs a scalar loss, 1×1");
        Value w = Value.scalar("w", 1);
        RecordedLoss loss = new RecordedLoss(p -> add(p.get(0), p.get(1)));
        assertThatThrownBy(() -> loss.hessianVector(List.of(w, Value.scalar(2)), List.of(w)))
                .hasMessage("hessianVector needs a vector of as many parts as there are arguments; got 2 and 1");
    }

    /** A finite result of numbers that make no sense there is refused too, also when only numbers are computed. */
    @Test
    void aLossLooksAtItsArgumentsEachTime() {
        Value target = Value.column("p", 0.5, 0.5);
        RecordedFunction f = new RecordedFunction(x -> kullbackLeibler(x, target));
        assertThat(f.gradient(Value.column("q", 0.25, 0.5))).hasToString("[-2; -1]");
        assertThatThrownBy(() -> f.gradient(Value.column("q", 2, 0.5)))
                .isInstanceOf(DomainException.class).hasMessageStartingWith("kullbackLeibler needs a prediction that is");
        assertThat(f.gradient(Value.column("q", 0.25, 0.5))).hasToString("[-2; -1]");
    }

    /** What is returned, and little besides. */
    @Test
    void itAllocatesLittleMoreThanItsResults() {
        Value w = random("W", 60, 60, 3);
        RecordedFunction f = new RecordedFunction(x -> tanh(matmul(w, x)));
        RecordedLoss loss = new RecordedLoss(RecordedFunctionTest::network);
        Value x = random("x", 60, 1, 4);
        List<Value> p = pieces(5);
        assertThat(allocated(() -> f.jacobian(x))).isLessThan(60 * 60 * 8 + 4000);
        assertThat(allocated(() -> loss.hessianVector(p, p))).isLessThan(43 * 8 + 6000);
    }

    private static long allocated(Runnable call) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int k = 0; k < 3000; k++) {
            call.run();
        }
        long least = Long.MAX_VALUE;
        for (int k = 0; k < 20; k++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            call.run();
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }
}
