package chainrule.notebook.magic;

import static chainrule.op.Scale.scale;
import static org.assertj.core.api.Assertions.assertThat;

import chainrule.notebook.FakeHost;
import chainrule.notebook.Notebook;
import chainrule.tape.Value;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShownTest {

    private final PrintStream out = System.out;

    @AfterEach
    void restore() {
        System.setOut(out);
        Notebook.detach();
    }

    @Test
    void aPlainProgramPrintsTheText() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));

        TapeMagic.showTape(Value.scalar("lonely", 7));

        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("lonely", "7").doesNotContain("<");
    }

    @Test
    void aNotebookShowsBothOnThePage() {
        FakeHost host = new FakeHost();
        Notebook.attach(host);

        TapeMagic.showTape(Value.scalar("lonely", 7));

        assertThat(host.shown).singleElement().satisfies(display -> {
            assertThat(display.html()).contains("<img");
            assertThat(display.text()).contains("lonely");
        });
    }

    @Test
    void aValueWithoutANameIsCalledWhatItsVariableIs() {
        FakeHost host = new FakeHost();
        Value twice = scale(2, Value.scalar("b", 3));
        host.variables.put("d", twice);
        host.variables.put("alias", twice);
        Notebook.attach(host);

        TapeMagic.showTape(twice);

        assertThat(host.shown.get(0).text()).containsPattern("\\bd\\b").doesNotContain("alias");
    }
}
