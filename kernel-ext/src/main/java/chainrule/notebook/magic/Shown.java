package chainrule.notebook.magic;

import chainrule.notebook.Display;
import chainrule.notebook.Notebook;

/** Puts a display where the user is: on the page, or in a plain program on the terminal. */
final class Shown {

    private Shown() {}

    static <T> void by(View<T> view, T subject) {
        if (subject == null) {
            throw new CannotShow("there is nothing to show: the " + view.type().getSimpleName() + " given is null");
        }
        here(view.of(subject));
    }

    static void here(Display display) {
        Notebook.host().ifPresentOrElse(host -> host.show(display), () -> System.out.println(display.text()));
    }
}
