package chainrule.notebook.real;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.notebook.real.ExecutedNotebook.Output;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the real kernel answers to what somebody almost wrote. */
@Tag("jupyter")
class HintsIT {

    private static ExecutedNotebook notebook;

    @BeforeAll
    static void execute() throws IOException {
        notebook = Jupyter.execute(new NotebookFile()
                .cell("values", "var a = scalar(\"a\", 2);\nvar b = scalar(\"b\", -1.5);\nValue loss = multiply(a, b);")
                .cell("swapped", "%tpae loss")
                .cell("large", "%Tap loss")
                .cell("help", "%help")
                .cell("spaced", "% tape loss")
                .cell("noBreak", "%tape\u00a0loss")
                .cell("operators", "Value sum = a + b;")
                .cell("backward", "loss.backward();")
                .cell("notImported", "var p = Program.of(null, null);")
                .cell("quotes", "scalar(“a”, 2)")
                .cell("nothingMeant", "int k = nowhere;")
                .cell("inMagic", "%tape a.multiply(b)")
                .cell("stillEvaluates", "a.asScalar() + 1")
                .write("hints.ipynb"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            swapped | there is no magic %tpae; did you mean %tape?
            large   | there is no magic %Tap; did you mean %tape?
            help    | there is no magic %help; %chainrule lists those that there are
            inMagic | %tape: there is no 'multiply' here; multiply is a function here: write multiply(a, b)
            """)
    void aMagicAnswersInOneLine(String cell, String message) {
        assertThat(notebook.cell(cell).output().error()).startsWith(message).doesNotContain("\n");
        assertThat(notebook.cell(cell).output().traceback()).as("what the page shows").hasSize(1);
    }

    /** The compiler's own message stays as it is; above it stands what was meant. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            operators   | Hint: Java has no operators for values: write add(a, b)          | bad operand types
            backward    | Hint: gradients are returned, not left behind: write             | cannot find symbol
            spaced      | Hint: a magic has no space after its percent sign: did           | illegal start of expression
            notImported | Hint: Program is there, but not imported: import chainrule.      | cannot find symbol
            quotes      | Hint: this has a character of pasted text that Java does not     | illegal character
            """)
    void whatDoesNotCompileHasAHint(String cell, String hint, String compiler) {
        List<Output> outputs = notebook.cell(cell).outputs();
        assertThat(outputs).hasSize(2);
        assertThat(outputs.get(0).text()).startsWith(hint);
        assertThat(String.join("\n", outputs.get(1).traceback())).contains(compiler);
    }

    @Test
    void elseNothingIsAdded() {
        assertThat(notebook.cell("nothingMeant").output().type()).isEqualTo("error");
        assertThat(notebook.cell("stillEvaluates").output().text()).isEqualTo("3.0");
    }

    @Test
    void aNoBreakSpaceAfterAMagicIsASpace() {
        assertThat(notebook.cell("noBreak").output().html()).contains("<img src=\"data:image/svg+xml;base64,");
    }
}
