package chainrule.explain;

import static chainrule.diff.Gradients.gradients;
import static chainrule.loss.SoftmaxCrossEntropy.softmaxCrossEntropy;
import static chainrule.op.Add.add;
import static chainrule.op.Matmul.matmul;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Sum.sum;
import static chainrule.op.Tanh.tanh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chainrule.diff.Gradients;
import chainrule.explain.Cost.Kind;
import chainrule.explain.Cost.Row;
import chainrule.linalg.SeededRandom;
import chainrule.nn.Dense;
import chainrule.nn.Initialization;
import chainrule.nn.LayerNormalization;
import chainrule.nn.Parameter;
import chainrule.nn.Residual;
import chainrule.nn.Sequential;
import chainrule.op.Tanh;
import chainrule.shape.Shape;
import chainrule.tape.Sweep;
import chainrule.tape.Tape;
import chainrule.tape.Value;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CostTest {

    private static final CostOptions PLAIN = new CostOptions();

    static Stream<Gradients> tapes() {
        Value a = Value.scalar("a", 2);
        Value b = Value.scalar("b", 1);
        Value c = add(a, b).named("c");
        Gradients classic = gradients(multiply(c, add(b, Value.scalar(1)).named("d")).named("e"), a, b);
        Value x = Value.scalar("x", 0.3);
        return Stream.of(classic, gradients(multiply(x, multiply(x, x)), x), network(3), network(1), loop());
    }

    /** Two layers around a block with a shortcut, and a loss. */
    private static Gradients network(int samples) {
        Sequential model = Sequential.of(
                new Dense("in", 4, 5, Initialization.glorot(1)), Tanh::tanh,
                new Residual(Sequential.of(new LayerNormalization("norm", 5), new Dense("mid", 5, 5, Initialization.glorot(2)))),
                new Dense("out", 5, 3, Initialization.glorot(3)));
        int[] labels = new int[samples];
        Value loss = softmaxCrossEntropy(model.apply(data(4, samples)), labels).named("loss");
        return gradients(loss, model.parameters().stream().map(Parameter::value).toList());
    }

    /** One matrix, used three times. */
    private static Gradients loop() {
        Value w = Value.matrix("W", data(4, 4).matrix());
        Value h = data(4, 2);
        for (int step = 0; step < 3; step++) {
            h = tanh(matmul(w, h));
        }
        return gradients(sum(h).named("L"), w);
    }

    private static Value data(int rows, int columns) {
        SeededRandom random = new SeededRandom(7);
        DMatrixRMaj entries = new DMatrixRMaj(rows, columns);
        for (int k = 0; k < entries.getNumElements(); k++) {
            entries.data[k] = random.nextDouble() - 0.5;
        }
        return Value.matrix("X", entries);
    }

    @ParameterizedTest
    @MethodSource("tapes")
    void forwardIsTheSumOverTheTape(Gradients gradients) {
        assertThat(Cost.of(gradients).total().forward()).isEqualTo(operations(Tape.of(gradients.loss())));
    }

    @ParameterizedTest
    @MethodSource("tapes")
    void backwardIsWhatTheSweepRecorded(Gradients gradients) {
        List<Value> tape = Tape.of(gradients.loss());
        List<Value> adjoints = tape.stream().flatMap(value -> gradients.adjoint(value).stream()).toList();
        assertThat(Cost.of(gradients).total().backward()).isPositive().isEqualTo(operations(beyond(tape, adjoints)));
    }

    @ParameterizedTest
    @MethodSource("tapes")
    void forwardModeIsWhatItsSweepsWouldRecord(Gradients gradients) {
        List<Value> tape = Tape.of(gradients.loss());
        long all = 0;
        for (Value parameter : gradients.parameters()) {
            Value xDot = Value.constant(parameter.shape(), 0);
            Value dot = Sweep.forward(gradients.loss(), Map.of(parameter, xDot));
            all += parameter.shape().size() * operations(beyond(tape, List.of(dot)));
        }
        Cost cost = Cost.of(gradients);
        assertThat(cost.forward().operations()).isEqualTo(all);
        assertThat(cost.forward().sweeps()).isEqualTo(gradients.parameters().stream().mapToLong(p -> p.shape().size()).sum());
        assertThat(cost.reverse()).isEqualTo(new Cost.Mode(1, cost.total().backward()));
    }

    @ParameterizedTest
    @MethodSource("tapes")
    void everyRowIsPartOfTheWhole(Gradients gradients) {
        for (CostOptions options : List.of(PLAIN, PLAIN.top(1), PLAIN.top(3))) {
            Cost cost = Cost.of(gradients, Map.of(), options);
            List<Row> outer = cost.rows().stream().filter(row -> row.depth() == 0).toList();
            assertThat(outer.stream().mapToLong(Row::forward).sum()).isEqualTo(cost.total().forward());
            assertThat(outer.stream().mapToLong(Row::backward).sum()).isEqualTo(cost.total().backward());
            assertThat(outer.stream().mapToLong(Row::result).sum()).isEqualTo(cost.total().result());
            assertThat(cost.total().kept()).isLessThanOrEqualTo(outer.stream().mapToLong(Row::kept).sum());
        }
    }

    @ParameterizedTest
    @MethodSource("tapes")
    void whatIsKeptIsWhatTheGraphSays(Gradients gradients) {
        TapeGraph graph = TapeGraph.of(gradients, Map.of(), new TapeOptions().open());
        Map<String, Long> kept = new HashMap<>();
        graph.nodes().forEach(node -> kept.put(node.name(), node.kept().bytes()));
        Cost cost = Cost.of(gradients, Map.of(), PLAIN.top(50));
        assertThat(cost.rows()).allSatisfy(row -> assertThat(row.kept()).as(row.name()).isEqualTo(kept.get(row.name())));
    }

    @Test
    void layersStandTogether() {
        Cost cost = Cost.of(network(3));
        assertThat(cost.rows().stream().filter(row -> row.kind() == Kind.LAYER).map(Row::name)).containsExactly("in", "norm", "mid", "out");
        Row in = cost.rows().get(0);
        List<Row> parts = cost.rows().stream().skip(1).takeWhile(row -> row.depth() == 1).toList();
        assertThat(parts).hasSizeGreaterThan(1);
        assertThat(in.forward()).isEqualTo(parts.stream().mapToLong(Row::forward).sum()).isEqualTo(2 * 5 * 4 * 3 + 5 * 3);
        assertThat(in.backward()).isEqualTo(parts.stream().mapToLong(Row::backward).sum());
    }

    @Test
    void theDearestComeFirst() {
        Cost cost = Cost.of(network(3), Map.of(), PLAIN.top(4));
        assertThat(cost.rows()).hasSize(5);
        assertThat(cost.rows().get(4).kind()).isEqualTo(Kind.REST);
        assertThat(cost.rows().subList(0, 4)).isSortedAccordingTo((a, b) ->
                Long.compare(b.forward() + b.backward(), a.forward() + a.backward()));
    }

    @Test
    void theSumOfUsesOfALeafIsARowOfItsOwn() {
        Row w = Cost.of(loop()).rows().stream().filter(row -> row.name().equals("W")).findFirst().orElseThrow();
        assertThat(w.forward()).isZero();
        assertThat(w.backward()).as("three contributions of 4×4").isEqualTo(2 * 16);
        assertThat(w.ratio()).isNaN();
    }

    @Test
    void ofManyOutputsReverseModeTakesASweepEach() {
        Value x = Value.scalar("x", 0.5);
        Value y = multiply(Value.column("c", 1, 2, 3), x).named("y");
        Cost cost = Cost.of(tanh(y).named("t"), Map.of(), PLAIN);
        assertThat(cost.by()).containsExactly("x", "c");
        assertThat(cost.reverse().sweeps()).isEqualTo(3);
        assertThat(cost.forward().sweeps()).isEqualTo(4);
        assertThat(cost.reverse().operations()).isEqualTo(3.0 * cost.total().backward());
    }

    @Test
    void aLongTapeIsShort() {
        Value x = Value.scalar("x", 0.5);
        Value y = x;
        for (int k = 0; k < 20_000; k++) {
            y = k % 100 == 0 ? add(y, x) : tanh(y);
        }
        Cost cost = Cost.of(gradients(y.named("y"), x));
        assertThat(cost.rows()).hasSizeLessThanOrEqualTo(40);
        assertThat(cost.total().forward()).isEqualTo(20_000);
        assertThat(cost.rows().stream().mapToLong(Row::forward).sum()).isEqualTo(20_000);
    }

    @Test
    void timeIsMeasuredOnlyIfAsked() {
        Cost without = Cost.of(network(3));
        assertThat(without.rows()).allMatch(row -> row.time().isEmpty());
        assertThat(without.note()).isEmpty();
        assertThat(without).isEqualTo(Cost.of(network(3)));
        Cost with = Cost.of(network(3), Map.of(), PLAIN.time());
        assertThat(with.rows()).allMatch(row -> row.time().isPresent());
        assertThat(with.total().time().orElseThrow().forward()).isPositive();
        assertThat(with.total().time().orElseThrow().backward()).isPositive();
        assertThat(with.note()).contains("differ from run to run");
    }

    @Test
    void aLeafCostsNothing() {
        Cost cost = Cost.of(Value.scalar("a", 2), Map.of(), PLAIN);
        assertThat(cost.rows()).isEmpty();
        assertThat(cost.total().forward()).isZero();
        assertThat(cost.ratio()).isNaN();
        assertThat(cost.chain().isChain()).isFalse();
    }

    @Test
    void topTakesAReadableNumber() {
        assertThatThrownBy(() -> PLAIN.top(0)).hasMessage("top takes how many values to show, 1 to 50; got 0");
        assertThatThrownBy(() -> PLAIN.top(51)).hasMessage("top takes how many values to show, 1 to 50; got 51");
    }

    @Test
    void namesOfTheNotebookAreUsed() {
        Value a = Value.scalar(2);
        Value y = tanh(a);
        Cost cost = Cost.of(y, Map.of(a, "a", y, "y"), PLAIN);
        assertThat(cost.result()).isEqualTo("y");
        assertThat(cost.by()).containsExactly("a");
        assertThat(cost.rows()).extracting(Row::op).containsExactly("tanh(a)");
        assertThat(cost.shape()).isEqualTo(Shape.SCALAR);
    }

    private static long operations(Iterable<Value> values) {
        long operations = 0;
        for (Value value : values) {
            if (value.op() != null) {
                operations += value.op().flops(value.inputs().stream().map(Value::shape).toArray(Shape[]::new));
            }
        }
        return operations;
    }

    /** What was computed from a tape to these results, each once. */
    private static Set<Value> beyond(List<Value> tape, List<Value> results) {
        Set<Value> known = Collections.newSetFromMap(new IdentityHashMap<>());
        known.addAll(tape);
        Set<Value> found = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Value> way = new ArrayDeque<>(results);
        while (!way.isEmpty()) {
            Value value = way.pop();
            if (known.add(value)) {
                found.add(value);
                value.inputs().forEach(way::push);
            }
        }
        return found;
    }
}
