package chainrule.diff;

import static chainrule.diff.Gradients.gradients;
import static chainrule.op.Add.add;
import static chainrule.op.Matmul.matmul;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Scale.scale;
import static chainrule.op.Sin.sin;
import static chainrule.op.Square.square;
import static chainrule.op.Subtract.subtract;
import static chainrule.op.Sum.sum;
import static chainrule.op.Tanh.tanh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import chainrule.check.GradientCheck;
import chainrule.diff.Diff.Mode;
import chainrule.loss.MeanSquared;
import chainrule.nn.Dense;
import chainrule.nn.Initialization;
import chainrule.optim.Sgd;
import chainrule.tape.Value;
import chainrule.train.Dataset;
import chainrule.train.TrainingStep;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a function captures is a constant to it, also where it is its own point; a name tells nothing. */
class CapturedValuesTest {

    private static final Value V = Value.column("v", 0.3, -1);

    /** Everything that differentiates a function at a point. */
    private static Map<String, UnaryOperator<Value>> calls(UnaryOperator<Value> f) {
        Map<String, UnaryOperator<Value>> calls = new TreeMap<>(plainCalls(f));
        RecordedFunction recorded = new RecordedFunction(f);
        RecordedLoss loss = new RecordedLoss(x -> f.apply(x.get(0)));
        calls.put("recorded gradient", recorded::gradient);
        calls.put("recorded value", x -> recorded.valueAndGradient(x).value());
        calls.put("recorded hessian", recorded::hessian);
        calls.put("recorded jacobian", recorded::jacobian);
        calls.put("recorded loss", x -> loss.gradients(List.of(x)).get(0));
        for (Mode mode : Mode.values()) {
            calls.put("recorded jacobian " + mode, x -> recorded.jacobian(x, mode));
            calls.put("recorded product " + mode, x -> recorded.hessianVector(x, V, mode));
            calls.put("recorded product of a loss " + mode, x -> loss.hessianVector(List.of(x), List.of(V), mode).get(0));
            calls.put("product along the point " + mode, x -> recorded.hessianVector(x, x, mode));
        }
        return calls;
    }

    private static Map<String, UnaryOperator<Value>> plainCalls(UnaryOperator<Value> f) {
        Map<String, UnaryOperator<Value>> calls = new TreeMap<>();
        Value one = Value.scalar(1);
        calls.put("gradient", x -> Diff.gradient(f, x));
        calls.put("value and gradient", x -> Diff.valueAndGradient(f, x).gradient());
        calls.put("vjp", x -> Diff.vjp(f, x, one));
        calls.put("vjps", x -> Diff.vjp(f, x, List.of(one, one)).get(1));
        calls.put("jvp", x -> Diff.jvp(f, x, V));
        calls.put("jvps", x -> Diff.jvp(f, x, List.of(V, V)).get(1));
        calls.put("jacobian", x -> Diff.jacobian(f, x));
        calls.put("hessian", x -> Diff.hessian(f, x));
        for (Mode mode : Mode.values()) {
            calls.put("jacobian " + mode, x -> Diff.jacobian(f, x, mode));
            calls.put("hessianVector " + mode, x -> Diff.hessianVector(f, x, V, mode));
        }
        return calls;
    }

    static Stream<Arguments> functions() {
        BinaryOperator<Value> distance = (v, c) -> sum(square(subtract(v, c)));
        BinaryOperator<Value> product = (v, c) -> sum(multiply(square(v), c));
        BinaryOperator<Value> nested = (v, c) -> sum(multiply(v, Diff.gradient(u -> sum(multiply(tanh(u), multiply(v, c))), c)));
        BinaryOperator<Value> decides = (v, c) -> sum(sum(v).asScalar() > 0 ? multiply(tanh(v), c) : multiply(square(v), c));
        BinaryOperator<Value> renamed = (v, c) -> sum(multiply(multiply(v, c.named("x")), v.named("c")));
        BinaryOperator<Value> ignored = (v, c) -> sum(square(c));
        return Stream.of(distance, product, nested, decides, renamed, ignored)
                .flatMap(f -> calls(v -> v).keySet().stream().map(call -> Arguments.of(call, f)));
    }

