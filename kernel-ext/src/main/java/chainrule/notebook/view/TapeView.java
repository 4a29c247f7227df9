package chainrule.notebook.view;

import chainrule.explain.TapeGraph;
import chainrule.explain.TapeGraph.Kind;
import chainrule.explain.TapeGraph.Node;
import chainrule.notebook.Display;

/**
 * Shows a tape as a layered graph, inputs at the left and the result at the right. Each value is a box with its name,
 * shape, operation, primal and adjoint; each use is an arrow with the local derivative on it.
 */
public final class TapeView {

    private static final int LONGEST_NAME = 40;

    private TapeView() {}

    /** The picture of {@code graph}, and the same as a table of its values. */
    public static Display of(TapeGraph graph) {
        String title = title(graph);
        String listing = TapeListing.of(graph, title);
        TapePicture picture = new TapePicture(graph);
        String svg = picture.svg(title, "Arrows lead from the inputs to the result, with local derivatives on them.");
        return new Display(Card.picture(svg, picture.width(), title), listing);
    }

    private static String title(TapeGraph graph) {
        String result = graph.nodes().stream()
                .filter(node -> node.kind() == Kind.RESULT)
                .map(Node::name)
                .reduce((first, last) -> last)
                .map(name -> " of " + Label.oneLine(name, LONGEST_NAME))
                .orElse("");
        long values = graph.nodes().stream().filter(node -> node.kind() != Kind.OMITTED).count();
        boolean all = values == graph.nodes().size();
        return "Tape" + result + ": " + (all ? "" : "the last ") + values + (values == 1 ? " value" : " values");
    }
}
