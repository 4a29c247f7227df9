package chainrule.notebook.view;

import chainrule.explain.TapeGraph;
import chainrule.explain.TapeGraph.Edge;
import chainrule.explain.TapeGraph.Kind;
import chainrule.explain.TapeGraph.Node;
import java.util.List;

/**
 * A tape as a picture: frames of layers, edges, labels upon them, boxes, and at the foot what was left out and the
 * legend. Forward edges are solid, adjoint edges broken and in the other colour.
 */
final class TapePicture {

    private static final double MARGIN = 24;
    private static final double LEAST_WIDTH = 420;
    /** Half the way between an edge and the adjoint edge beside it. */
    private static final double BESIDE = 2.5;
    private static final Lettering HEADING = Lettering.bold(14, Palette.INK);
    private static final Lettering FRAME = Lettering.bold(11.5, Palette.MUTED);
    private static final Lettering NOTE = Lettering.italic(11.5, Palette.MUTED);
    private static final int LONGEST_NAME = 40;

    private final TapeGraph graph;
    private final String heading;
    private final List<NodeBox> boxes;
    private final TapeLayout layout;
    private final List<String> notes;
    private final double top;

    /**
     * @param heading above it; empty for none
     * @param page    how wide a picture should be at most
     */
    TapePicture(TapeGraph graph, String heading, double page) {
        this.graph = graph;
        this.heading = heading;
        this.boxes = boxes(graph);
        this.layout = TapeLayout.of(graph, boxes, page);
        this.top = heading.isEmpty() ? 0 : 22;
        this.notes = graph.notes().stream()
                .flatMap(note -> Paragraph.of(note, NOTE, width() - 2 * MARGIN).stream()).toList();
    }

    /** The boxes of a graph, which say what they keep where one of them is a matrix. */
    static List<NodeBox> boxes(TapeGraph graph) {
        NodeBox.Memory memory = graph.nodes().stream().allMatch(node -> node.shape().isScalar())
                ? NodeBox.Memory.LEFT_OUT : NodeBox.Memory.SHOWN;
        return graph.nodes().stream().map(node -> new NodeBox(node, memory)).toList();
    }

    /** In pixels at its natural size. */
    long width() {
        return Math.round(Math.max(LEAST_WIDTH, layout.width()));
    }

    /** In pixels at its natural size. */
    double height() {
        return Math.ceil(foot() + legend().height() + MARGIN - 4);
    }

    /** Where a node lies. */
    Area area(Node node) {
        return layout.boxes().get(node.id()).down(top);
    }

    private double foot() {
        return top + layout.height() + notes.size() * 17;
    }

    private TapeLegend legend() {
        return new TapeLegend(graph, width() - 2 * MARGIN);
    }

    String svg(String title, String description) {
        Svg svg = Svg.card(width(), height(), title, description);
        svg.text(MARGIN, 26, HEADING, heading);
        for (int at = 0; at < layout.frames().size(); at++) {
            frame(svg, layout.frames().get(at).down(top), graph.groups().get(at).name());
        }
        for (int at = 0; at < layout.routes().size(); at++) {
            edge(svg, graph.edges().get(at), layout.routes().get(at).down(top));
        }
        for (int at = 0; at < layout.routes().size(); at++) {
            layout.labels().get(at).draw(svg, layout.routes().get(at).label().down(top));
        }
        for (int at = 0; at < boxes.size(); at++) {
            boxes.get(at).draw(svg, layout.boxes().get(at).down(top));
        }
        double y = top + layout.height() + 10;
        for (String note : notes) {
            svg.text(MARGIN, y, NOTE, note);
            y += 17;
        }
        legend().draw(svg, MARGIN, foot());
        return svg.finish();
    }

    private static void frame(Svg svg, Area area, String name) {
        svg.rectangle(area, 8, "fill", Palette.CARD, "stroke", Palette.MUTED, "stroke-width", "1", "stroke-dasharray", "1.5 3");
        svg.text(area.x() + 12, area.y() + 18, FRAME, Label.oneLine(name, LONGEST_NAME));
    }

    private void edge(Svg svg, Edge edge, TapeRoute route) {
        Kind kind = graph.nodes().get(edge.to()).kind();
        if (kind == Kind.ADJOINT || kind == Kind.GRADIENT) {
            route.draw(svg, Palette.BACKWARD, "stroke-dasharray", "5 3");
        } else if (edge.back().isEmpty()) {
            route.draw(svg, Palette.INPUT_EDGE);
        } else {
            route.beside(-BESIDE).draw(svg, Palette.INPUT_EDGE);
            route.beside(BESIDE).reversed().draw(svg, Palette.BACKWARD, "stroke-dasharray", "5 3");
        }
    }
}
