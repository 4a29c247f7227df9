package chainrule.notebook.magic;

import chainrule.diff.Gradients;
import chainrule.explain.GradientTable;
import chainrule.notebook.Display;
import chainrule.notebook.NotebookHost;
import chainrule.notebook.view.GradientsView;
import java.util.List;

/** {@code %gradients g}: one row per parameter, with the size of its gradient and a health mark. */
public final class GradientsMagic implements Magic {

    private static final View<Gradients> GRADIENTS = new View<>(
            Gradients.class, View.Occasion.RESULT, gradients -> GradientsView.of(GradientTable.of(gradients, Names.here())));
    private static final View<GradientTable> TABLE =
            new View<>(GradientTable.class, View.Occasion.RESULT, GradientsView::of);

    /** Found by scanning. */
    public GradientsMagic() {}

    /** Shows the gradients as a table. */
    public static void showGradients(Gradients gradients) {
        Shown.by(GRADIENTS, gradients);
    }

    /** Shows a table made elsewhere. */
    public static void showGradients(GradientTable table) {
        Shown.by(TABLE, table);
    }

    @Override
    public String name() {
        return "gradients";
    }

    @Override
    public String help() {
        return "one row per parameter: the size of its gradient, its health";
    }

    @Override
    public String example() {
        return "g";
    }

    @Override
    public Display answer(String argument, NotebookHost host) {
        return new Subject(this, "gradients, as gradients(loss, …) returns them", host).draw(argument);
    }

    @Override
    public List<View<?>> views() {
        return List.of(GRADIENTS, TABLE);
    }
}
