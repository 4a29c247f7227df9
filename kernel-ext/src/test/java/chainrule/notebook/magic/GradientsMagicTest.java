package chainrule.notebook.magic;

import static chainrule.diff.Gradients.gradients;
import static chainrule.op.Square.square;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chainrule.diff.Gradients;
import chainrule.explain.GradientHistory;
import chainrule.explain.GradientTable;
import chainrule.notebook.FakeHost;
import chainrule.notebook.Notebook;
import chainrule.tape.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GradientsMagicTest {

    private final FakeHost host = new FakeHost();
    private final Value w = Value.scalar("w", 3);
    private final Gradients g = gradients(square(w), w);

    @BeforeEach
    void aNotebook() {
        host.variables.put("g", g);
        host.variables.put("table", GradientTable.of(g));
        host.variables.put("history", new GradientHistory(() -> g));
        Notebook.attach(host);
    }

    @AfterEach
    void detach() {
        Notebook.detach();
    }

    private String shown(String argument) {
        return new GradientsMagic().answer(argument, host).text();
    }

    @Test
    void aRateJudgesTheStep() {
        assertThat(shown("g")).contains("✓ ok").doesNotContain("‖step‖");
        assertThat(shown("g --rate 0.01")).contains("✓ ok", "‖step‖/‖value‖", "0.02");
        assertThat(shown("g --rate 0.1;")).contains("» step too large", "20%").isEqualTo(shown("--rate=0.1 g"));
        assertThat(shown("table --rate 0.1")).isEqualTo(shown("g --rate 0.1"));
        GradientsMagic.showGradients(g, 0.1);
        assertThat(shown("--help")).contains("%gradients g --rate 0.1", "showGradients(g, 0.1)");
    }

    @Test
    void whatIsNoRateIsRefused() {
        assertThatThrownBy(() -> shown("g --rate fast")).hasMessage("%gradients: --rate wants a number, for example --rate 0.5; got 'fast'");
        assertThatThrownBy(() -> shown("g --rate 0")).hasMessageContaining("a learning rate above 0").hasMessageContaining("got 0");
        assertThatThrownBy(() -> shown("g --rate NaN")).hasMessageContaining("a learning rate above 0");
        assertThatThrownBy(() -> shown("history --rate 1")).hasMessageContaining("a history has those of many epochs");
        assertThatThrownBy(() -> shown("g --rat 1")).hasMessageContaining("did you mean --rate?");
    }
}
