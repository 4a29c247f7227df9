package chainrule.notebook.ijava;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jdk.jshell.JShell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In a JShell of our own, as the kernel runs one: in this JVM. */
public class NotebookLinesTest {

    private static final List<String> SEEN = new ArrayList<>();

    private static JShell shell;

    /** Called by the snippets. */
    public static int here() {
        StackTraceElement line = StackWalker.getInstance()
                .walk(frames -> frames.skip(1).findFirst()).orElseThrow().toStackTraceElement();
        SEEN.add(NotebookLines.words(shell, line).orElse("none"));
        return 1;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "here();                                               | here(); (notebook)",
        "int v = 2 +~ here();                                  | here(); (notebook, line 2 of v)",
        "int f() {~  int a = 1;~  return a + here();~}~f();    | return a + here(); (notebook, line 3 of f)",
        "class A {~  int m() {~~    return here();~  }~}~new A().m(); | return here(); (notebook, line 4 of A)",
        "java.util.function.IntSupplier g = () -> {~  int b = 0;~  return here();~};~g.getAsInt(); | return here(); (notebook, line 3 of g)",
        "for (int i = 0; i < 1; i++) {~  here();~}             | here(); (notebook, line 2)",
    })
    void aLineIsToldAsItWasWritten(String cell, String expected) {
        try (JShell own = JShell.builder().executionEngine("local").build()) {
            shell = own;
            SEEN.clear();
            own.addToClasspath(System.getProperty("java.class.path"));
            own.eval("import java.util.*;");
            own.eval("import static " + NotebookLinesTest.class.getName() + ".here;");
            String rest = cell.replace('~', '\n');
            while (!rest.isEmpty()) {
                var next = own.sourceCodeAnalysis().analyzeCompletion(rest);
                own.eval(next.source());
                rest = next.remaining();
            }
            assertThat(SEEN).containsExactly(expected);
        }
    }

    @Test
    void linesOfOthersAreLeftToOthers() {
        assertThat(new NotebookLines().words(new StackTraceElement("Demo", "main", "Demo.java", 3))).isEmpty();
        try (JShell own = JShell.create()) {
            assertThat(NotebookLines.words(own, new StackTraceElement("Demo", "main", "Demo.java", 3))).isEqualTo(Optional.empty());
            assertThat(NotebookLines.words(own, new StackTraceElement("REPL.$JShell$7", "do_it$", "$JShell$7.java", 3))).isEmpty();
        }
    }
}
