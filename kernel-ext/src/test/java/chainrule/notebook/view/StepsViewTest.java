package chainrule.notebook.view;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.diff.Gradients;
import chainrule.explain.Steps;
import chainrule.notebook.Display;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StepsViewTest {

    @Test
    void theTextStandsAlone() {
        assertThat(StepsView.of(Steps.of(Derivations.classic())).text()).isEqualTo("""
                Backpropagation of e, step by step

                forward
                  1. c = a + b = 2 + 1 = 3
                  2. d = b + 1 = 1 + 1 = 2
                  3. e = c · d = 3 · 2 = 6

                back
                  1. ē = 1: the sweep starts here
                       to c̄: ē · d = 1 · 2 = 2   [product rule]
                       to d̄: ē · c = 1 · 3 = 3   [product rule]
                  2. d̄ = 3 from e
                       to b̄: d̄ = 3   [sum rule]   so far 3, 1 of 2 uses
                  3. c̄ = 2 from e
                       to ā: c̄ = 2   [sum rule]
                       to b̄: c̄ = 2   [sum rule]   so far 5, complete
                  4. b̄ = 3 from d + 2 from c = 5
                  5. ā = 2 from c
                """);
    }

    @Test
    void eachStepUnfoldsAlone() {
        String html = StepsView.of(Steps.of(Derivations.classic())).html();
        assertThat(html.split("<details", -1)).hasSize(1 + 2 + 3 + 5);
        assertThat(html.split("<details open", -1)).as("the two passes").hasSize(1 + 2);
        assertThat(html).contains("known so far", "ē = 1, d̄ = 3, c̄ = 2, b̄ = 3 (1 of 2 uses)", "b̄ = 3 from d + 2 from c = 5",
                "sum over uses", "multiply: e = c · d", "e = 3 · 2 = 6", "5, complete", "nothing: here the sweep ends");
    }

    @Test
    void ofMatricesTheShapesAreKnown() {
        assertThat(StepsView.of(Steps.of(Derivations.network())).html()).contains("W1 (3×2), X (2×3)", "W2ᵀ s̄₁", "L̄ = 1, L̄₁ (1×3)");
    }

    @ParameterizedTest
    @MethodSource("chainrule.notebook.view.DerivationViewTest#tapes")
    void itSurvivesAndIsBounded(Gradients gradients) {
        Display display = StepsView.of(Steps.of(gradients));
        assertThat(display.html()).hasSizeLessThan(200_000).doesNotContain("<script", "<style", "<img", "http:", "https:", "class=", " id=");
        assertThat(Dollars.open(display.html())).doesNotContain("&#36;", "$");
        assertThat(display.latex()).isEmpty();
        assertThat(display.text()).hasSizeLessThan(40_000);
    }
}