    /** Each call on a function of its own point equals that on a function of an equal value, whatever was asked before. */
    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("functions")
    void aFunctionMayCaptureItsOwnPoint(String call, BinaryOperator<Value> f) {
        for (double[] numbers : new double[][] {{1, 2}, {-1, -0.5}}) {
            Value x = Value.column("x", numbers);
            Value equal = Value.column("x", numbers);
            double[] expected = calls(v -> f.apply(v, equal)).get(call).apply(x).matrix().data;
            UnaryOperator<Value> own = calls(v -> f.apply(v, x)).get(call);
            assertThat(own.apply(x).matrix().data).containsExactly(expected);
            UnaryOperator<Value> askedElsewhere = calls(v -> f.apply(v, x)).get(call);
            askedElsewhere.apply(Value.column("x", 0.5, -3));
            assertThat(askedElsewhere.apply(x).matrix().data).containsExactly(expected);
            assertThat(askedElsewhere.apply(equal).matrix().data).containsExactly(expected);
            Value again = x.named("again");
            assertThat(own.apply(again).matrix().data).containsExactly(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("plainCallNames")
    void outerDerivativesPassThroughThePoint(String call) {
        BinaryOperator<Value> f = (v, c) -> sum(multiply(multiply(square(v), v), c));
        UnaryOperator<Value> atOwn = x -> sum(multiply(plainCalls(v -> f.apply(v, x)).get(call).apply(x), Value.scalar(1)));
        Value x = Value.column("x", 0.7, -2);
        double step = 1e-6;
        double[] slope = Diff.gradient(atOwn, x).matrix().data;
        for (int k = 0; k < 2; k++) {
            double[] up = x.matrix().data;
            double[] down = x.matrix().data;
            up[k] += step;
            down[k] -= step;
            double difference = (atOwn.apply(Value.column("x", up)).asScalar() - atOwn.apply(Value.column("x", down)).asScalar()) / (2 * step);
            assertThat(slope[k]).isCloseTo(difference, within(1e-7));
        }
    }

    /** Jacobians and Hessians are numbers, not on a tape. */
    static Stream<String> plainCallNames() {
        return plainCalls(v -> v).keySet().stream().filter(name -> !name.matches("jacobian.*|hessian"));
    }

    @Test
    void derivativesNest() {
        Value x = Value.scalar("x", 3);
        UnaryOperator<Value> inner = u -> Diff.gradient(y -> multiply(u, y), u);
        assertThat(Diff.gradient(inner, x).asScalar()).isEqualTo(1);
        assertThat(Diff.gradient(u -> multiply(u, Diff.gradient(y -> multiply(u, y), u)), x).asScalar()).isEqualTo(6);
        assertThat(Diff.gradient(u -> Diff.gradient(y -> Diff.gradient(z -> multiply(multiply(u, y), z), y), u), x).asScalar()).isEqualTo(1);
        assertThat(Diff.gradient(u -> multiply(u, Diff.gradient(y -> add(u, y), Value.scalar(1))), Value.scalar(1)).asScalar()).isEqualTo(1);
        assertThat(Diff.derivative(v -> multiply(square(v), x), x, 2).asScalar()).isEqualTo(6);
        assertThat(Diff.derivative(v -> multiply(square(v), x), x, 3).asScalar()).isZero();
        assertThat(Diff.gradient(u -> multiply(square(u), Diff.gradient(y -> sin(multiply(u, y)), u)), x).asScalar())
                .as("of u³ cos u²").isCloseTo(27 * Math.cos(9) - 162 * Math.sin(9), within(1e-11));
        assertThat(new RecordedFunction(inner).gradient(x).asScalar()).isEqualTo(1);
        assertThat(new RecordedFunction(u -> new RecordedFunction(y -> multiply(multiply(u, y), y)).gradient(u)).gradient(x).asScalar())
                .isEqualTo(12);
    }

    @Test
    void otherValuesOfTheSameNameAreConstants() {
        Value other = Value.scalar("x", 2);
        Value x = Value.scalar("x", 5);
        UnaryOperator<Value> linear = v -> multiply(v, other);
        assertThat(Diff.derivative(linear, x, 2).asScalar()).isZero();
        assertThat(Diff.derivative(v -> multiply(square(v), other), x, 3).asScalar()).isZero();
        assertThat(Diff.gradient(v -> square(other), x).asScalar()).isZero();
        assertThat(new RecordedFunction(v -> square(other)).gradient(x).asScalar()).isZero();
        assertThat(new RecordedFunction(linear).hessian(x).asScalar()).isZero();
    }

    /** As a network does that must be zero at the ends: of the constants' own operations nothing is missed. */
    @Test
    void insideARecordedFunctionOperationsOnConstantsAloneCount() {
        Value t = Value.column("t", 0.2, 0.9);
        UnaryOperator<Value> slope = w -> {
            UnaryOperator<Value> solution = s -> sum(multiply(multiply(s, subtract(Value.constant(s.shape(), 1), s)), tanh(multiply(w, s))));
            Value first = Diff.gradient(solution, t);
            Value second = Diff.gradient(s -> sum(Diff.gradient(solution, s)), t);
            return sum(square(add(second, multiply(first, t))));
        };
        RecordedFunction recorded = new RecordedFunction(slope);
        for (Value w : List.of(Value.column("w", 0.5, -1), Value.column("w", 2, 1), t)) {
            double[] expected = Diff.gradient(slope, w).matrix().data;
            assertThat(recorded.gradient(w).matrix().data).containsExactly(expected);
            assertThat(recorded.hessianVector(w, V).matrix().data).containsExactly(Diff.hessianVector(slope, w, V).matrix().data);
            double h = 1e-6;
            double up = slope.apply(add(w, Value.column("h", h, 0))).asScalar();
            double down = slope.apply(add(w, Value.column("h", -h, 0))).asScalar();
            assertThat(expected[0]).isCloseTo((up - down) / (2 * h), within(1e-6));
        }
    }

    @Test
    void aConstantThatCountsPartlyUnrecordedIsRefused() {
        Value c = Value.scalar("c", 3);
        RecordedFunction recorded = new RecordedFunction(x -> gradients(multiply(multiply(x, c), square(c)), c).of(c));
        assertThatThrownBy(() -> recorded.gradient(Value.scalar("x", 2)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("between c and the arguments there are operations on constants alone");
    }

    @Test
    void aGradientCheckTakesWhatIsCapturedForAConstantToo() {
        Value x = Value.column("x", 1, 2);
        assertThat(GradientCheck.of(v -> sum(multiply(square(v.get(0)), x)), x).passed()).isTrue();
        assertThat(Gradients.of(v -> multiply(square(v.get(0)), v.get(1)), List.of(Value.scalar(3), Value.scalar(3))))
                .extracting(Value::asScalar).containsExactly(18.0, 9.0);
    }

    @Test
    void oneValueMayStandForTwoArguments() {
        Value w = Value.scalar("w", 3);
        RecordedLoss loss = new RecordedLoss(p -> multiply(square(p.get(0)), p.get(1)));
        List<Value> slopes = loss.gradients(List.of(w, w));
        assertThat(List.of(slopes.get(0).asScalar(), slopes.get(1).asScalar())).containsExactly(18.0, 9.0);
    }

    @ParameterizedTest
    @MethodSource("namedFunctions")
    void aNameChangesNoDerivative(UnaryOperator<Value> plain, UnaryOperator<Value> named) {
        Value x = Value.column("x", 0.4, -1.5);
        calls(named).forEach((call, derivative) -> assertThat(derivative.apply(x).matrix().data).as(call)
                .containsExactly(calls(plain).get(call).apply(x).matrix().data));
    }

    static Stream<Arguments> namedFunctions() {
        UnaryOperator<Value> leaf = v -> sum(multiply(v, v));
        UnaryOperator<Value> namedLeaf = v -> sum(multiply(v, v.named("k")));
        UnaryOperator<Value> results = v -> {
            Value h = tanh(v);
            return sum(multiply(multiply(h, h), scale(2, h)));
        };
        UnaryOperator<Value> namedResults = v -> {
            Value h = tanh(v.named("w"));
            return sum(multiply(multiply(h.named("h"), h), scale(2, h.named("other").named("h")))).named("E");
        };
        return Stream.of(Arguments.of(leaf, namedLeaf), Arguments.of(results, namedResults));
    }

    @Test
    void anyNameOfAValueMayBeAskedFor() {
        Value x = Value.scalar("x", 3);
        Value h = square(x);
        Value loss = multiply(h, h.named("k"));
        assertThat(gradients(loss, h).of(h).asScalar()).isEqualTo(18);
        assertThat(gradients(loss, h.named("k")).of(h).asScalar()).isEqualTo(18);
        assertThat(gradients(multiply(x.named("k"), x.named("l")), x).of(x).asScalar()).isEqualTo(6);
        assertThat(gradients(square(x.named("k")), x).of(x.named("z")).asScalar()).isEqualTo(6);
        assertThat(x.named("k")).isEqualTo(x).hasSameHashCodeAs(x).isNotEqualTo(Value.scalar("k", 3));
    }

    @Test
    void weightsMayBeTiedUnderTwoNames() {
        Value w = Value.matrix("W", new double[][] {{0.5, -0.25, 1}, {0.1, 0.2, -0.3}});
        Value x = Value.column("x", 1, -2, 0.5);
        UnaryOperator<Value> plain = v -> sum(square(subtract(matmul(chainrule.op.Transpose.transpose(v), tanh(matmul(v, x))), x)));
        UnaryOperator<Value> named = v ->
                sum(square(subtract(matmul(chainrule.op.Transpose.transpose(v.named("decoder")), tanh(matmul(v, x))), x)));
        assertThat(Diff.gradient(named, w).matrix().data).containsExactly(Diff.gradient(plain, w).matrix().data);
        assertThat(new RecordedFunction(named).gradient(w).matrix().data).containsExactly(Diff.gradient(plain, w).matrix().data);
    }

    /** A penalty of the distance from where the weights began, given as they are. */
    @Test
    void aStepDoesNotTakeWhatItCapturedForItsWeights() {
        Dense captured = new Dense("d", 2, 1, Initialization.he(4));
        Dense copied = new Dense("d", 2, 1, Initialization.he(4));
        Value begun = captured.parameters().get(0).value();
        Value copy = copied.parameters().get(0).value().detached();
        Dataset batch = new Dataset(Value.matrix("x", new double[][] {{1, 2, 3}, {0, -1, 1}}), Value.matrix("t", new double[][] {{1, 0, 2}}));
        TrainingStep step = new TrainingStep(captured, new MeanSquared(), w -> penalty(w, begun), new Sgd(0.1));
        TrainingStep other = new TrainingStep(copied, new MeanSquared(), w -> penalty(w, copy), new Sgd(0.1));
        for (int k = 0; k < 3; k++) {
            assertThat(step.on(batch)).isEqualTo(other.on(batch));
            assertThat(captured.parameters().get(0).value().matrix().data).containsExactly(copied.parameters().get(0).value().matrix().data);
        }
    }

    private static Value penalty(Value w, Value begun) {
        return w.shape().equals(begun.shape()) ? sum(multiply(w, begun)) : scale(0, sum(w));
    }
}
