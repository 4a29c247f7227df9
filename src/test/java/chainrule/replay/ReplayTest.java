package chainrule.replay;

import static chainrule.op.Exp.exp;
import static chainrule.op.Log.log;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Scale.scale;
import static chainrule.op.Sum.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chainrule.shape.Shape;
import chainrule.tape.NonFiniteException;
import chainrule.tape.Recording;
import chainrule.tape.Value;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ReplayTest {

    private final Recording recording = new Recording();
    private final Value x = recording.input("x", new Shape(2, 1));
    private final Value factor = recording.input("factor", Shape.SCALAR);
    private int asked;

    /** What {@code outputs} makes of the recorded {@code f(x)}, and how often it has been asked so far. */
    private String call(Replay replay, UnaryOperator<Value> f, double first) {
        recording.again();
        recording.bind(x, Value.column("x", first, 2));
        recording.bind(factor, Value.scalar(first));
        try {
            return replay.of(List.of(f.apply(x))).get(0).data[0] + " asked " + asked;
        } finally {
            recording.end();
        }
    }

    private Replay replay(BinaryOperator<List<Value>> outputs) {
        return new Replay(recording, List.of(factor), (recorded, by) -> {
            asked++;
            return outputs.apply(recorded, by);
        });
    }

    private static List<Value> scaledSum(List<Value> recorded, List<Value> by) {
        return List.of(multiply(by.get(0), sum(recorded.get(0))));
    }

    @Test
    void outputsAreAskedForOncePerKindOfCall() {
        Replay replay = replay(ReplayTest::scaledSum);
        assertThat(call(replay, v -> v, 1)).isEqualTo("3.0 asked 1");
        assertThat(call(replay, v -> v, 3)).isEqualTo("15.0 asked 1");
        assertThat(call(replay, v -> scale(2, v), 1)).isEqualTo("6.0 asked 2");
        assertThat(call(replay, v -> scale(2, v), 3)).isEqualTo("30.0 asked 2");
    }

    /** The call decides by numbers freely; where the outputs do, they are asked for each time. */
    @Test
    void outputsThatLookAtNumbersAreComputedOneByOne() {
        Replay replay = replay((recorded, by) ->
                List.of(by.get(0).asScalar() > 2 ? exp(sum(recorded.get(0))) : sum(recorded.get(0))));
        assertThat(call(replay, v -> v, 1)).isEqualTo("3.0 asked 2");
        assertThat(call(replay, v -> v, 3)).startsWith(StrictMath.exp(5) + "").endsWith("asked 3");
        assertThat(call(replay, v -> v, 1)).isEqualTo("3.0 asked 4");
    }

    @Test
    void aCallThatIsNewEachTimeIsNotPreparedForEver() {
        Replay replay = replay(ReplayTest::scaledSum);
        for (int k = 0; k < 20; k++) {
            int factor = k;
            assertThat(call(replay, v -> scale(factor, v), 1)).startsWith(3.0 * k + " ");
        }
        assertThat(call(replay, v -> v, 1)).isEqualTo("3.0 asked 21");
        assertThat(call(replay, v -> v, 1)).isEqualTo("3.0 asked 22");
    }

    @Test
    void whatItRefusesItRefusesInTheWordsOfTheTape() {
        Replay replay = replay((recorded, by) -> List.of(log(recorded.get(0))));
        assertThat(call(replay, v -> v, 1)).isEqualTo("0.0 asked 1");
        assertThatThrownBy(() -> call(replay, v -> v, -1)).isInstanceOf(NonFiniteException.class)
                .hasMessageContaining("log gives NaN at row 0, column 0: x is -1.0 there");
        assertThat(call(replay, v -> v, 1)).isEqualTo("0.0 asked 2");
    }
}
