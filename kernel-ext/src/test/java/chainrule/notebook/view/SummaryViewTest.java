package chainrule.notebook.view;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.explain.ModelSummary;
import chainrule.explain.SummaryOptions;
import chainrule.nn.Layer;
import chainrule.notebook.Display;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SummaryViewTest {

    static Stream<Layer> models() {
        return Stream.of(Models.plain(), Models.nested(), Models.tied(), Models.broken(),
                Models.named("<img src=x onerror=alert(1)>"), Models.named("$x$\u202E\u0000"), Models.named("😀".repeat(10_000)),
                x -> x);
    }

    @Test
    void theTextStandsAlone() {
        assertThat(SummaryView.of(ModelSummary.of(Models.nested())).text().replace('\u00A0', ' ')).isEqualTo("""
                Sequential: 141 parameters, for one sample of 8 features
                layer                                    output  made of                                      parameters  memory  operations
                ───────────────────────────────────────  ──────  ───────────────────────────────────────────  ──────────  ──────  ──────────
                Dense stem 8 → 6                         6×1     W 6×8, b 6×1                                         54   432 B         102
                relu                                     6×1                                                           0     0 B           6
                Dropout 0.5                              6×1                                                           0     0 B           0
                Residual                                 6×1                                                          54   432 B         132
                   Sequential                            6×1                                                          54   432 B         126
                      Dense block.first 6 → 6            6×1     W 6×6, b 6×1                                         42   336 B          78
                      BatchNormalization block.norm 6×1  6×1     gamma 6×1, beta 6×1, mean 6×1, variance 6×1          12    96 B          36
                      tanh, scale                        6×1                                                           0     0 B          12
                LayerNormalization last 6×1              6×1     gamma 6×1, beta 6×1                                  12    96 B          54
                Dense head 6 → 3                         3×1     W 3×6, b 3×1                                         21   168 B          39
                in all                                   3×1                                                         141  1.1 kB         333
                141 numbers can be learned, 1.1 kB of memory. Beside them 12 numbers of running statistics belong to it, which are \
                followed and not learned. A prediction for one sample takes 333 operations.
                """);
    }

    @Test
    void aModelThatDoesNotTellSaysHowToBeTold() {
        assertThat(SummaryView.of(ModelSummary.of(Models.tied())).text())
                .contains("%summary model --features 3", "showSummary(model, new SummaryOptions().features(3))", "counted once");
        assertThat(SummaryView.of(ModelSummary.of(Models.tied(), new SummaryOptions().features(3))).text())
                .contains("Chain: 9 parameters, for one sample of 3 features", "3×1", "W 3×3 (shared)").doesNotContain("--features");
    }

    @Test
    void aModelThatDoesNotFitSaysWhere() {
        assertThat(SummaryView.of(ModelSummary.of(Models.broken())).text())
                .contains("It cannot be applied to a sample of 3 features: ", "layer second");
    }

    @ParameterizedTest
    @MethodSource("models")
    void itSurvivesAndIsBounded(Layer model) {
        Display display = SummaryView.of(ModelSummary.of(model));
        assertThat(display.html()).hasSizeLessThan(30_000).doesNotContain("<script", "<style", "<img", "http:", "https:", "class=", " id=", "\u202E");
        assertThat(Dollars.open(display.html())).doesNotContain("&#36;", "$");
        assertThat(display.text()).hasSizeLessThan(10_000).doesNotContain("\u202E", "\u0000", "@");
    }

    @Test
    void theTableCanBeSorted() {
        assertThat(SummaryView.table(ModelSummary.of(Models.plain())).doubleColumn("parameters").asList())
                .containsExactly(2080.0, 0.0, 330.0, 2410.0);
    }
}
