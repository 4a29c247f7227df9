package chainrule.notebook.ijava;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.notebook.ClassScan;
import chainrule.tape.Value;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ImportsTest {

    private static final Pattern PACKAGE = Pattern.compile("import ((?:\\w+\\.)+)\\*;");

    /** What IJava imports on its own, and Tablesaw. */
    private static final List<String> OTHERS = List.of(
            "java.lang.", "java.util.", "java.io.", "java.math.", "java.net.", "java.util.concurrent.",
            "java.util.prefs.", "java.util.regex.", "tech.tablesaw.api.");

    @Test
    void everyOpCanBeCalled() throws IOException {
        List<String> calls = ClassScan.beside(Value.class).publicClassesOf("chainrule.op").stream()
                .filter(op -> Stream.of(op.getDeclaredMethods())
                        .anyMatch(m -> m.getName().equalsIgnoreCase(op.getSimpleName())))
                .map(op -> "import static " + op.getName() + ".*;")
                .toList();

        assertThat(calls).hasSizeGreaterThan(15);
        assertThat(Imports.all()).containsAll(calls).doesNotHaveDuplicates();
    }

    @Test
    void noTypeIsAmbiguous() throws IOException {
        for (Class<?> type : ours()) {
            for (String other : OTHERS) {
                assertThat(exists(other + type.getSimpleName()))
                        .as(type + " and " + other + type.getSimpleName())
                        .isFalse();
            }
        }
        assertThat(ours()).extracting(Class::getSimpleName).doesNotHaveDuplicates();
    }

    private static List<Class<?>> ours() throws IOException {
        ClassScan library = ClassScan.beside(Value.class);
        List<Class<?>> types = Imports.all().stream()
                .map(PACKAGE::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> matcher.group(1).replaceFirst("\\.$", ""))
                .flatMap(name -> library.publicClassesOf(name).stream())
                .<Class<?>>map(type -> type)
                .toList();
        assertThat(types).isNotEmpty();
        return types;
    }

    private static boolean exists(String name) {
        try {
            Class.forName(name, false, ImportsTest.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
