package chainrule.replay;

import static chainrule.op.Add.add;
import static chainrule.op.Exp.exp;
import static chainrule.op.Log.log;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Sum.sum;
import static chainrule.op.Tanh.tanh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chainrule.shape.Shape;
import chainrule.tape.NonFiniteException;
import chainrule.tape.Recording;
import chainrule.tape.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

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

    @Test
    void withoutNumbersItSaysWhatIsMissing() {
        Program program = Program.of(recording, List.of(sum(x)));
        assertThatThrownBy(program::run).hasMessage("a program needs numbers for x, 3×1: bind it to a value first");
    }
}
