package chainrule.notebook.magic;

import chainrule.notebook.ClassScan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** All that can be shown, and how: every public class of this package that is a {@link Magic} or has {@link Views}. */
public final class Magics {

    private Magics() {}

    /**
     * One of each, by class name.
     *
     * @throws IOException if the jar or folder they lie in cannot be read
     */
    public static List<Magic> all() throws IOException {
        return found(Magic.class);
    }

    /**
     * How a cell's last value is shown: one view for each type, those of magics and those without one.
     *
     * @throws IOException if the jar or folder they lie in cannot be read
     */
    public static List<View<?>> results() throws IOException {
        return found(Views.class).stream()
                .<View<?>>flatMap(views -> views.views().stream())
                .filter(view -> view.occasion() == View.Occasion.RESULT)
                .toList();
    }

    private static <T> List<T> found(Class<T> kind) throws IOException {
        List<T> found = new ArrayList<>();
        for (Class<?> type : ClassScan.beside(Magics.class).publicClassesOf(Magics.class.getPackageName())) {
            if (kind.isAssignableFrom(type) && !type.isInterface()) {
                found.add(made(type.asSubclass(kind)));
            }
        }
        return List.copyOf(found);
    }

    private static <T> T made(Class<? extends T> type) {
        try {
            return type.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " needs a public constructor without arguments", e);
        }
    }
}
