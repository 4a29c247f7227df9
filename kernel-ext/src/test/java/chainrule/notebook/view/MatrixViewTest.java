package chainrule.notebook.view;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.explain.HeatMap;
import chainrule.explain.JacobianMatrix;
import chainrule.notebook.Display;
import chainrule.op.Exp;
import chainrule.tape.Value;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MatrixViewTest {

    static List<Display> displays() {
        return Matrices.all().toList();
    }

    @ParameterizedTest
    @MethodSource("displays")
    void everyPictureKeepsTheLaws(Display display) throws Exception {
        Picture.of(display).keepsTheLaws();
        assertThat(display.html()).contains("scope=\"row\"", "scope=\"col\"", "<details").hasSizeLessThan(250_000);
    }

    @Test
    void theSameMatrixGivesTheSameBytes() {
        assertThat(Matrices.all().toList()).isEqualTo(displays());
    }

    @Test
    void numbersStandInTheCellsWhereTheyFit() throws Exception {
        assertThat(Picture.of(JacobianView.of(Matrices.layer())).texts()).contains("y[1]", "W[1,2]", "1.922", "−0.4805");
        assertThat(Picture.of(JacobianView.of(Matrices.wave())).texts()).contains("y[19]", "x[0]")
                .as("but the ends of the legend").filteredOn(text -> text.matches(".*0\\.\\d+")).hasSize(2);
    }

    @Test
    void aCellBelowZeroIsSeenWithoutColours() throws Exception {
        JacobianMatrix wave = Matrices.wave();
        long below = IntStream.range(0, 20 * 28).filter(k -> wave.cells().level(k / 28, k % 28) < 0).count();
        assertThat(below).isPositive();
        assertThat(Picture.of(JacobianView.of(wave)).elements().stream().filter(e -> e.getTagName().equals("path")))
                .hasSize((int) below + HeatMap.STEPS);
    }

    @Test
    void everyNumberReadsOnItsColour() {
        for (int level = -HeatMap.STEPS; level <= HeatMap.STEPS; level++) {
            assertThat(Contrast.between(Diverging.ink(level), Diverging.surface(level))).as("level " + level).isGreaterThanOrEqualTo(4.5);
        }
    }

    @Test
    void theTextStandsAlone() {
        assertThat(JacobianView.of(Matrices.summed()).text()).isEqualTo("""
                Jacobian of y 6×1 by x 6×1: 6×6
                      x[0]  x[1]  x[2]  x[3]  x[4]  x[5]
                ────  ────  ────  ────  ────  ────  ────
                y[0]     1     0     0     0     0     0
                y[1]     1     0     0     0     0     0
                y[2]     1     0     1     0     0     0
                y[3]     1     0     1     0     0     0
                y[4]     1     0     1     0     1     0
                y[5]     1     0     1     0     1     1
                Lower triangular: nothing above the diagonal.
                All zero in 2 columns: x[1], x[3].
                Reverse mode: 6 pullbacks, one per output, because there are no fewer inputs (6).
                """);
        assertThat(JacobianView.of(Matrices.huge()).text())
                .contains("z[0] … z[11]", "1 to 4: up to 0.08044; a to d: down to −0.08044; ·: zero", "Of 400×300 entries 32×32 cells are shown");
    }

    @Test
    void thePointIsNamedAndItsCurvatureExplained() {
        assertThat(HessianView.of(Matrices.minimum()).text()).contains("A minimum: the gradient is zero, and it bends up in both directions.",
                "Eigenvalues: 0.3994, 1002.", "Condition number 2508: it bends that much more", "Symmetric to the last bit.");
        assertThat(HessianView.of(Matrices.saddle()).text())
                .contains("A saddle: the gradient is zero, and it bends up in 1 direction, down in 1 direction.").doesNotContain("Condition");
        assertThat(HessianView.of(Matrices.flat()).text())
                .contains("On a slope: the gradient has norm 20.78, so this is no minimum yet", "Eigenvalues: 0, 0, 6; 0 stands for");
        assertThat(HessianView.of(Matrices.network()).text()).contains("Symmetric up to rounding", "… 5 more …");
        assertThat(HessianView.of(Matrices.large()).text()).doesNotContain("Eigenvalues");
    }

    @Test
    void anEmptyMatrixIsASentence() {
        Display none = JacobianView.of(JacobianMatrix.of(Exp.exp(Value.matrix("e", new DMatrixRMaj(0, 2))).named("y"), Map.of()));
        assertThat(none.html()).doesNotContain("<img").contains("one of the sizes is zero");
        assertThat(none.text()).startsWith("Jacobian of y 0×2 by e 0×2: 0×0\nThere is nothing in it");
    }

    @Test
    void namesAreText() throws Exception {
        Display display = JacobianView.of(Matrices.named("<img src=x onerror=alert(1)>$x$\n\u202E" + "y".repeat(10_000)));
        assertThat(display.html()).contains("&lt;img src=x").doesNotContain("<img src=x", "$x$", "\u202E").hasSizeLessThan(40_000);
        assertThat(display.text()).doesNotContain("\u202E");
        Picture.of(display).keepsTheLaws();
    }
}
