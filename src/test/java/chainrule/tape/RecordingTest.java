package chainrule.tape;

import static chainrule.op.Add.add;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Sum.sum;
import static chainrule.op.Tanh.tanh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class RecordingTest {

    private static final Value NUMBERS = Value.column("x", 1, -2);

    private final Recording recording = new Recording();
    private final Value x = recording.input("x", new Shape(2, 1));

    private Value call(Function<Value, Value> f) {
        recording.again();
        recording.bind(x, NUMBERS);
        return f.apply(x);
    }

    @Test
    void theSameCallsGiveTheSameValues() {
        Function<Value, Value> f = v -> sum(multiply(tanh(v).named("hidden"), v));
        assertThat(call(f)).isSameAs(call(f));
    }

    @Test
    void otherCallsGiveOthers() {
        Value first = call(v -> sum(tanh(v)));
        Value other = call(v -> sum(add(tanh(v), v)));
        assertThat(other).isNotSameAs(first);
        assertThat(call(v -> sum(add(tanh(v), v)))).isSameAs(other);
    }

    @Test
    void aConstantMayHaveOtherNumbersEachTime() {
        double[] factor = {2};
        Function<Value, Value> f = v -> sum(multiply(v, Value.column("factor", factor[0], factor[0])));
        Value first = call(f);
        assertThat(recording.concrete(first).asScalar()).isEqualTo(-2);
        factor[0] = 3;
        assertThat(call(f)).isSameAs(first);
        assertThat(recording.concrete(first).asScalar()).isEqualTo(-3);
    }

    @Test
    void oneConstantInTwoPlacesIsNotTwo() {
        Value one = Value.column("c", 1, 1);
        Value shared = call(v -> multiply(add(v, one), one));
        assertThat(call(v -> multiply(add(v, Value.column("c", 1, 1)), Value.column("c", 5, 5)))).isNotSameAs(shared);
    }

    @Test
    void aFunctionMayLookAtNumbersAndDecide() {
        Function<Value, Value> f = v -> sum(v).asScalar() < 0 ? tanh(v) : v;
        assertThat(call(f).op()).isNotNull();
        assertThat(recording.concrete(call(f)).get(1, 0)).isEqualTo(tanh(NUMBERS).get(1, 0));
    }

    @Test
    void whereNumbersMustNotMatterALookIsRefused() {
        Value y = call(v -> sum(v));
        assertThatThrownBy(() -> recording.withoutNumbers(y::asScalar)).isInstanceOf(Recording.DependsOnNumbersException.class);
        assertThat(y.asScalar()).isEqualTo(-1);
    }

    /** A layer that keeps an activation must not show another step's numbers, or be fed with them, without a word. */
    @Test
    void aValueOfAnEarlierCallIsRefused() {
        Value[] kept = new Value[1];
        call(v -> kept[0] = tanh(v));
        recording.end();
        assertThatThrownBy(kept[0]::matrix).hasMessageContaining("belongs to an earlier step").hasMessageContaining("detached()");
        assertThatThrownBy(() -> call(v -> add(v, kept[0]))).hasMessageContaining("belongs to an earlier step");
    }

    @Test
    void whatIsDetachedStays() {
        Value[] kept = new Value[1];
        call(v -> kept[0] = tanh(v).detached());
        recording.end();
        assertThat(kept[0].matrix().data).containsExactly(tanh(NUMBERS).matrix().data);
    }

    @Test
    void shapesAreCheckedWhileRecording() {
        assertThatThrownBy(() -> call(v -> add(v, Value.column("y", 1, 2, 3)))).isInstanceOf(ShapeException.class).hasMessageContaining("x");
    }

    @Test
    void whatNeverHadNumbersIsNotCalledStale() {
        Recording empty = new Recording();
        Value q = empty.input("q", new Shape(2, 1));
        assertThatThrownBy(() -> sum(tanh(q)).asScalar())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("q was recorded without numbers and has none yet: bind the inputs of its recording to values first");
        empty.bind(q, NUMBERS);
        assertThat(sum(q).asScalar()).isEqualTo(-1);
        empty.end();
        assertThatThrownBy(() -> sum(q).asScalar()).hasMessageContaining("belongs to an earlier step");
    }
}
