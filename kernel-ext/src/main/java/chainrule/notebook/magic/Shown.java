package chainrule.notebook.magic;

import chainrule.notebook.Display;
import chainrule.notebook.Notebook;
import org.jspecify.annotations.Nullable;

/** Puts a display where the user is: on the page, or in a plain program on the terminal. */
final class Shown {

    private Shown() {}

    static <T> void by(View<T> view, T subject) {
        here(view.of(given(view.type(), subject)));
    }

    /** What is shown, or what it is to be shown by, which is not null. */
    static <T> T given(Class<T> type, @Nullable T subject) {
        if (subject == null) {
            throw new CannotShow("there is nothing to show: the " + type.getSimpleName() + " given is null");
        }
        return subject;
    }

    static void here(Display display) {
        Notebook.host().ifPresentOrElse(host -> host.show(display), () -> System.out.println(display.text()));
    }
}
