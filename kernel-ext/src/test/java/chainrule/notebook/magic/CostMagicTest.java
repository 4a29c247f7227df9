package chainrule.notebook.magic;

import static chainrule.diff.Gradients.gradients;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Sqrt.sqrt;
import static chainrule.op.Tanh.tanh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chainrule.nn.Layer;
import chainrule.notebook.FakeHost;
import chainrule.op.Relu;
import chainrule.tape.Value;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CostMagicTest {

    private final FakeHost host = new FakeHost();

    @BeforeEach
    void aNotebook() {
        Value a = Value.scalar("a", 2);
        Value loss = multiply(a, tanh(tanh(a))).named("loss");
        host.variables.put("loss", loss);
        host.variables.put("g", gradients(loss, a));
        host.variables.put("model", (Layer) Relu::relu);
        host.variables.put("root", sqrt(Value.scalar("zero", 0)));
    }

    private String cost(String argument) {
        return new CostMagic().answer(argument, host).text();
    }

    private String summary(String argument) {
        return new SummaryMagic().answer(argument, host).text();
    }

    @Test
    void valuesAndGradientsHaveACost() {
        assertThat(cost("loss")).startsWith("Cost of loss: 3 operations forward, ").isEqualTo(cost("g;"));
    }

    @Test
    void theDearestAreAskedFor() {
        assertThat(cost("loss --top 1")).contains("the others", "in all").isEqualTo(cost("--top=1 g"));
        assertThatThrownBy(() -> cost("loss --top 0")).isInstanceOf(CannotShow.class)
                .hasMessage("%cost: top takes how many values to show, 1 to 50; got 0");
        assertThatThrownBy(() -> cost("loss --top much")).hasMessage("%cost: --top wants a whole number, for example --top 3; got 'much'");
    }

    @Test
    void timeIsAskedFor() {
        assertThat(cost("loss --time")).contains("time back", "differ from run to run");
        assertThat(cost("loss")).doesNotContain("time back");
    }

    @Test
    void whatHasNoDerivativeHasNoCost() {
        assertThatThrownBy(() -> cost("root")).isInstanceOf(CannotShow.class).hasMessageStartingWith("%cost: ").hasMessageContaining("sqrt");
    }

    @Test
    void aModelThatDoesNotTellIsTold() {
        assertThat(summary("model")).contains("--features 3");
        assertThat(summary("model --features 3")).startsWith("relu: 0 parameters, for one sample of 3 features\n").contains("3×1");
        assertThatThrownBy(() -> summary("model --features 0")).hasMessage("%summary: a sample has 1 feature or more; got 0");
        assertThatThrownBy(() -> summary("loss"))
                .hasMessage("%summary: it wants a model: a layer, or layers as Sequential.of(…) puts them together; 'loss' is a Value");
    }

    @Test
    void helpShowsAnExampleOfEach() {
        assertThat(cost("--help")).contains("%cost L --top 3", "showCost(L, new CostOptions().top(3))", "showCost(L, new CostOptions().time())");
        assertThat(summary("--help")).contains("%summary model --features 3", "showSummary(model, new SummaryOptions().features(3))");
    }
}
