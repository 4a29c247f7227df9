package chainrule.notebook.view;

import chainrule.explain.TapeGraph;
import chainrule.explain.TapeGraph.Kind;
import chainrule.notebook.view.EdgeLabel.Form;
import chainrule.notebook.view.TapeRoute.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.elk.core.options.Direction;

/**
 * Where everything in a tape's picture goes, from the inputs to the result: layers of a model from top to bottom, all
 * else from left to right, in several lines where one is too long.
 *
 * @param boxes  one per node, in order
 * @param routes one per edge, in order
 * @param labels what stands on each edge
 * @param frames one per group, in order
 * @param width  of the whole
 * @param height of the whole
 */
record TapeLayout(
        List<Area> boxes, List<TapeRoute> routes, List<EdgeLabel> labels, List<Area> frames, double width, double height) {

    /** What fits into a notebook's column beside the front end's own, scaled down as far as it stays legible. */
    static final double PAGE = 820;
    /** What is put up with, to be moved sideways, where a line cannot be broken. */
    private static final double LONGEST = 1180;
    private static final double LAYER_GAP = 18;
    /** Between layers where there is little room. */
    private static final double NARROW_GAP = 9;
    /** Between a line and the arrow to the next. */
    private static final double CLEAR = 12;
    /** How much less is put into a line if that turns out too long. */
    private static final double LESS = 0.95;

    /**
     * Lays out {@code graph}, whose nodes need that much room. Here alone is decided which way it reads: layers top down;
     * all else left to right, a circuit of numbers or a chain in several lines if one is too long. What is too long and
     * cannot be broken goes top down as well.
     */
    static TapeLayout of(TapeGraph graph, List<NodeBox> boxes, double page) {
        if (!graph.groups().isEmpty() || graph.nodes().stream().anyMatch(node -> node.kind() == Kind.LAYER)) {
            return inColumn(graph, boxes);
        }
        Predicate<TapeLayout> fits = way -> way.width <= page;
        Optional<TapeLayout> line = TapeExtent.of(graph, boxes, 2 * NARROW_GAP).length() > LONGEST
                ? Optional.empty()
                : Optional.of(inLine(graph, boxes, Form.LINE, LAYER_GAP)).filter(fits)
                        .or(() -> Optional.of(inLine(graph, boxes, Form.COLUMN, NARROW_GAP)));
        if (line.filter(fits).isPresent()) {
            return line.get();
        }
        boolean circuit = graph.nodes().stream().allMatch(node -> node.shape().isScalar());
        Optional<TapeLayout> lines = circuit || isChain(graph) ? inLines(graph, boxes, page) : Optional.empty();
        return lines.or(() -> line.filter(way -> circuit && way.width <= LONGEST))
                .orElseGet(() -> Stream.concat(line.stream(), Stream.of(inColumn(graph, boxes)))
                        .min(Comparator.comparingDouble(TapeLayout::width)).orElseThrow());
    }

    private static TapeLayout inColumn(TapeGraph graph, List<NodeBox> boxes) {
        return place(graph, boxes, labels(graph, Form.LINE), List.of(TapeLine.all(graph)), Direction.DOWN, LAYER_GAP);
    }

    private static TapeLayout inLine(TapeGraph graph, List<NodeBox> boxes, Form form, double gap) {
        return place(graph, boxes, labels(graph, form), List.of(TapeLine.all(graph)), Direction.RIGHT, gap);
    }

    private static List<EdgeLabel> labels(TapeGraph graph, Form form) {
        return graph.edges().stream().map(edge -> EdgeLabel.of(edge, form)).toList();
    }

    /** As few lines as fit into the page; none if the graph cannot be broken so. */
    private static Optional<TapeLayout> inLines(TapeGraph graph, List<NodeBox> boxes, double page) {
        List<EdgeLabel> narrow = labels(graph, Form.COLUMN);
        TapeCuts cuts = new TapeCuts(graph, boxes, narrow, NARROW_GAP);
        for (double length = page - 2 * LayeredLine.PADDING; ; length *= LESS) {
            List<TapeLine> lines = cuts.lines(length);
            if (lines.isEmpty()) {
                return Optional.empty();
            }
            List<EdgeLabel> labels = new ArrayList<>(narrow);
            lines.forEach(line -> line.departure().ifPresent(edge -> labels.set(edge, EdgeLabel.of(graph.edges().get(edge), Form.LINE))));
            TapeLayout placed = place(graph, boxes, labels, lines, Direction.RIGHT, NARROW_GAP);
            if (placed.width <= page) {
                return Optional.of(placed);
            }
        }
    }

    private static boolean isChain(TapeGraph graph) {
        return graph.edges().stream().allMatch(edge -> edge.to() == edge.from() + 1)
                && graph.edges().size() == graph.nodes().size() - 1;
    }

    private static TapeLayout place(
            TapeGraph graph, List<NodeBox> boxes, List<EdgeLabel> labels, List<TapeLine> lines, Direction direction, double gap) {
        Area[] areas = new Area[boxes.size()];
        TapeRoute[] routes = new TapeRoute[labels.size()];
        List<Area> frames = List.of();
        double width = 0;
        double top = 0;
        double foot = 0;
        for (TapeLine line : lines) {
            LayeredLine placed = new LayeredLine(graph, boxes, labels, line, direction, gap);
            double above = top;
            line.nodes().stream().forEach(node -> areas[node] = placed.box(node).down(above));
            line.edges(graph).forEach(edge -> routes[edge] = placed.route(edge).down(above));
            if (line.arrival().isPresent()) {
                int edge = line.arrival().getAsInt();
                routes[edge] = back(routes[edge], placed.route(edge).down(top), foot + CLEAR, labels.get(edge));
            }
            foot = top + placed.height() - LayeredLine.PADDING;
            width = Math.max(width, placed.width());
            if (line.departure().isPresent()) {
                int edge = line.departure().getAsInt();
                routes[edge] = placed.route(edge).down(top);
                top = foot + 2 * CLEAR + labels.get(edge).height() - LayeredLine.PADDING;
            }
            frames = IntStream.range(0, graph.groups().size()).mapToObj(placed::frame).toList();
        }
        return new TapeLayout(List.of(areas), List.of(routes), labels, frames, width, foot + LayeredLine.PADDING);
    }

    /** The way from the end of a line to the start of the next, its label in the middle between both. */
    private static TapeRoute back(TapeRoute from, TapeRoute to, double top, EdgeLabel label) {
        List<Point> points = new ArrayList<>(from.points());
        Point right = points.get(points.size() - 1);
        Point left = to.points().get(0);
        double y = top + label.height() / 2;
        points.add(new Point(right.x(), y));
        points.add(new Point(left.x(), y));
        points.addAll(to.points());
        return new TapeRoute(points, new Area((left.x() + right.x() - label.width()) / 2, top, label.width(), label.height()));
    }
}
