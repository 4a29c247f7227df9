package chainrule.notebook.view;

import chainrule.explain.TapeGraph;
import chainrule.explain.TapeGraph.Edge;
import chainrule.explain.TapeGraph.Kind;
import chainrule.explain.TapeGraph.Node;
import chainrule.notebook.view.Columns.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A tape as a text: one line per value, its inputs with their local derivatives, and the sums where it is reused. */
final class TapeListing {

    private static final int LONGEST_CELL = 48;
    private static final int LONGEST_LINE = 400;

    private TapeListing() {}

    static String of(TapeGraph graph, String title) {
        boolean adjoints = graph.nodes().stream().anyMatch(node -> !node.adjoint().text().isEmpty());
        Columns columns = new Columns();
        List<String> heads = new ArrayList<>(List.of("name", "op", "shape", adjoints ? "primal" : "value"));
        heads.addAll(adjoints ? List.of("adjoint", "keeps", "from (local derivative)") : List.of("from (local derivative)"));
        if (!graph.groups().isEmpty()) {
            heads.add(0, "layer");
        }
        heads.forEach(head -> columns.column(head, Side.LEFT));
        for (Node node : graph.nodes()) {
            columns.row(row(graph, node, heads));
        }
        StringBuilder out = new StringBuilder(title).append('\n').append(columns);
        for (Node node : graph.nodes()) {
            if (!node.mark().isEmpty()) {
                out.append("≠ ").append(cell(node.name())).append(' ').append(cell(node.mark())).append('\n');
            }
            if (!node.audit().parts().isEmpty()) {
                out.append("adjoint of ").append(cell(node.name())).append(" = ")
                        .append(Label.oneLine(String.join(" + ", node.audit().parts()), LONGEST_LINE))
                        .append("; ").append(NodeBox.sum(node.audit())).append(' ').append(node.audit().verdict().words())
                        .append('\n');
            }
            if (!node.details().isEmpty()) {
                out.append(cell(node.name())).append(": ")
                        .append(Label.oneLine(String.join("; ", node.details()), LONGEST_LINE)).append('\n');
            }
        }
        Formula.signs(out.toString(), graph.nodes().stream().map(Node::name), graph.leadsTo()).forEach(sign -> out.append(sign).append('\n'));
        graph.notes().forEach(note -> out.append(Label.oneLine(note, LONGEST_LINE)).append('\n'));
        return out.toString();
    }

    private static List<String> row(TapeGraph graph, Node node, List<String> heads) {
        boolean omitted = node.kind() == Kind.OMITTED;
        List<String> cells = new ArrayList<>();
        for (String head : heads) {
            cells.add(switch (head) {
                case "layer" -> node.group() < 0 ? "" : cell(graph.groups().get(node.group()).name());
                case "name" -> cell(node.name());
                case "op" -> node.op().isEmpty() ? omitted ? "" : word(node.kind())
                        : node.op().equals("layer") ? cell(node.formula()) : cell(node.op());
                case "shape" -> omitted ? "" : node.shape().toString();
                case "primal", "value" -> cell(node.primal().text());
                case "adjoint" -> cell(node.adjoint().text());
                case "keeps" -> node.op().isEmpty() || omitted ? "" : cell(node.kept().toString());
                default -> Label.oneLine(inputs(graph, node), LONGEST_LINE);
            });
        }
        return cells;
    }

    private static String word(Kind kind) {
        return kind == Kind.KEPT ? "kept" : kind == Kind.ADJOINT ? "seed" : "input";
    }

    private static String inputs(TapeGraph graph, Node node) {
        return graph.edges().stream()
                .filter(edge -> edge.to() == node.id())
                .map(edge -> input(graph, edge))
                .collect(Collectors.joining(", "));
    }

    private static String input(TapeGraph graph, Edge edge) {
        String name = cell(graph.nodes().get(edge.from()).name());
        String back = edge.back().contains(" = ") ? ": " + cell(edge.back()) : "";
        String derivative = Label.oneLine(edge.derivative(), EdgeLabel.LONGEST);
        return derivative.isEmpty() ? name : name + " (" + derivative + back + ")";
    }

    private static String cell(String text) {
        return Label.oneLine(text, LONGEST_CELL);
    }
}
