package chainrule.replay;

import static chainrule.op.Add.add;
import static chainrule.op.Broadcast.broadcast;
import static chainrule.op.Exp.exp;
import static chainrule.op.Log.log;
import static chainrule.op.Matmul.matmul;
import static chainrule.op.Mean.mean;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Negate.negate;
import static chainrule.op.Relu.relu;
import static chainrule.op.Scale.scale;
import static chainrule.op.Sigmoid.sigmoid;
import static chainrule.op.Step.step;
import static chainrule.op.Sum.sum;
import static chainrule.op.Tanh.tanh;
import static chainrule.op.Transpose.transpose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import chainrule.diff.Gradients;
import chainrule.linalg.SeededRandom;
import chainrule.loss.SoftmaxCrossEntropy;
import chainrule.shape.Shape;
import chainrule.tape.NonFiniteException;
import chainrule.tape.Recording;
import chainrule.tape.Value;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramTest {

    private final Recording recording = new Recording();
    private final Value x = recording.input("x", new Shape(3, 1));
    private static final Value NUMBERS = Value.column("x", 1, 2, 3);

    private double[] run(Program program, int output) {
        recording.bind(x, NUMBERS);
        program.run();
        return program.output(output).data;
    }

    @Test
    void itComputesWhatTheTapeComputes() {
        Program program = Program.of(recording, List.of(sum(multiply(tanh(x), exp(x)))));
        assertThat(run(program, 0)).containsExactly(sum(multiply(tanh(NUMBERS), exp(NUMBERS))).asScalar());
    }

    @Test
    void whatNobodyAskedForIsLeftOut() {
        exp(x);
        assertThat(Program.of(recording, List.of(sum(tanh(x)))).size()).isEqualTo(2);
    }

    @Test
    void equalOperationsAreOneStep() {
        Value twice = add(tanh(x), tanh(x).named("again"));
        assertThat(Program.of(recording, List.of(twice)).size()).isEqualTo(2);
    }

    @Test
    void aLongChainNeedsTheMemoryOfOneLink() {
        Value y = x;
        for (int i = 0; i < 1000; i++) {
            y = tanh(y);
        }
        Program program = Program.of(recording, List.of(y));
        assertThat(program.size()).isEqualTo(1000);
        assertThat(program.memory()).isEqualTo(3);
    }

    @Test
    void aResultThatIsReadLaterKeepsItsMemory() {
        Value early = exp(x);
        Value late = multiply(tanh(early), early);
        Program program = Program.of(recording, List.of(late, early));
        assertThat(run(program, 0)).containsExactly(multiply(tanh(exp(NUMBERS)), exp(NUMBERS)).matrix().data);
        assertThat(run(program, 1)).containsExactly(exp(NUMBERS).matrix().data);
    }

    @Test
    void aStandInCanBeAnOutput() {
        Program program = Program.of(recording, List.of(x, x));
        assertThat(run(program, 1)).containsExactly(1, 2, 3);
    }

    @Test
    void numbersThatItCannotWorkWithAreRefusedLikeOnTheTape() {
        Program program = Program.of(recording, List.of(sum(log(x))));
        recording.bind(x, Value.column("x", 1, -2, 3));
        assertThatThrownBy(() -> log(Value.column("x", 1, -2, 3))).isInstanceOf(NonFiniteException.class)
                .satisfies(tape -> assertThatThrownBy(program::run).isInstanceOf(NonFiniteException.class).hasMessage(tape.getMessage()));
    }

    /** A program looks at few results; what is not finite on the way is seen all the same, also where a later step hides it. */
    @ParameterizedTest
    @ValueSource(doubles = {1.7e308, -1.7e308, 1e200, -1e200})
    void aResultOnTheWayThatIsNotFiniteIsRefusedLikeOnTheTape(double size) {
        Value large = Value.column("x", 1, 0, size);
        List<UnaryOperator<Value>> ways = List.of(
                v -> sum(relu(add(v, v))),
                v -> sum(tanh(negate(multiply(v, v)))),
                v -> sum(step(matmul(transpose(v), v))),
                v -> sum(relu(broadcast(sum(multiply(v, v)), new Shape(2, 3)))),
                v -> multiply(sum(v), sigmoid(sum(scale(3, v)))));
        for (UnaryOperator<Value> way : ways) {
            Program program = Program.of(recording, List.of(way.apply(x)));
            recording.bind(x, large);
            Throwable onTheTape = catchThrowable(() -> way.apply(large));
            Throwable inTheProgram = catchThrowable(program::run);
            if (onTheTape == null) {
                assertThat(inTheProgram).isNull();
            } else {
                assertThat(inTheProgram).isInstanceOf(NonFiniteException.class).hasMessage(onTheTape.getMessage());
            }
        }
        assertThatThrownBy(() -> ways.get(0).apply(Value.column("x", 1, 0, -1.7e308))).isInstanceOf(NonFiniteException.class);
    }

    /** Of a network forward and back: everything that a band meets, wherever bands end and whatever is read whole besides. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void bandsGiveTheBitsOfTheWhole(int threads) {
        SeededRandom random = new SeededRandom(threads);
        for (int samples : new int[] {1, 2, 7, 40}) {
            Recording calls = new Recording();
            Value[] leaves = {matrix(random, "x", 6, samples), matrix(random, "W", 5, 6), matrix(random, "b", 5, 1),
                matrix(random, "V", 3, 5), matrix(random, "mask", 5, samples), matrix(random, "t", 3, samples)};
            Value[] standIns = Arrays.stream(leaves).map(leaf -> calls.input(leaf.name(), leaf.shape())).toArray(Value[]::new);
            Program program = Program.of(calls, network(standIns), new Sharing(threads, 1, 0));
            for (int run = 0; run < 3; run++) {
                for (int i = 0; i < leaves.length; i++) {
                    calls.bind(standIns[i], leaves[i]);
                }
                program.run();
            }
            List<Value> expected = network(leaves);
            for (int i = 0; i < expected.size(); i++) {
                DMatrixRMaj output = program.output(i);
                assertThat(Arrays.copyOf(output.data, output.getNumElements())).as("%s of %s samples", i, samples)
                        .containsExactly(expected.get(i).matrix().data);
            }
        }
    }

    @Test
    void aColumnIsRepeatedOnlyForThoseWhoNeedIt() {
        UnaryOperator<Value> added = b -> add(Value.matrix("x", new double[][] {{1, 2, 3}, {4, 5, 6}}), b);
        UnaryOperator<Value> read = b -> exp(broadcast(b, new Shape(2, 3)));
        Value b = Value.column("b", 0.5, -2);
        assertThat(repeating(b, List.of(added)).size()).isEqualTo(1);
        assertThat(repeating(b, List.of(read)).size()).isEqualTo(2);
        assertThat(repeating(b, List.of(added, read)).size()).isEqualTo(3);
        assertThat(repeating(b, List.of(added, v -> broadcast(v, new Shape(2, 3)))).size()).isEqualTo(2);
    }

    private static Program repeating(Value b, List<UnaryOperator<Value>> ways) {
        Recording calls = new Recording();
        Value standIn = calls.input("b", b.shape());
        Program program = Program.of(calls, ways.stream().map(way -> way.apply(standIn)).toList());
        calls.bind(standIn, b);
        program.run();
        for (int i = 0; i < ways.size(); i++) {
            assertThat(program.output(i).data).containsExactly(ways.get(i).apply(b).matrix().data);
        }
        return program;
    }

    /** The loss, all gradients, and a value that is read by bands and whole. */
    private static List<Value> network(Value[] x) {
        Value hidden = multiply(tanh(add(matmul(x[1], x[0]), x[2])), x[4]);
        Value scores = matmul(x[3], relu(add(hidden, hidden)));
        Value loss = mean(softmaxCrossEntropyOf(scores, x[5]));
        Gradients gradients = Gradients.gradients(loss, x[0], x[1], x[2], x[3], x[4]);
        return Stream.concat(
                Stream.of(loss, hidden, sum(multiply(hidden, x[4]))),
                gradients.parameters().stream().map(gradients::of)).toList();
    }

    private static Value softmaxCrossEntropyOf(Value scores, Value targets) {
        return new SoftmaxCrossEntropy().on(scores, multiply(targets, targets));
    }

    private static Value matrix(SeededRandom random, String name, int rows, int columns) {
        DMatrixRMaj numbers = new DMatrixRMaj(rows, columns);
        Arrays.setAll(numbers.data, k -> random.nextDouble() - 0.5);
        return Value.matrix(name, numbers);
    }

    @Test
    void aBandThatIsNotFiniteIsRefusedLikeOnTheTape() {
        Value large = Value.matrix("x", new double[][] {{1, 2, 1e200}, {1, 2, 1e200}});
        UnaryOperator<Value> way = v -> sum(relu(negate(multiply(v, v))));
        Recording calls = new Recording();
        Value standIn = calls.input("x", new Shape(2, 3));
        UnaryOperator<Value> after = v -> way.apply(matmul(Value.matrix("W", new double[][] {{1, 1}, {1, 1}}), v));
        Program program = Program.of(calls, List.of(after.apply(standIn)), new Sharing(3, 1, 0));
        calls.bind(standIn, large);
        assertThatThrownBy(() -> after.apply(large)).isInstanceOf(NonFiniteException.class)
                .satisfies(tape -> assertThatThrownBy(program::run).isInstanceOf(NonFiniteException.class).hasMessage(tape.getMessage()));
    }

    @Test
    void withoutNumbersItSaysWhatIsMissing() {
        Program program = Program.of(recording, List.of(sum(x)));
        assertThatThrownBy(program::run).hasMessage("a program needs numbers for x, 3×1: bind it to a value first");
    }
}
