package chainrule.notebook.magic;

import chainrule.diff.Gradients;
import chainrule.explain.GradientHistory;
import chainrule.explain.GradientTable;
import chainrule.notebook.Display;
import chainrule.notebook.NotebookHost;
import chainrule.notebook.view.GradientHistoryView;
import chainrule.notebook.view.GradientsView;
import java.util.List;

/**
 * {@code %gradients g}: one row per parameter and activation, with sizes, a small histogram and a health mark;
 * {@code %gradients history} of a {@link GradientHistory}: the same over time.
 */
public final class GradientsMagic implements Magic {

    private static final View<Gradients> GRADIENTS = new View<>(
            Gradients.class, View.Occasion.RESULT, gradients -> GradientsView.of(GradientTable.of(gradients, Names.here())));
    private static final View<GradientTable> TABLE =
            new View<>(GradientTable.class, View.Occasion.RESULT, GradientsView::of);

    private static final View<GradientHistory> HISTORY =
            new View<>(GradientHistory.class, View.Occasion.RESULT, GradientHistoryView::of);

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

    /** Shows how the gradients went over a training run. */
    public static void showGradients(GradientHistory history) {
        Shown.by(HISTORY, history);
    }

    @Override
    public String name() {
        return "gradients";
    }

    @Override
    public String help() {
        return "one row per parameter: the size of its gradient, its health, and why; of a GradientHistory over time";
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
        return List.of(GRADIENTS, TABLE, HISTORY);
    }
}
