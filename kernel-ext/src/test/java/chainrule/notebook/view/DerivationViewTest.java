package chainrule.notebook.view;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.diff.Gradients;
import chainrule.explain.Derivation;
import chainrule.notebook.Display;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DerivationViewTest {

    private static final String HOSTILE = "<img src=x onerror=alert(1)>\"'&$\\left({_^~#%\u202E😀";

    static Stream<Gradients> tapes() {
        return Stream.of(Derivations.classic(), Derivations.neuron(), Derivations.network(), Derivations.margins(),
                Derivations.normalised(), Derivations.large(), Derivations.chain(90), Derivations.fan(12), Derivations.broken(),
                Derivations.kinked(), Derivations.named(HOSTILE, "$x$", "w_1", "a".repeat(10_000)));
    }

    private static Display derived(Gradients gradients) {
        return DerivationView.of(Derivation.of(gradients));
    }

    @Test
    void theTextStandsAlone() {
        assertThat(derived(Derivations.classic()).text()).isEqualTo("""
                Derivation of e by a, b: 5 lines, checked by differences
                x̄ is the adjoint of x: the derivative of e along all paths. ∂u/∂x is the derivative of one operation alone.

                forward
                  c = a + b = 3
                  d = b + 1 = 2
                  e = c · d = 6

                back
                  ē = 1   [where the sweep starts]
                  d̄ = ē ∂e/∂d = ē · c = 1 · 3 = 3   [product rule] ✓
                  c̄ = ē ∂e/∂c = ē · d = 1 · 2 = 2   [product rule] ✓
                  b̄ = d̄ ∂d/∂b + c̄ ∂c/∂b = d̄ + c̄ = 3 + 2 = 5   [sum over 2 uses (multivariate chain rule); sum rule] ✓ the gradient asked for
                  ā = c̄ ∂c/∂a = c̄ = 2   [sum rule] ✓ the gradient asked for
                """);
    }

    @Test
    void matricesHaveALineForTheirShapesAndOneForTheirNumbers() {
        assertThat(derived(Derivations.network()).text()).contains("""
                  W̄1 = (∂z1₁/∂W1)ᵀ z̄1₁ = z̄1₁ Xᵀ   [lemma 1, weights: δ uᵀ] ✓ the gradient asked for
                      3×2 = (3×3) (3×2)
                      W̄1 = [−0.05363, 0, 0; −0.09832, 0.2012, 0; 0, −0.1829, −0.1378] [1, 0.5, −1; 0.3, 2, 0.1]ᵀ = \
                [−0.05363, −0.01609; 0.002252, 0.3728; 0.04636, −0.3795]
                """);
        assertThat(derived(Derivations.large()).text()).contains("""
                  hidden.W̄ = (∂h₁/∂hidden.W)ᵀ h̄₁ = h̄₁ xᵀ   [lemma 1, weights: δ uᵀ] ✓ the gradient asked for
                      48×64 = (48×32) (32×64)
                      hidden.W̄ = −4.41e−5 … 4.484e−5, of length 0.0009744
                """);
    }

    @Test
    void thePageSetsEachLineAsOneFormula() {
        assertThat(derived(Derivations.classic()).html()).contains(
                "$\\begin{aligned} \\overline{\\vphantom{t}b} &amp;= \\overline{\\vphantom{t}d} \\, \\frac{\\partial d}{\\partial b} + \\overline{\\vphantom{t}c} \\, \\frac{\\partial c}{\\partial b}"
                        + " = \\overline{\\vphantom{t}d} + \\overline{\\vphantom{t}c} \\\\[3pt] \\overline{\\vphantom{t}b} &amp;= 3 + 2 = 5 \\end{aligned}$",
                "product rule", "✓ agrees with differences");
        assertThat(derived(Derivations.classic()).latex().lines()).contains("$$\\begin{aligned} c &= a + b = 3 \\end{aligned}$$")
                .hasSize(8);
    }

    @Test
    void aLineThatFailsSaysSoWithItsNumbers() {
        Display display = derived(Derivations.broken());
        assertThat(display.text()).contains("1 does not hold\n", "✗ does not hold: by the rule of u it is 4.813, by differences 2.406");
        assertThat(display.html()).contains("✗ does not hold</div>", "by the rule of u it is 4.813, by differences 2.406");
        assertThat(display.latex()).contains("does not hold, by the rule of u it is 4.813");
        assertThat(derived(Derivations.kinked()).html()).contains("∧ on a kink");
    }

    @ParameterizedTest
    @MethodSource("tapes")
    void itSurvivesAndIsBounded(Gradients gradients) {
        Display display = derived(gradients);
        assertThat(display.html()).hasSizeLessThan(200_000).doesNotContain("<script", "<style", "<img", "http:", "https:", "class=", " id=");
        assertThat(display.text()).hasSizeLessThan(60_000).endsWith("\n");
        // A dollar begins or ends a formula, is escaped in one, or stands where none is looked for.
        String outside = Dollars.open(display.html()).replaceAll("\\$[^$]*\\$", "");
        assertThat(outside.replace("&#36;", "$")).doesNotContain("$", "\\");
        assertThat(Pattern.compile("(?<!\\\\)&#36;").matcher(Dollars.open(display.html())).find()).isFalse();
        assertThat(display.latex().lines()).allSatisfy(line -> assertThat(line).startsWith("$$\\begin{aligned}").endsWith("\\end{aligned}$$"));
        assertThat(display.latex().replaceAll("\\\\\\$", "").lines()).allSatisfy(line -> assertThat(line.replace("$$", "")).doesNotContain("$"));
    }
}
