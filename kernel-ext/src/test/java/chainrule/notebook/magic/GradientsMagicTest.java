package chainrule.notebook.magic;

import static chainrule.diff.Gradients.gradients;
import static chainrule.op.Square.square;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chainrule.diff.Gradients;
import chainrule.explain.GradientHistory;
import chainrule.explain.GradientTable;
import chainrule.loss.MeanSquared;
import chainrule.notebook.FakeHost;
import chainrule.notebook.Notebook;
import chainrule.optim.Sgd;
import chainrule.tape.Value;
import chainrule.train.History;
import chainrule.train.Scores;
import chainrule.train.Trainer;
import java.util.List;
import java.util.Optional;
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
        host.variables.put("none", new History(List.of(), List.of()));
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

    /** What a training run did is not known to gradients: it is handed to them, or it is said that it was not. */
    @Test
    void theRateOfATrainingRunJudgesTheStep() {
        host.variables.put("run", new History(List.of(), List.of(
                new History.Epoch(1, 7, Scores.of(1), Optional.empty()), new History.Epoch(2, 0.1, Scores.of(1), Optional.empty()))));
        host.variables.put("eta", 0.1);
        host.variables.put("trainer", Trainer.of(x -> x, new MeanSquared(), new Sgd(0.1)));
        String judged = shown("g --rate 0.1");
        assertThat(judged).doesNotContain("not judged");
        for (String rate : List.of("run", "eta", "trainer")) {
            assertThat(shown("g --rate " + rate)).isEqualTo(judged);
        }
        assertThat(shown("g")).contains("? steps: not judged: no learning rate was given");
        assertThat(shown("table")).contains("steps: not judged");
        GradientsMagic.showGradients(g, (History) host.variables.get("run"));
        GradientsMagic.showGradients(g, (Trainer) host.variables.get("trainer"));
        assertThat(host.shown).extracting(display -> display.text()).containsExactly(judged, judged);
    }

    @Test
    void whatIsNoRateIsRefused() {
        assertThatThrownBy(() -> shown("g --rate fast")).hasMessageContaining("there is no 'fast' here");
        assertThatThrownBy(() -> shown("g --rate table")).hasMessage("%gradients: --rate wants a learning rate, for example --rate 0.1, or a history or trainer"
                + " that has one; 'table' is none");
        assertThatThrownBy(() -> shown("g --rate none")).hasMessageContaining("finished no epoch");
        assertThatThrownBy(() -> shown("g --rate 0")).hasMessageContaining("a learning rate above 0").hasMessageContaining("got 0");
        assertThatThrownBy(() -> shown("g --rate NaN")).hasMessageContaining("a learning rate above 0");
        assertThatThrownBy(() -> shown("history --rate 1")).hasMessageContaining("a history has those of many epochs");
        assertThatThrownBy(() -> shown("g --rat 1")).hasMessageContaining("did you mean --rate?");
    }
}
