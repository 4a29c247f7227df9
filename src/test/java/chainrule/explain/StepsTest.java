package chainrule.explain;

import static chainrule.diff.Gradients.gradients;
import static chainrule.op.Add.add;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Scale.scale;
import static chainrule.op.Tanh.tanh;
import static org.assertj.core.api.Assertions.assertThat;

import chainrule.diff.Gradients;
import chainrule.explain.Steps.Back;
import chainrule.explain.Steps.Known;
import chainrule.explain.Steps.Sending;
import chainrule.tape.Notation;
import chainrule.tape.Value;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StepsTest {

    private final Value a = Value.scalar("a", 2);
    private final Value b = Value.scalar("b", 1);
    private final Value c = add(a, b).named("c");
    private final Value d = add(b, Value.scalar(1)).named("d");
    private final Steps steps = Steps.of(gradients(multiply(c, d).named("e"), a, b));

    @Test
    void forwardEachOperationStartsFromWhatIsKnown() {
        assertThat(steps.forward()).extracting(step -> step.number() + " " + step.name().text() + " = " + step.formula().text()
                        + " = " + step.numbers().map(Notation::text).orElse("") + " = " + step.value().text())
                .containsExactly("1 c = a + b = 2 + 1 = 3", "2 d = b + 1 = 1 + 1 = 2", "3 e = c · d = 3 · 2 = 6");
        assertThat(steps.forward()).extracting(step -> known(step.known()))
                .containsExactly("a=2 b=1", "b=1 c=3 a=2", "c=3 d=2 b=1 a=2");
    }

    @Test
    void backEachAdjointIsTheSumOfWhatArrived() {
        assertThat(steps.back()).extracting(step -> step.left().text() + " = " + arrived(step) + " = " + step.value().text())
                .containsExactly("ē =  = 1", "d̄ = 3 from e = 3", "c̄ = 2 from e = 2", "b̄ = 3 from d, 2 from c = 5", "ā = 2 from c = 2");
        assertThat(steps.back()).extracting(step -> step.sent().stream().map(StepsTest::sent).toList()).containsExactly(
                List.of("c̄: ē · d → 2, 1/1, sum 2", "d̄: ē · c → 3, 1/1, sum 3"),
                List.of("b̄: d̄ → 3, 1/2, sum 3"),
                List.of("ā: c̄ → 2, 1/1, sum 2", "b̄: c̄ → 2, 2/2, sum 5"),
                List.of(),
                List.of());
    }

    @Test
    void whatIsKnownGrows() {
        assertThat(steps.back()).extracting(step -> known(step.known())).containsExactly(
                "ē=1", "ē=1 d̄=3 c̄=2", "ē=1 d̄=3 c̄=2 b̄=3(1/2)", "ē=1 d̄=3 c̄=2 b̄=5 ā=2", "ē=1 d̄=3 c̄=2 b̄=5 ā=2");
    }

    private static String known(List<Known> known) {
        return known.stream().map(state -> state.left().text() + "=" + state.value().text()
                + (state.isComplete() ? "" : "(" + state.arrived() + "/" + state.uses() + ")")).collect(Collectors.joining(" "));
    }

    private static String arrived(Back step) {
        return step.arrived().stream().map(part -> part.value().text() + " from " + part.from()).collect(Collectors.joining(", "));
    }

    private static String sent(Sending sending) {
        return sending.to().text() + ": " + sending.rule().text() + " → " + sending.value().text() + ", " + sending.use() + "/"
                + sending.uses() + ", sum " + sending.sum().map(Notation::text).orElse("…");
    }

    @Test
    void aValueUsedTwiceByOneOperationGetsTwoContributions() {
        Steps square = Steps.of(multiply(a, a).named("s"));
        assertThat(square.back().get(0).sent()).extracting(StepsTest::sent)
                .containsExactly("ā: s̄ · a → 2, 1/2, sum 2", "ā: s̄ · a → 2, 2/2, sum 4");
        assertThat(arrived(square.back().get(1))).isEqualTo("2 from s, 2 from s");
    }

    @Test
    void aLongTapeAndAManyTimesUsedValueAreCut() {
        Value last = a;
        for (int k = 0; k < 20_000; k++) {
            last = k % 2 == 0 ? tanh(last) : add(last, a);
        }
        Gradients gradients = gradients(last.named("y"), a);
        Steps cut = Steps.of(gradients);
        assertThat(cut.forward()).hasSize(24);
        assertThat(cut.back()).hasSize(24);
        assertThat(cut.omitted()).contains("forward: 19976", "back: 19977");
        Back leaf = cut.back().get(23);
        assertThat(leaf.arrived()).hasSize(6);
        assertThat(leaf.more()).isEqualTo(9_995);
        assertThat(leaf.value().text()).isEqualTo(Notation.number(gradients.of(a).asScalar()).text());
        assertThat(cut.back()).allSatisfy(step -> assertThat(step.known()).hasSizeLessThanOrEqualTo(8));
    }

    @Test
    void variablesGiveTheirNames() {
        Value nameless = scale(2, a);
        assertThat(Steps.of(tanh(nameless), Map.of(nameless, "twice")).forward()).extracting(step -> step.formula().text())
                .containsExactly("2 a", "tanh(twice)");
    }
}
