package chainrule.notebook.ijava;

import chainrule.notebook.Display;
import chainrule.notebook.magic.Magic;
import chainrule.notebook.magic.View;
import io.github.spencerpark.jupyter.kernel.display.RenderContext;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.List;
import java.util.ServiceConfigurationError;

/** Shows a cell's last value if its type is one of ours. */
final class Renderers {

    private Renderers() {}

    /** To be called once per kernel: IJava runs a renderer as often as it was registered. */
    static void register(List<Magic> magics, Renderer renderer) {
        magics.stream()
                .flatMap(magic -> magic.views().stream())
                .filter(view -> view.occasion() == View.Occasion.RESULT)
                .forEach(view -> register(view, renderer));
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
            context.getOutputContainer().putText(value + "\n(no picture: " + e + ")");
        }
    }
}
