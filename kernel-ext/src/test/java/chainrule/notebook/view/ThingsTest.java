package chainrule.notebook.view;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.notebook.Display;
import chainrule.tape.Numbers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Data, parameters, optimisers and reports, shown because a cell ends in them. */
class ThingsTest {

    static List<String> names() {
        return List.copyOf(Things.all().keySet());
    }

    @ParameterizedTest
    @MethodSource("names")
    void itSurvivesAndIsBounded(String name) {
        Display display = Things.all().get(name);
        assertThat(display.html()).hasSizeLessThan(60_000).doesNotContain("<script", "<style", "http:", "https:", "class=", " id=", "\u202E");
        assertThat(Dollars.open(display.html())).doesNotContain("&#36;", "$");
        assertThat(display.text()).isNotBlank().hasSizeLessThan(10_000).doesNotContain("\u202E");
        assertThat(Things.all().get(name)).isEqualTo(display);
    }

    @Test
    void dataTellTheirSizeAndShowTheirFirstColumns() {
        String text = Things.all().get("data").text();
        assertThat(text).startsWith("1,797 samples, inputs 64×1797: the first 12 rows and the first 5 columns\n")
                .contains("sample 4", "targets 2×1797: the first 5 columns").doesNotContain("sample 5");
        double first = Things.data(64, 1797).inputs().get(0, 0);
        assertThat(text).contains(Numbers.format(first));
        assertThat(Things.all().get("data-named").text()).contains("4 samples, inputs 3×4: all of them", "size", "dog");
        assertThat(Things.all().get("data-split").text()).startsWith("train: 16 samples").contains("test: 4 samples");
    }

    @Test
    void aTableTellsItsSize() {
        assertThat(Things.all().get("data-table").text()).startsWith("<i>flowers</i>: 3 rows of 2 columns\n").contains("1e−9", "–");
    }

    @Test
    void aParameterTellsItsSizeAndSpread() {
        assertThat(Things.all().get("parameter").text()).startsWith("Parameter hidden.W: 2,048 numbers\n").contains("32×64", "16.4 kB", "█");
        assertThat(Things.all().get("parameter-small").text()).contains("[", ";");
    }

    @Test
    void anOptimiserTellsItsRuleAndRate() {
        assertThat(Things.all().get("optimiser").text()).isEqualTo("""
                Adam with learning rate 0.01, gradients clipped by ClipByNorm[limit=1.0], on a schedule, 0 steps taken
                The next step is taken at rate 0.01.
                """);
    }

    @Test
    void aReportKeepsItsLines() {
        assertThat(Things.all().get("report").html()).contains("&lt;x&gt; 1×1: ", "\n");
    }
}
