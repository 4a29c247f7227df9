package chainrule.notebook.magic;

import chainrule.diff.Gradients;
import chainrule.explain.TapeGraph;
import chainrule.explain.TapeOptions;
import chainrule.notebook.Display;
import chainrule.notebook.NotebookHost;
import chainrule.notebook.view.TapeView;
import chainrule.notebook.view.ValueView;
import chainrule.tape.Value;
import java.util.List;

/** {@code %tape c}: the computation graph of a value, with the adjoints if gradients are given. */
public final class TapeMagic implements Magic {

    private static final View<Value> VALUE =
            new View<>(Value.class, View.Occasion.ASKED, value -> TapeView.of(TapeGraph.of(value, Names.here(), new TapeOptions())));
    private static final View<Value> RESULT =
            new View<>(Value.class, View.Occasion.RESULT, value -> ValueView.of(value, TapeGraph.of(value, Names.here(), new TapeOptions())));
    private static final View<Gradients> GRADIENTS =
            new View<>(Gradients.class, View.Occasion.ASKED, gradients -> TapeView.of(TapeGraph.of(gradients, Names.here(), new TapeOptions())));
    private static final View<TapeGraph> GRAPH = new View<>(TapeGraph.class, View.Occasion.RESULT, TapeView::of);

    /** Found by scanning. */
    public TapeMagic() {}

    /** Shows how a value came to be. */
    public static void showTape(Value value) {
        Shown.by(VALUE, value);
    }

    /** Shows how the loss came to be, and what flows back. */
    public static void showTape(Gradients gradients) {
        Shown.by(GRADIENTS, gradients);
    }

    /** Shows a graph made elsewhere. */
    public static void showTape(TapeGraph graph) {
        Shown.by(GRAPH, graph);
    }

    @Override
    public String name() {
        return "tape";
    }

    @Override
    public String help() {
        return "the graph of a value; of gradients, with the adjoints";
    }

    @Override
    public String example() {
        return "L";
    }

    @Override
    public Display answer(String argument, NotebookHost host) {
        return new Subject(this, "a value, or the gradients of one", host).draw(argument);
    }

    @Override
    public List<View<?>> views() {
        return List.of(VALUE, RESULT, GRADIENTS, GRAPH);
    }
}
