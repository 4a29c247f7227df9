package chainrule.explain;

import static chainrule.op.Add.add;
import static chainrule.op.Divide.divide;
import static chainrule.op.Matmul.matmul;
import static chainrule.op.Maximum.maximum;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Negate.negate;
import static chainrule.op.Power.power;
import static chainrule.op.Scale.scale;
import static chainrule.op.Sigmoid.sigmoid;
import static chainrule.op.Square.square;
import static chainrule.op.Subtract.subtract;
import static chainrule.op.Tanh.tanh;
import static chainrule.op.Transpose.transpose;
import static org.assertj.core.api.Assertions.assertThat;

import chainrule.explain.TapeGraph.Node;
import chainrule.tape.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
                "The first difference: mine has L₂ = tanh(L₁) with 1; the reference has L₂ = σ(L₁) with 0.9975.");
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
        assertThat(comparison.verdict()).isEqualTo(
                "The reference takes tanh of v1, which gives v2 = 0.7461; mine does not. All that mine computes is in the reference too.");
    }

    @Test
    void whatOneDoesAndTheOtherDoesNotIsSaidInWords() {
        Value mine = square(a).named("mine");
        Value reference = scale(0.5, square(a)).named("E");
        assertThat(TapeComparison.of(mine, reference).verdict()).isEqualTo(
                "The reference multiplies mine by 0.5, which gives E = 2; mine does not. All that mine computes is in the reference too.");
        assertThat(TapeComparison.of(reference, mine).verdict()).isEqualTo(
                "Mine multiplies mine by 0.5, which gives E = 2; the reference does not. All that the reference computes is in mine too.");
    }

    /** What is prepared for a step is no step of its own: the bias is repeated, but what was forgotten is to add it. */
    @Test
    void whatWasForgottenIsTheStepFromWhereMineEnds() {
        Value w = Value.matrix("W", new double[][] {{1, 2}, {3, 4}, {5, 6}});
        Value x = Value.matrix("X", new double[][] {{1, 0}, {0, 1}});
        Value bias = Value.column("b", 1, 2, 3);
        Value mine = matmul(w, x).named("z");
        assertThat(TapeComparison.of(mine, add(matmul(w, x), bias).named("reference")).verdict())
                .startsWith("The reference adds z and b 𝟏ᵀ, which gives reference = 3×2, [2, 3; 5, 6; 8, 9]; mine does not.");
    }

    static Object[][] deeds() {
        Value a = Value.scalar("a", 2);
        Value b = Value.scalar("b", 3);
        return new Object[][] {
            {scale(0.5, a), "multiplies a by 0.5"},
            {multiply(a, b), "multiplies a by b"},
            {matmul(a, b), "multiplies a by b"},
            {add(a, b), "adds a and b"},
            {subtract(a, b), "subtracts b from a"},
            {divide(a, b), "divides a by b"},
            {negate(a), "changes the sign of a"},
            {square(a), "squares a"},
            {transpose(a), "transposes a"},
            {tanh(a), "takes tanh of a"},
            {power(a, 0.5), "computes a^0.5"},
            {maximum(a, b), "computes max(a, b)"},
        };
    }

    @ParameterizedTest
    @MethodSource("deeds")
    void aDeedIsReadOffTheNotation(Value value, String deed) {
        assertThat(TapeComparison.of(a, value).verdict()).contains(" " + deed + ", which gives v1 = ");
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
