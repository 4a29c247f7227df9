package chainrule.notebook.view;

import static chainrule.op.Exp.exp;
import static chainrule.op.Sum.sum;
import static org.assertj.core.api.Assertions.assertThat;

import chainrule.check.GradientCheck;
import chainrule.explain.TapeCheck;
import chainrule.notebook.Display;
import chainrule.notebook.view.ErrorCells.Sign;
import chainrule.tape.Value;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.Table;

class GradientCheckViewTest {

    static List<TapeCheck> checks() {
        return Checks.all().toList();
    }

    @ParameterizedTest
    @MethodSource("checks")
    void everyPictureKeepsTheLaws(TapeCheck check) throws Exception {
        Display display = GradientCheckView.of(check);
        Picture.of(display).keepsTheLaws();
        assertThat(display.html()).contains("scope=\"col\"", "<details").hasSizeLessThan(80_000);
        assertThat(GradientCheckView.of(check)).isEqualTo(display);
    }

    @Test
    void theWorstEntryOfEachLeafIsInTheTable() {
        Table table = GradientCheckView.table(Checks.wrongFormula().check());
        assertThat(table.stringColumn("verdict").asList()).containsExactly("✗ transposed", "✓ fine", "✗ wrong", "✓ fine");
        assertThat(table.stringColumn("worst at").get(2)).isEqualTo("[1, 1]");
        assertThat(table.doubleColumn("relative error").get(2)).isCloseTo(1 / 11.0, org.assertj.core.api.Assertions.within(1e-6));
    }

    @Test
    void aWrongRuleIsNamedAndRightOnesAreCleared() {
        assertThat(GradientCheckView.of(Checks.broken()).text())
                .contains("Rules that differences of their operation alone contradict", "wrongSine", "1 of the 3 rules of this tape is wrong: wrongSine.");
        assertThat(GradientCheckView.of(Checks.wrongFormula()).text()).contains("✓ Tried alone, the 12 rules of this tape are right");
        assertThat(GradientCheckView.of(Checks.network()).text()).startsWith("Gradient of L = 0.547 beside differences: they agree\n").doesNotContain("Tried alone");
    }

    @Test
    void theReasonIsInWords() {
        assertThat(GradientCheckView.of(Checks.mixed()).text())
                .contains("∧ a: the function bends at this point", "? s: the differences do not settle", "What stopGradient lets through");
        assertThat(GradientCheckView.of(Checks.large()).text()).contains("0 of 60", "drawn with seed 1");
        assertThat(GradientCheckView.of(Checks.network()).text()).doesNotContain("seed");
    }

    @Test
    void aCellOfABlockIsItsWorstAndWhatWasNotComparedSaysSo() {
        assertThat(new ErrorCells(Checks.mixed().check().inputs().get(0)).occurring()).containsOnly(Sign.AGREES, Sign.KINK);
        assertThat(new ErrorCells(Checks.wrongFormula().check().inputs().get(2)).occurring())
                .containsExactly(Sign.AGREES, Sign.AGREES, Sign.AGREES, Sign.AGREES, Sign.DIFFERS, Sign.AGREES);
        assertThat(new ErrorCells(Checks.large().check().inputs().get(0)).occurring()).contains(Sign.NOT_COMPARED, Sign.AGREES);
        Value wide = Value.matrix("x", new DMatrixRMaj(30, 60));
        DMatrixRMaj spoiled = wide.matrix();
        java.util.Arrays.fill(spoiled.data, 1);
        spoiled.set(0, 1, 2);
        GradientCheck check = GradientCheck.of(v -> sum(exp(v.get(0))), List.of(wide), List.of(Value.matrix("", spoiled)),
                new chainrule.check.Sample().entries(1800));
        assertThat(new ErrorCells(check.inputs().get(0)).occurring()).hasSize(12 * 24).containsOnlyOnce(Sign.DIFFERS);
        assertThat(GradientCheckView.of(check).text()).startsWith("A gradient beside differences: 1 of 1 leaf does not agree\n");
    }

    @Test
    void emptyLeavesAndNoLeavesAreShown() {
        GradientCheck none = GradientCheck.of(v -> sum(v.get(0)), Value.matrix("none", new DMatrixRMaj(0, 2)));
        assertThat(GradientCheckView.of(none).text()).contains("0×2", "0 of 0", "–");
        assertThat(GradientCheckView.of(new GradientCheck(List.of())).text()).contains("nothing to compare");
    }

    @Test
    void namesAreText() {
        Display display = GradientCheckView.of(Checks.named("<img src=x onerror=alert(1)>$x$\n\u202E" + "y".repeat(10_000)));
        assertThat(display.html()).contains("&lt;img src=x").doesNotContain("<img src=x", "$x$", "\u202E").hasSizeLessThan(80_000);
        assertThat(display.text()).doesNotContain("\u202E");
    }
}
