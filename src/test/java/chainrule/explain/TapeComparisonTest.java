package chainrule.explain;

import static chainrule.op.Add.add;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Scale.scale;
import static chainrule.op.Sigmoid.sigmoid;
import static chainrule.op.Square.square;
import static chainrule.op.Tanh.tanh;
import static org.assertj.core.api.Assertions.assertThat;

import chainrule.explain.TapeGraph.Node;
import chainrule.tape.Value;
import org.junit.jupiter.api.Test;

class TapeComparisonTest {

    private final Value a = Value.scalar("a", 2);
    private final Value b = Value.scalar("b", 3);

    @Test
    void theFirstOtherOperationIsMarkedOnBothSides() {
        Value mine = square(tanh(multiply(a, b))).named("L");
        Value reference = square(sigmoid(multiply(a, b))).named("L");
        TapeComparison comparison = TapeComparison.of(mine, reference);
        assertThat(comparison.mine().nodes()).extracting(Node::mark).containsExactly("", "", "", "differs first", "");
        assertThat(comparison.reference().nodes()).extracting(Node::mark).containsExactly("", "", "", "differs first", "");
        assertThat(comparison.verdict()).isEqualTo(
                "The first difference: mine has v2 = tanh(v1) with 1; the reference has v2 = σ(v1) with 0.9975.");
    }

    @Test
    void namesDoNotMatterAndNumbersDo() {
        Value mine = multiply(a, b);
        assertThat(TapeComparison.of(mine, multiply(Value.scalar("p", 2), Value.scalar("q", 3)).named("y")).verdict())
                .isEqualTo("Both compute the same.");
        TapeComparison other = TapeComparison.of(mine, multiply(a, Value.scalar("b", 4)));
        assertThat(other.verdict()).isEqualTo("The first difference: mine has b with 3; the reference has b with 4.");
        assertThat(other.mine().nodes()).extracting(Node::mark).containsExactly("", "differs first", "");
    }

    @Test
    void theConstantsOfAnOperationCount() {
        assertThat(TapeComparison.of(scale(2, a), scale(3, a)).verdict())
                .contains("mine has v1 = 2 a with 4", "the reference has v1 = 3 a with 6");
    }

    @Test
    void anotherWayToTheSameNumberIsSaidToBeOne() {
        assertThat(TapeComparison.of(add(a, a), scale(2, a)).verdict()).endsWith("The results agree all the same.");
    }

    @Test
    void whatOneLacksIsMarkedInTheOther() {
        TapeComparison comparison = TapeComparison.of(tanh(a), tanh(tanh(a)));
        assertThat(comparison.mine().nodes()).extracting(Node::mark).containsOnly("");
        assertThat(comparison.reference().nodes()).extracting(Node::mark).containsExactly("", "", "differs first");
        assertThat(comparison.verdict()).startsWith("The first difference: mine has nothing of its own; the reference has v2");
    }

    @Test
    void aDifferenceInsideALayerMarksItsBox() {
        Value w = Value.scalar("layer.w", 2);
        Value mine = tanh(add(multiply(w, a), Value.scalar("layer.b", 1)));
        Value reference = tanh(add(multiply(w, a), Value.scalar("layer.b", 5)));
        TapeComparison comparison =
                TapeComparison.of(mine, reference, java.util.Map.of(), new TapeOptions().layers());
        assertThat(comparison.mine().nodes()).filteredOn(node -> !node.mark().isEmpty()).extracting(Node::name)
                .containsExactly("layer");
    }
}
