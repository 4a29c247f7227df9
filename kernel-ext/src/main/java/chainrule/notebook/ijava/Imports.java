package chainrule.notebook.ijava;

import chainrule.notebook.ClassScan;
import chainrule.notebook.data.Csv;
import chainrule.notebook.magic.Magic;
import chainrule.tape.Value;
import io.github.spencerpark.ijava.JavaKernel;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.Snippet.Status;

/**
 * What a notebook can name without importing it. Static methods are imported on demand, class by class, so that a
 * notebook's own {@code import static java.lang.Math.*} or method of the same name goes with them.
 */
public final class Imports {

    /** Packages of the library whose types a notebook names. */
    private static final List<String> TYPES =
            List.of("shape", "tape", "op", "diff", "nn", "loss", "optim", "train", "check", "explain");

    /** Packages of the library whose static methods a notebook calls: every op is one of them. */
    private static final List<String> CALLS = List.of("op", "diff", "loss", "nn");

    /** From tables to datasets. */
    private static final String DATA = Csv.class.getPackageName();

    private Imports() {}

    /**
     * The import declarations. The first imports this very class: the kernel may take all of them as one, under the
     * name of the first, and an import of that name in the notebook would replace them all.
     *
     * @throws IOException if one of our jars cannot be read
     */
    static List<String> all() throws IOException {
        ClassScan library = ClassScan.beside(Value.class);
        List<String> imports = new ArrayList<>();
        imports.add("import static " + Imports.class.getName() + ".*;");
        imports.add("import static " + Inbox.class.getName() + ".*;");
        for (String name : TYPES) {
            if (!library.publicClassesOf("chainrule." + name).isEmpty()) {
                imports.add("import chainrule." + name + ".*;");
            }
        }
        imports.add("import tech.tablesaw.api.*;");
        imports.add("import static " + Value.class.getName() + ".*;");
        CALLS.forEach(name -> calls(library, "chainrule." + name).forEach(imports::add));
        imports.add("import " + DATA + ".*;");
        ClassScan extension = ClassScan.beside(Magic.class);
        Stream.of(DATA, Magic.class.getPackageName()).flatMap(name -> calls(extension, name)).forEach(imports::add);
        return imports;
    }

    /** Whether a notebook names a class of the library without importing it. */
    static boolean isNamed(Class<?> type) {
        return TYPES.stream().anyMatch(name -> type.getPackageName().equals("chainrule." + name));
    }

    /** The classes of the library whose static methods a notebook calls. */
    static Stream<Class<?>> callable(ClassScan library) {
        return CALLS.stream().flatMap(name -> library.publicClassesOf("chainrule." + name).stream());
    }

    private static Stream<String> calls(ClassScan scan, String packageName) {
        return scan.publicClassesOf(packageName).stream()
                .filter(type -> Arrays.stream(type.getDeclaredMethods())
                        .anyMatch(method -> Modifier.isStatic(method.getModifiers())
                                && Modifier.isPublic(method.getModifiers())))
                .map(type -> "import static " + type.getName() + ".*;");
    }

    /**
     * Makes them in the notebook. One by one costs a compilation each, a second or two for all; JShell also takes them
     * as one snippet.
     */
    static void make(JavaKernel kernel) throws Exception {
        List<String> imports = all();
        if (!KernelParts.shell(kernel).map(shell -> atOnce(shell, imports)).orElse(false)) {
            for (String line : imports) {
                kernel.evalRaw(line);
            }
        }
    }

    private static boolean atOnce(JShell shell, List<String> imports) {
        return shell.eval(String.join(" ", imports)).stream().allMatch(event -> event.status() == Status.VALID);
    }
}
