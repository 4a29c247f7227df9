package chainrule.notebook.ijava;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import jdk.jshell.JShell;
import jdk.jshell.Snippet.Status;
import org.junit.jupiter.api.Test;

class InboxTest {

    @Test
    void aVariableNamedLikeThePackageHidesNothing() throws IOException {
        try (JShell shell = JShell.builder().executionEngine("local").build()) {
            shell.addToClasspath(System.getProperty("java.class.path"));
            Imports.all().stream().filter(line -> line.contains("Inbox")).forEach(shell::eval);
            shell.eval("int chainrule = 41;");
            assertThat(shell.eval("chainrule$put(chainrule + 1\n);")).allMatch(event -> event.status() == Status.VALID);
            assertThat(Inbox.take()).isEqualTo(42);
        }
    }
}
