package chainrule.notebook.magic;

import chainrule.notebook.ClassScan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** All magics there are: every public class of this package that is a {@link Magic}. */
public final class Magics {

    private Magics() {}

    /**
     * One of each, by class name.
     *
     * @throws IOException if the jar or folder they lie in cannot be read
     */
    public static List<Magic> all() throws IOException {
        List<Magic> found = new ArrayList<>();
        for (Class<?> type : ClassScan.beside(Magics.class).publicClassesOf(Magics.class.getPackageName())) {
            if (Magic.class.isAssignableFrom(type) && !type.isInterface()) {
                found.add(made(type.asSubclass(Magic.class)));
            }
        }
        return List.copyOf(found);
    }

    private static Magic made(Class<? extends Magic> type) {
        try {
            return type.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " needs a public constructor without arguments", e);
        }
    }
}
