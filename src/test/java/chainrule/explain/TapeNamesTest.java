package chainrule.explain;

import static chainrule.op.Add.add;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Sigmoid.sigmoid;
import static chainrule.op.Square.square;
import static chainrule.op.Subtract.subtract;
import static chainrule.op.Sum.sum;
import static chainrule.op.Tanh.tanh;
import static org.assertj.core.api.Assertions.assertThat;

import chainrule.diff.RandomGraphs;
import chainrule.linalg.SeededRandom;
import chainrule.shape.Shape;
import chainrule.tape.Tape;
import chainrule.tape.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One name for one value, wherever a display begins. */
class TapeNamesTest {

    private final Value w = Value.scalar("w", 0.5);
    private final Value x = Value.scalar("x", 2);

    private static List<String> names(Value result, Map<Value, String> given) {
        List<Value> tape = Tape.of(result);
        TapeNames names = TapeNames.of(new TapeUsers(tape), given);
        return tape.stream().map(names::of).toList();
    }

    /** {@code z} is computed before {@code y}, which does not use it. */
    @Test
    void aBranchIsCalledTheSameWhateverWasComputedBeforeIt() {
        Value z = tanh(multiply(w, x));
        Value y = sigmoid(add(multiply(w, w), x));
        Value loss = square(subtract(y, z));
        Map<Value, String> given = Map.of(z, "z", y, "y", loss, "E");
        assertThat(names(y, given)).containsExactly("w", "x", "y₁", "y₂", "y");
        assertThat(names(z, given)).containsExactly("w", "x", "z₁", "z");
        assertThat(names(loss, given)).containsExactly("w", "x", "z₁", "z", "y₁", "y₂", "y", "E₁", "E");
    }

    @Test
    void namesOfTheirOwnCountLikeThoseOfVariables() {
        Value y = square(square(x)).named("y");
        assertThat(names(add(square(y), y), Map.of())).containsExactly("x", "y₁", "y", "v1", "v2");
    }

    @Test
    void inputsWithoutANameAreCountedApartAndEqualNumbersStandForThemselves() {
        Value y = sum(multiply(add(Value.column("a", 1, 2), Value.column("", 3, 4)), Value.constant(new Shape(2, 1), 5))).named("y");
        assertThat(names(y, Map.of())).containsExactly("a", "y.c1", "y₁", "5 · 𝟏", "y₂", "y");
        assertThat(names(sum(multiply(Value.column("a", 1, 2), Value.column("", 3, 4))), Map.of())).containsExactly("a", "c1", "v1", "v2");
    }

    /** Two values of one name, as when a layer runs twice, do not make two steps of one name. */
    @Test
    void stepsOfNamesakesAreToldApart() {
        Value first = tanh(square(x)).named("h");
        Value second = tanh(square(first)).named("h");
        assertThat(names(second, Map.of())).containsExactly("x", "h₁", "h", "h₂", "h");
    }

    @Test
    void aResultWithoutANameIsCountedAlone() {
        assertThat(names(square(tanh(x)), Map.of())).containsExactly("x", "v1", "v2");
    }

    /**
     * Every part of a tape that has a name calls its values as the whole does, where no nameless value is on the way to two
     * named ones.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyPartAgreesWithTheWhole(long seed) {
        SeededRandom random = new SeededRandom(seed);
        Value result = new RandomGraphs(seed).next().result();
        TapeUsers tape = new TapeUsers(Tape.of(result));
        Map<Value, String> given = new HashMap<>(Map.of(result, "E"));
        for (Value value : tape.values()) {
            if (tape.users(value).size() > 1 || random.nextInt(3) == 0) {
                given.put(value, "n" + tape.place(value));
            }
        }
        TapeNames whole = TapeNames.of(tape, given);
        int nameless = 0;
        for (Value part : tape.values()) {
            if (given.containsKey(part)) {
                List<Value> own = Tape.of(part);
                TapeNames names = TapeNames.of(new TapeUsers(own), given);
                assertThat(own.stream().map(names::of)).isEqualTo(own.stream().map(whole::of).toList());
                nameless += (int) own.stream().filter(whole::isMadeUp).count();
            }
        }
        assertThat(nameless).isPositive();
        assertThat(tape.values().stream().filter(whole::isMadeUp).map(whole::of)).doesNotHaveDuplicates();
    }
}
