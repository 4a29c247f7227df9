package chainrule.notebook.ijava;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Where an expression of the notebook leaves its value for us. A call that returns nothing leaves no {@code $1} behind
 * in the notebook, which would keep the value alive for as long as the kernel runs.
 */
public final class Inbox {

    private static final AtomicReference<@Nullable Object> VALUE = new AtomicReference<>();

    private Inbox() {}

    /**
     * Called from the notebook's side, by this name alone: a variable named {@code chainrule} hides the package of that
     * name, but no method. Nobody else's method has a dollar in its name.
     */
    public static void chainrule$put(@Nullable Object value) {
        VALUE.set(value);
    }

    static @Nullable Object take() {
        return VALUE.getAndSet(null);
    }
}
