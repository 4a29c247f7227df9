package chainrule.notebook.magic;

import chainrule.loss.Loss;
import chainrule.nn.Layer;
import chainrule.notebook.ClassScan;
import chainrule.optim.Optimizer;
import chainrule.tape.Op;
import chainrule.tape.Value;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The names a notebook can build with, found in the library itself: nothing to keep up to date. */
final class Vocabulary {

    private static final int LINE = 84;

    private final StringColumn kind = StringColumn.create("to build with");
    private final StringColumn names = StringColumn.create("names");

    private Vocabulary() {}

    /**
     * A line for each kind of name.
     *
     * @throws IOException if the library's jar cannot be read
     */
    static Table table() throws IOException {
        ClassScan library = ClassScan.beside(Value.class);
        Vocabulary words = new Vocabulary();
        words.add("values", Arrays.stream(Value.class.getMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()))
                .map(method -> method.getName() + "(…)")
                .distinct()
                .sorted());
        words.add("operations", made(library, "chainrule.op", Op.class).map(Vocabulary::call));
        words.add("losses", made(library, "chainrule.loss", Loss.class).map(Vocabulary::call));
        words.add("layers", Stream.concat(
                made(library, "chainrule.nn", Layer.class).map(Class::getSimpleName), Stream.of("any operation: Relu::relu")));
        words.add("optimisers", made(library, "chainrule.optim", Optimizer.class).map(Class::getSimpleName));
        return Table.create("What there is to build with", words.kind, words.names);
    }

    private static Stream<Class<?>> made(ClassScan library, String packageName, Class<?> family) {
        return library.publicClassesOf(packageName).stream()
                .filter(type -> family.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers()));
    }

    /** An operation is called by the static method of its name. */
    private static String call(Class<?> op) {
        String name = op.getSimpleName();
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    private void add(String what, Stream<String> words) {
        List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
        words.forEach(word -> {
            StringBuilder line = lines.get(lines.size() - 1);
            if (line.length() + word.length() > LINE) {
                line = new StringBuilder();
                lines.add(line);
            }
            line.append(line.isEmpty() ? "" : ", ").append(word);
        });
        for (int i = 0; i < lines.size(); i++) {
            kind.append(i == 0 ? what : "");
            names.append(lines.get(i).toString());
        }
    }
}
