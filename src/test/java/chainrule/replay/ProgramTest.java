package chainrule.replay;

import static chainrule.op.Add.add;
import static chainrule.op.Broadcast.broadcast;
import static chainrule.op.Exp.exp;
import static chainrule.op.Log.log;
import static chainrule.op.Matmul.matmul;
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

import chainrule.shape.Shape;
import chainrule.tape.NonFiniteException;
import chainrule.tape.Recording;
import chainrule.tape.Value;
import java.util.List;
import java.util.function.UnaryOperator;
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

    @Test
    void withoutNumbersItSaysWhatIsMissing() {
        Program program = Program.of(recording, List.of(sum(x)));
        assertThatThrownBy(program::run).hasMessage("a program needs numbers for x, 3×1: bind it to a value first");
    }
}
