package chainrule.notebook.magic;

import chainrule.notebook.Notebook;
import chainrule.tape.Value;
import java.util.HashMap;
import java.util.Map;

/** What the notebook calls its values: after {@code var d = scale(2, b)} the picture says {@code d}. */
final class Names {

    private Names() {}

    /** The first variable declared that holds a value is its name; nothing where the kernel does not tell. */
    static Map<Value, String> here() {
        Map<Value, String> names = new HashMap<>();
        Notebook.host()
                .ifPresent(host -> host.variables(Value.class).forEach((name, value) -> names.putIfAbsent(value, name)));
        return names;
    }
}
