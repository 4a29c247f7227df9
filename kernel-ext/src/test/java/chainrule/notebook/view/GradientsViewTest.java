package chainrule.notebook.view;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.explain.GradientHistory;
import chainrule.explain.GradientTable;
import chainrule.explain.Health;
import chainrule.explain.Histogram;
import chainrule.explain.Units;
import chainrule.notebook.Display;
import chainrule.shape.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.Table;

class GradientsViewTest {

    @Test
    void oneRowPerParameterInOrder() {
        Table table = GradientsView.table(GradientTables.network());
        assertThat(table.columnNames()).containsExactly(
                "layer", "name", "shape", "‖value‖", "‖gradient‖", "ratio", "min", "max", "zeros", "histogram", "health");
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
                layer   name    shape  ‖value‖  ‖gradient‖     ratio       min       max  zeros  histogram         health
                ──────  ──────  ─────  ───────  ──────────  ────────  ────────  ────────  ─────  ────────────────  ───────────
                layer1  weight  32×64    7.991      0.4213   0.05272   −0.0312    0.0271     0%  ▁·▁▁▁▂▄▆█▅▃▂▁▁▁▁  ✓ ok
                layer1  bias    32×1         0      0.0213         –   −0.0123   0.00912   3.1%  ▁·▁▁▁▂▄▆█▅▃▂▁▁▁▁  ✓ ok
                layer2  weight  10×32      4.1           0         0         0         0   100%  ········█         ○ all zero
                layer2  bias    10×1       0.2     3.1e−12  1.55e−11    −2e−12     1e−12     0%  ▁·▁▁▁▂▄▆█▅▃▂▁▁▁▁  ↓ vanishing
                        scale   1×1        1.5     1.235e5     82305  −1.235e5  −1.235e5     0%  ········█         ↑ exploding
                ○ layer2.weight: because of <all zero>
                ↓ layer2.bias: because of <vanishing>
                ↑ scale: because of <exploding>
                ? steps: not judged: no learning rate was given. Write %gradients g --rate 0.1, or --rate history after training
                """);
    }

    @Test
    void namesAreText() {
        Display display = GradientsView.of(GradientTables.named("<img src=x onerror=alert(1)>\n" + "y".repeat(10_000)));
        assertThat(display.html()).contains("&lt;img src=x").doesNotContain("<img src=x").hasSizeLessThan(20_000);
        assertThat(display.text().lines()).hasSize(4 + 4 + 3);
        assertThat(display.text()).contains("loss ∞");
    }

    @Test
    void withoutParametersOnlyTheHeadIsLeft() {
        Display display = GradientsView.of(new GradientTable(1, List.of(), List.of()));
        assertThat(display.html()).contains("0 parameters<", ">name</th>");
    }

    @Test
    void everyRowHasAHistogramInBothForms() throws Exception {
        Display display = GradientsView.of(GradientTables.network());
        Picture.of(display).keepsTheLaws();
        assertThat(display.html().split("<img ", -1)).hasSize(1 + 5);
        assertThat(display.html()).contains("alt=\"From −0.0312 to 0.0271: 1 0 2 5 9 20 34 60 80 44 30 12 8 3 1 1\"");
        assertThat(display.text()).contains("▁·▁▁▁▂▄▆█▅▃▂▁▁▁▁");
    }

    @Test
    void whatIsWrongIsSaidInWords() {
        Display display = GradientsView.of(GradientTables.network());
        assertThat(display.text()).contains("○ layer2.weight: because of <all zero>\n", "↑ scale: because of <exploding>\n");
        assertThat(display.html()).contains("○ layer2.weight: because of &lt;all zero&gt;");
        GradientTable.Row row = GradientTables.network().rows().get(2);
        GradientTable many = new GradientTable(1, IntStream.range(0, 50).mapToObj(k -> because(row, "of " + k)).toList(), List.of());
        assertThat(GradientsView.of(many).text()).contains("… and 38 more; the table has them all\n? steps: not judged");
        // One reason is said once, for all that have it.
        GradientTable together = new GradientTable(1, Collections.nCopies(50, row), List.of());
        assertThat(GradientsView.of(together).text()).contains("○ layer2.weight, layer2.weight, layer2.weight, layer2.weight, "
                + "layer2.weight, layer2.weight, … (50): because of <all zero>\n");
    }

    private static GradientTable.Row because(GradientTable.Row row, String reason) {
        return new GradientTable.Row(row.layer(), row.name(), row.shape(), row.valueNorm(), row.gradientNorm(), row.updateNorm(),
                row.gradient(), row.health(), reason);
    }

    @Test
    void whatLetsNothingThroughIsNamedFirstAndNeverCutOff() {
        GradientTable ill = GradientTables.ill();
        Units dead = ill.units().get(1);
        GradientTable.Row row = GradientTables.network().rows().get(2);
        Units all = new Units("last", "relu", new Shape(8, 40), 8, 1, dead.outputs(), Health.DEAD, "nothing at all");
        List<Units> units = new ArrayList<>(IntStream.range(0, 30).mapToObj(k -> new Units("u" + k, "relu", dead.shape(), 2, 0.6,
                dead.outputs(), Health.DEAD, "because of " + k)).toList());
        units.add(all);
        GradientTable deep = new GradientTable(1, IntStream.range(0, 40).mapToObj(k -> because(row, "of " + k)).toList(), units);
        List<String> lines = GradientsView.of(deep).text().lines().filter(line -> line.startsWith("✗") || line.startsWith("○")).toList();
        assertThat(lines.get(0)).isEqualTo("✗ relu of last: nothing at all");
        assertThat(lines.subList(1, 31)).allMatch(line -> line.startsWith("✗ relu of u"));
        assertThat(lines.get(31)).startsWith("○");
    }

    @Test
    void theHeadCountsParametersAndActivationsApart() {
        assertThat(GradientsView.of(GradientTables.ill()).text()).startsWith("Gradients at loss ")
                .contains(": 6 parameters, all ok; 2 activations, look at 2\n");
        GradientTable.Row row = GradientTables.network().rows().get(0);
        assertThat(head(row, Health.OK, Health.OK)).isEqualTo("Gradients at loss 1: 2 parameters, all ok");
        assertThat(head(row, Health.OK, Health.UNJUDGED)).isEqualTo("Gradients at loss 1: 2 parameters, 1 not judged");
        assertThat(head(row, Health.MINIMUM)).isEqualTo("Gradients at loss 1: 1 parameter, 1 at a minimum");
        assertThat(head(row, Health.SYMMETRIC, Health.UNJUDGED)).isEqualTo("Gradients at loss 1: 2 parameters, look at 1, 1 not judged");
    }

    private static String head(GradientTable.Row row, Health... health) {
        List<GradientTable.Row> rows = Stream.of(health).map(each -> new GradientTable.Row(row.layer(), row.name(), row.shape(),
                row.valueNorm(), row.gradientNorm(), row.updateNorm(), row.gradient(), each, "")).toList();
        return GradientsView.of(new GradientTable(1, rows, List.of())).text().lines().findFirst().orElseThrow();
    }

    @Test
    void activationsHaveATableOfTheirOwn() {
        GradientTable ill = GradientTables.ill();
        assertThat(GradientsView.units(ill).stringColumn("function").asList()).containsExactly("tanh", "relu");
        assertThat(GradientsView.table(ill).columnNames()).contains("‖step‖/‖value‖");
        assertThat(GradientsView.of(ill).text())
                .contains("≈ tanh of hidden: ", "✗ relu of middle: 2 of 8 units pass no gradient for any of 40 samples");
    }

    @Test
    void aHistoryShowsItsCourseAndItsEnd() throws Exception {
        Display display = GradientHistoryView.of(GradientTables.history(20));
        Picture.of(display).keepsTheLaws();
        assertThat(display.text()).startsWith("Gradients over 20 epochs\n").contains("hidden.W", "‖gradient‖", "tanh of hidden", "flat share");
        String last = GradientsView.of(GradientTables.history(20).tables().get(19)).text();
        assertThat(display.text()).endsWith(last);
        assertThat(display.html()).contains("‖gradient‖ over the epochs: ");
        assertThat(GradientHistoryView.of(GradientTables.history(20))).isEqualTo(display);
    }

    /** An empty place at the end would look like a gradient that died. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 12, 16, 40})
    void aCourseHasAPlaceForEachEpochAndNoMore(int epochs) {
        Display display = GradientHistoryView.of(GradientTables.history(epochs));
        int places = Math.min(epochs, Histogram.BINS);
        assertThat(display.text().lines().filter(line -> line.contains("‖gradient‖  ")).findFirst().orElseThrow())
                .containsPattern(" [▁▂▃▄▅▆▇█]{" + places + "} +\\S");
        assertThat(display.html().lines().filter(line -> line.contains("‖gradient‖ over the epochs: ")).findFirst().orElseThrow())
                .contains("\" width=\"" + 6 * places + "\"");
    }

    @Test
    void aHistoryWithoutAnEpochIsASentence() {
        GradientHistory none = new GradientHistory(() -> {
            throw new AssertionError("nobody asked");
        });
        assertThat(GradientHistoryView.of(none).text()).isEqualTo("No epoch has finished yet.");
    }
}
