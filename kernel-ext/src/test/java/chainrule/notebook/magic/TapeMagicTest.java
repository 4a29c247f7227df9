package chainrule.notebook.magic;

import static chainrule.diff.Gradients.gradients;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Sigmoid.sigmoid;
import static chainrule.op.Tanh.tanh;
import static org.assertj.core.api.Assertions.assertThat;

import chainrule.notebook.Display;
import chainrule.notebook.FakeHost;
import chainrule.tape.Value;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TapeMagicTest {

    private final FakeHost host = new FakeHost();

    @BeforeEach
    void aNotebook() {
        Value a = Value.scalar("a", 2);
        Value loss = multiply(Value.scalar(0.5), tanh(tanh(a))).named("loss");
        host.variables.put("loss", loss);
        host.variables.put("g", gradients(loss, a));
        host.variables.put("other", multiply(Value.scalar(0.5), tanh(sigmoid(a))).named("loss"));
    }

    private String shown(String argument) {
        Display display = new TapeMagic().answer(argument, host);
        return display.text().lines().findFirst().orElse("");
    }

    @Test
    void optionsStandBeforeOrAfterTheExpression() {
        assertThat(shown("loss")).isEqualTo("Tape of loss: 4 values");
        assertThat(shown("loss --constants;")).isEqualTo("Tape of loss: 5 values");
        assertThat(shown("--constants loss")).isEqualTo("Tape of loss: 5 values");
        assertThat(shown("loss --depth 1")).isEqualTo("Tape of loss: the last 2 values");
        assertThat(shown("--depth=1 g")).isEqualTo("Tape of loss: the last 2 values");
        assertThat(shown("g --values 3 --open")).isEqualTo("Tape of loss: the last 3 values");
        assertThat(shown("g --layers")).isEqualTo("Tape of loss: 4 values");
    }

    @Test
    void theWayBackAndTheComparisonAreAskedFor() {
        assertThat(shown("g --backward")).startsWith("The way back: ");
        assertThat(shown("loss --backward")).isEqualTo(shown("g --backward"));
        assertThat(new TapeMagic().answer("loss --against other", host).text()).contains("Mine:", "Reference:", "tanh", "σ");
        assertThat(new TapeMagic().answer("--against other --depth 2 loss", host).text())
                .as("an expression ends where the next option begins").contains("the last");
    }

    @Test
    void helpShowsAnExampleOfEach() {
        assertThat(new TapeMagic().answer("--help", host).text())
                .contains("%tape L --depth 3", "showTape(L, new TapeOptions().depth(3))", "%tape L --backward",
                        "showTape(L, new TapeOptions().backward())", "%tape L --against reference", "showTape(L, reference)");
    }

    @Test
    void javaWithTwoMinusesIsNoOption() {
        host.variables.put("pick(i--)", host.variables.get("loss"));
        assertThat(shown("pick(i--)")).isEqualTo("Tape of loss: 4 values");
    }
}
