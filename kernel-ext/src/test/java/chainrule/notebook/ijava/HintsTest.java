package chainrule.notebook.ijava;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.notebook.ClassScan;
import chainrule.tape.Value;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the compiler says of a cell, in a JShell of our own with the imports of a notebook, and what was meant. */
class HintsTest {

    private static final List<String> MAGICS = List.of("tape", "loss");

    private static JShell shell;

    @BeforeAll
    static void aNotebook() throws IOException {
        shell = JShell.builder().executionEngine("local").build();
        shell.addToClasspath(System.getProperty("java.class.path"));
        shell.eval(String.join(" ", Imports.all()));
        shell.eval("Value a = scalar(\"a\", 1), b = scalar(\"b\", 2), L = add(a, b); int n = 1;");
    }

    @AfterAll
    static void end() {
        shell.close();
    }

    private static Optional<String> hint(String cell) {
        return shell.eval(cell).stream()
                .flatMap(event -> shell.diagnostics(event.snippet()).filter(Diag::isError)
                        .map(error -> new Hints.Complaint(
                                error.getCode(), error.getMessage(null), (int) error.getPosition(), event.snippet().source())))
                .findFirst()
                .flatMap(error -> Hints.on(error, MAGICS));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Value c = a + b;                | Java has no operators for values: write add(a, b), or shift(2, a) with a number",
        "a * 2                           | Java has no operators for values: write multiply(a, b) entry by entry, matmul(a, b) for the matrix product, or scale(2, a) with a number",
        "-a                              | Java has no operators for values: write subtract(a, b), or negate(a)",
        "a /= b;                         | Java has no operators for values: write divide(a, b), or scale(0.5, a) with a number",
        "a.multiply(b)                   | multiply is a function here: write multiply(a, b)",
        "add(a, b).tanh()                | tanh is a function here: write tanh(add(a, b))",
        "L.backward();                   | gradients are returned, not left behind: write var g = gradients(L, a, b), then g.of(a)",
        "a.grad                          | gradients are returned, not left behind: write gradients(L, a).of(a)",
        "relu                            | relu is a function: write relu(x), or hand it on as Relu::relu",
        "new Dense(\"h\", 2, 3, he)      | he is a function: write he(seed)",
        "Layer r = new Relu();           | an operation is handed on by its method: write Relu::relu",
        "Sequential.of(new Relu())       | an operation is handed on by its method: write Relu::relu",
        "Dense(2, 3)                     | Dense is a class: write new Dense(name, in, out, initialization)",
        "Program.of(null, null)          | Program is there, but not imported: import chainrule.replay.Program;",
        "scalar(“a”, 2)                  | this has a character of pasted text that Java does not know, left double quotation mark: type a \" in its place",
        "Value\u00a0c = a;               | this has a character of pasted text that Java does not know, no-break space: type a space in its place",
        "int m = 3 − 1;                  | this has a character of pasted text that Java does not know, minus sign: type a - in its place",
        "% tape L                        | a magic has no space after its percent sign: did you mean %tape?",
    })
    void whatWasMeant(String cell, String words) {
        assertThat(hint(cell)).hasValue(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "int k = \"x\";", "lss", "unknown(3)", "new Nothing()", "true + 1", "% nothing L", "a.whatever()", "n.whatever()", "int € = 3 # 4;", "int k = 1 +;",
    })
    void elseTheCompilersWordsAreEnough(String cell) {
        assertThat(hint(cell)).isEmpty();
    }

    /** What stands in our list is there. */
    @Test
    void everyNameThatIsAdvisedExists() throws IOException {
        List<String> calls = Imports.callable(ClassScan.beside(Value.class))
                .flatMap(type -> List.of(type.getDeclaredMethods()).stream()).map(method -> method.getName()).distinct().toList();
        assertThat(calls).contains("add", "shift", "subtract", "negate", "multiply", "matmul", "scale", "divide", "gradients");
    }

    /** A name that a notebook knows but that is a class of ours elsewhere gets its import. */
    @Test
    void importsAreRight() {
        assertThat(hint("Replay.class")).hasValue("Replay is there, but not imported: import chainrule.replay.Replay;");
        assertThat(shell.eval("import chainrule.replay.Replay;").get(0).status()).isEqualTo(jdk.jshell.Snippet.Status.VALID);
        assertThat(hint("Replay.class")).isEmpty();
    }
}
