package chainrule.notebook.view;

import chainrule.explain.TapeGraph;
import chainrule.explain.TapeGraph.Edge;
import chainrule.explain.TapeGraph.Kind;
import chainrule.explain.TapeGraph.Node;
import chainrule.notebook.view.Columns.Side;
import java.util.List;
import java.util.stream.Collectors;

/** A tape as a text: one line per value, its inputs with their local derivatives, and the sums where it is reused. */
final class TapeListing {

    private static final int LONGEST_CELL = 48;
    private static final int LONGEST_LINE = 400;

    private TapeListing() {}

    static String of(TapeGraph graph, String title) {
        Columns columns = new Columns();
        for (String head : List.of("name", "op", "shape", "primal", "adjoint", "from (local derivative)")) {
            columns.column(head, Side.LEFT);
        }
        for (Node node : graph.nodes()) {
            columns.row(List.of(
                    cell(node.name()),
                    node.kind() == Kind.INPUT ? "input" : cell(node.op()),
                    node.kind() == Kind.OMITTED ? "" : node.shape().toString(),
                    cell(node.primal()),
                    node.kind() == Kind.OMITTED ? "" : cell(node.adjoint()),
                    Label.oneLine(inputs(graph, node), LONGEST_LINE)));
        }
        StringBuilder out = new StringBuilder(title).append('\n').append(columns);
        for (Node node : graph.nodes()) {
            if (!node.contributions().isEmpty()) {
                out.append("adjoint of ").append(cell(node.name())).append(" = ")
                        .append(Label.oneLine(String.join(" + ", node.contributions()), LONGEST_LINE)).append('\n');
            }
        }
        if (!graph.omitted().isEmpty()) {
            out.append(Label.oneLine(graph.omitted(), LONGEST_LINE)).append('\n');
        }
        return out.toString();
    }

    private static String inputs(TapeGraph graph, Node node) {
        return graph.edges().stream()
                .filter(edge -> edge.to() == node.id())
                .map(edge -> input(graph, edge))
                .collect(Collectors.joining(", "));
    }

    private static String input(TapeGraph graph, Edge edge) {
        String name = cell(graph.nodes().get(edge.from()).name());
        return edge.derivative().isEmpty() ? name : name + " (" + cell(edge.derivative()) + ")";
    }

    private static String cell(String text) {
        return Label.oneLine(text, LONGEST_CELL);
    }
}
