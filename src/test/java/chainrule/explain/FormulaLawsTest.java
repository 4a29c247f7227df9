package chainrule.explain;

import static chainrule.diff.Gradients.gradients;
import static chainrule.op.Add.add;
import static chainrule.op.Divide.divide;
import static chainrule.op.Matmul.matmul;
import static chainrule.op.Mean.mean;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Relu.relu;
import static chainrule.op.Scale.scale;
import static chainrule.op.Sigmoid.sigmoid;
import static chainrule.op.Softmax.softmax;
import static chainrule.op.Square.square;
import static chainrule.op.Subtract.subtract;
import static chainrule.op.Sum.sum;
import static chainrule.op.Tanh.tanh;
import static org.assertj.core.api.Assertions.assertThat;

import chainrule.diff.RandomGraphs;
import chainrule.explain.Derivation.Line;
import chainrule.loss.HalfSquared;
import chainrule.loss.SoftmaxCrossEntropy;
import chainrule.op.NotationShapes;
import chainrule.shape.Axis;
import chainrule.shape.Shape;
import chainrule.tape.Notation;
import chainrule.tape.Tape;
import chainrule.tape.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All that a display says to be equal has one shape, and every name in it is the user's or was said before. */
class FormulaLawsTest {

    private static final Value W = Value.matrix("W", new double[][] {{0.3, -0.7, 0.2}, {1.1, 0.4, -0.5}});
    private static final Value B = Value.column("b", 0.1, -0.2);
    private static final Value X = Value.matrix("X", new double[][] {{0.5, -1.2, 0.3, 2}, {1.5, 0.7, -0.4, 1}, {0.2, -0.9, 1.3, -1}});
    private static final Value T = Value.matrix("T", new double[][] {{1, 0, 0, 1}, {0, 1, 1, 0}});
    private static final Value V = Value.column("v", 1, 2, 3);
    private static final Value S = Value.scalar("s", 0.7);

    static Stream<Value> circuits() {
        Value y = sigmoid(add(multiply(S, Value.scalar("x", 2)), Value.scalar("b", -1.5))).named("y");
        Value z = add(matmul(W, X), B).named("z");
        List<Value> written = List.of(
                scale(0.5, square(subtract(y, Value.scalar("t", 1)))).named("E"),
                sum(V),
                mean(square(V)),
                sum(multiply(softmax(V), Value.column("c", 0.5, -1, 2))),
                sum(add(V, S)),
                sum(multiply(V, S)),
                sum(divide(V, S)),
                sum(subtract(V, Value.column("", 1, 0, 2))),
                sum(multiply(add(V, Value.constant(V.shape(), 1)), V)),
                mean(multiply(X, Value.constant(X.shape(), 0.25))),
                sum(square(add(X, sum(X, Axis.COLUMNS)))),
                sum(square(subtract(X, mean(X, Axis.ROWS)))),
                new SoftmaxCrossEntropy().of(z, T),
                new SoftmaxCrossEntropy().of(add(matmul(W, V), B), Value.column("t", 0, 1)),
                new HalfSquared().of(relu(z), T),
                sum(tanh(matmul(W, Value.constant(new Shape(3, 2), 1)))),
                chainrule.op.Trace.trace(matmul(W, chainrule.op.Transpose.transpose(W))));
        RandomGraphs random = new RandomGraphs(5);
        // Short ones: of long ones a display leaves something out.
        return Stream.concat(written.stream(), Stream.generate(() -> sum(random.next().result()))
                .filter(result -> Tape.of(result).size() <= 24).limit(60));
    }

    @ParameterizedTest
    @MethodSource("circuits")
    void aDerivationIsOfOneShapeAndKnowsItsNames(Value result) {
        Derivation derivation = Derivation.of(result);
        Map<String, Shape> names = leaves(result);
        for (Derivation.Definition definition : derivation.forward()) {
            names.putIfAbsent(isOfItself(definition) ? definition.name().text() : "", definition.shape());
            agrees(names, definition.shape(), definition.formula(), definition.value());
            names.put(definition.name().text(), definition.shape());
        }
        for (Line line : derivation.lines()) {
            line.where().forEach(where -> names.put(where.name().text(), shape(where.value(), names)));
            line.where().forEach(where -> agrees(names, shape(where.value(), names), where.formula()));
            agrees(names, line.shape(), line.left(), line.rule(), line.shapes(), line.numbers().orElse(line.value()), line.value());
            line.uses().forEach(use -> agrees(names, line.shape(), use.chain(), use.rule(), use.value()));
        }
        assertThat(derivation.omitted()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("circuits")
    void stepsAreOfOneShapeAndKnowTheirNames(Value result) {
        Steps steps = Steps.of(result);
        Map<String, Shape> names = leaves(result);
        for (Steps.Forward step : steps.forward()) {
            names.putIfAbsent(step.formula().equals(step.name()) ? step.name().text() : "", step.shape());
            agrees(names, step.shape(), step.formula(), step.numbers().orElse(step.value()), step.value());
            names.put(step.name().text(), step.shape());
        }
        for (Steps.Back step : steps.back()) {
            agrees(names, step.shape(), step.left(), step.value());
            for (Steps.Sending sending : step.sent()) {
                sending.where().forEach(where -> names.put(where.name().text(), shape(where.value(), names)));
                Shape to = names.get(((Notation.Bar) sending.to()).name());
                agrees(names, to, sending.rule(), sending.numbers().orElse(sending.value()), sending.value());
            }
        }
    }

    /** On a picture every name in a formula or on an arrow is that of a box. */
    @ParameterizedTest
    @MethodSource("circuits")
    void theDisplaysOfOneResultCallItsValuesTheSame(Value result) {
        Value named = result.named("E");
        List<String> tape = TapeGraph.of(gradients(named, leafValues(named)), Map.of(), new TapeOptions().values(150).open()).nodes().stream()
                .map(TapeGraph.Node::name).toList();
        Derivation derivation = Derivation.of(named);
        Steps steps = Steps.of(named);
        Cost cost = Cost.of(named, Map.of(), new CostOptions().top(50));
        assertThat(tape).containsAll(derivation.forward().stream().map(definition -> definition.name().text()).toList());
        assertThat(tape).containsAll(derivation.lines().stream().map(Line::name).toList());
        assertThat(tape).containsAll(steps.forward().stream().map(step -> step.name().text()).toList());
        assertThat(tape).containsAll(cost.rows().stream().map(Cost.Row::name).toList());
    }

    private static boolean isOfItself(Derivation.Definition definition) {
        return definition.formula().equals(definition.name());
    }

    private static Map<String, Shape> leaves(Value result) {
        Map<String, Shape> names = new HashMap<>();
        leafValues(result).forEach(leaf -> names.put(leaf.name(), leaf.shape()));
        names.remove("");
        return names;
    }

    private static List<Value> leafValues(Value result) {
        return Tape.of(result).stream().filter(value -> value.op() == null).toList();
    }

    /** Of a part that a rule names, its numbers are all that is told. */
    private static Shape shape(Notation value, Map<String, Shape> names) {
        for (int rows = 1; rows <= 4; rows++) {
            for (int columns = 1; columns <= 4; columns++) {
                Shape shape = new Shape(rows, columns);
                if (NotationShapes.agrees(value, shape, names)) {
                    return shape;
                }
            }
        }
        throw new AssertionError("no shape of " + value.text());
    }

    private static void agrees(Map<String, Shape> names, Shape shape, Notation... formulas) {
        for (Notation formula : formulas) {
            assertThat(NotationShapes.agrees(formula, shape, names)).as("%s of shape %s", formula.text(), shape).isTrue();
        }
    }
}
