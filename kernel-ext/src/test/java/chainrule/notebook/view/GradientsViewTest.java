package chainrule.notebook.view;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.explain.GradientTable;
import chainrule.notebook.Display;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class GradientsViewTest {

    @Test
    void oneRowPerParameterInOrder() {
        Table table = GradientsView.table(GradientTables.network());
        assertThat(table.columnNames()).containsExactly(
                "layer", "name", "shape", "‖value‖", "‖gradient‖", "ratio", "min", "max", "zeros", "health");
        assertThat(table.rowCount()).isEqualTo(5);
        assertThat(table.doubleColumn("‖gradient‖").getDouble(0)).isEqualTo(0.4213);
        assertThat(table.doubleColumn("ratio").isMissing(1)).isTrue();
        assertThat(table.stringColumn("shape").get(2)).isEqualTo("10×32");
    }

    @Test
    void everyCellIsInTheHtmlAndInTheText() {
        Display display = GradientsView.of(GradientTables.network());
        for (String cell : List.of("layer1", "weight", "32×64", "7.991", "0.4213", "0.05272", "−0.0312", "0.0271", "3.1%",
                "100%", "✓ ok", "○ all zero", "↓ vanishing", "↑ exploding", "3.1e−12", "1.235e5", "–", "‖gradient‖")) {
            assertThat(display.html()).contains(">" + cell + "<");
            assertThat(display.text()).contains(cell);
        }
        assertThat(display.text()).startsWith("Gradients at loss 2.303: 5 parameters, look at 3\n");
    }

    @Test
    void theTextIsAligned() {
        assertThat(GradientsView.of(GradientTables.network()).text()).isEqualTo("""
                Gradients at loss 2.303: 5 parameters, look at 3
                layer   name    shape  ‖value‖  ‖gradient‖     ratio       min       max  zeros  health
                ──────  ──────  ─────  ───────  ──────────  ────────  ────────  ────────  ─────  ───────────
                layer1  weight  32×64    7.991      0.4213   0.05272   −0.0312    0.0271     0%  ✓ ok
                layer1  bias    32×1         0      0.0213         –   −0.0123   0.00912   3.1%  ✓ ok
                layer2  weight  10×32      4.1           0         0         0         0   100%  ○ all zero
                layer2  bias    10×1       0.2     3.1e−12  1.55e−11    −2e−12     1e−12     0%  ↓ vanishing
                        scale   1×1        1.5     1.235e5     82305  −1.235e5  −1.235e5     0%  ↑ exploding
                """);
    }

    @Test
    void namesAreText() {
        Display display = GradientsView.of(GradientTables.named("<img src=x onerror=alert(1)>\n" + "y".repeat(10_000)));
        assertThat(display.html()).contains("&lt;img src=x").doesNotContain("<img").hasSizeLessThan(10_000);
        assertThat(display.text().lines()).hasSize(4);
        assertThat(display.text()).contains("loss ∞");
    }

    @Test
    void withoutParametersOnlyTheHeadIsLeft() {
        Display display = GradientsView.of(new GradientTable(1, List.of()));
        assertThat(display.html()).contains("0 parameters<", ">name</th>");
    }
}
