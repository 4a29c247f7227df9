package chainrule.notebook.view;

import chainrule.explain.TapeGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.alg.layered.options.WrappingStrategy;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeLabelPlacement;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkShape;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Where everything in a tape's picture goes: layer by layer from the inputs to the result, by the Eclipse Layout
 * Kernel. Labels on edges take part in the layout, so nothing lies on anything else.
 *
 * @param boxes  one per node, in order
 * @param routes one per edge, in order
 * @param width  of the whole
 * @param height of the whole
 */
record TapeLayout(List<Area> boxes, List<Route> routes, double width, double height) {

    /** A corner of a route, or an end of it. */
    record Point(double x, double y) {}

    /**
     * The way of an edge.
     *
     * @param points from the node used to the node computed
     * @param label  where its label goes; without size if it has none
     */
    record Route(List<Point> points, Area label) {}

    /** How a label on an edge is set. */
    static final Lettering LABEL = Lettering.plain(11.5, Palette.FORWARD);

    private static final double LABEL_HEIGHT = 17;
    private static final int LONGEST_LABEL = 48;
    /** What fits into a notebook's column without becoming illegible. */
    private static final double PAGE = 1180;
    private static final double LAYER_GAP = 24;
    /** Beyond this the placement that draws the straightest edges takes minutes instead of milliseconds. */
    private static final long LONGEST_SPAN = 100;

    static {
        // Without its registry the layout cannot copy its own default settings.
        LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
    }

    /** The text on an edge. */
    static String label(TapeGraph.Edge edge) {
        return Label.oneLine(edge.derivative(), LONGEST_LABEL);
    }

    /**
     * Lays out {@code graph}, whose nodes need that much room: left to right where a page is wide enough, else a plain
     * chain in rows and all else top down.
     */
    static TapeLayout of(TapeGraph graph, List<NodeBox> boxes) {
        TapeExtent extent = TapeExtent.of(graph, boxes, LAYER_GAP);
        if (extent.length() <= PAGE) {
            TapeLayout right = place(graph, boxes, extent,
                    root -> root.setProperty(LayeredOptions.DIRECTION, Direction.RIGHT));
            return right.width <= PAGE ? right : narrower(right, inColumn(graph, boxes, extent));
        }
        return isChain(graph) ? inRows(graph, boxes, extent) : inColumn(graph, boxes, extent);
    }

    private static TapeLayout inColumn(TapeGraph graph, List<NodeBox> boxes, TapeExtent extent) {
        return place(graph, boxes, extent, root -> root.setProperty(LayeredOptions.DIRECTION, Direction.DOWN));
    }

    /** Rows of ELK's making; on anything but a chain it loses the ends of long edges. */
    private static TapeLayout inRows(TapeGraph graph, List<NodeBox> boxes, TapeExtent extent) {
        double ratio = 1.6;
        TapeLayout rows;
        do {
            double aspect = ratio;
            rows = place(graph, boxes, extent, root -> {
                root.setProperty(LayeredOptions.DIRECTION, Direction.RIGHT);
                root.setProperty(LayeredOptions.WRAPPING_STRATEGY, WrappingStrategy.MULTI_EDGE);
                root.setProperty(LayeredOptions.ASPECT_RATIO, aspect);
            });
            ratio *= 0.6;
        } while (rows.width > PAGE && ratio > 0.1);
        return rows;
    }

    private static TapeLayout narrower(TapeLayout a, TapeLayout b) {
        return b.width < a.width ? b : a;
    }

    private static boolean isChain(TapeGraph graph) {
        return graph.edges().stream().allMatch(edge -> edge.to() == edge.from() + 1)
                && graph.edges().size() == graph.nodes().size() - 1;
    }

    private static TapeLayout place(
            TapeGraph graph, List<NodeBox> boxes, TapeExtent extent, Consumer<ElkNode> flow) {
        ElkNode root = ElkGraphUtil.createGraph();
        configure(root);
        root.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, extent.span() <= LONGEST_SPAN
                ? NodePlacementStrategy.NETWORK_SIMPLEX
                : NodePlacementStrategy.BRANDES_KOEPF);
        flow.accept(root);
        List<ElkNode> nodes = new ArrayList<>();
        for (NodeBox box : boxes) {
            ElkNode node = ElkGraphUtil.createNode(root);
            node.setDimensions(box.width(), box.height());
            nodes.add(node);
        }
        List<ElkEdge> edges = new ArrayList<>();
        for (TapeGraph.Edge edge : graph.edges()) {
            edges.add(edge(nodes.get(edge.from()), nodes.get(edge.to()), label(edge)));
        }
        new LayeredLayoutProvider().layout(root, new BasicProgressMonitor());
        return new TapeLayout(
                nodes.stream().map(TapeLayout::area).toList(),
                edges.stream().map(TapeLayout::route).toList(),
                root.getWidth(),
                root.getHeight());
    }

    private static void configure(ElkNode root) {
        root.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        root.setProperty(LayeredOptions.RANDOM_SEED, 1);
        root.setProperty(LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.PREFER_NODES);
        root.setProperty(LayeredOptions.PADDING, new ElkPadding(24));
        root.setProperty(LayeredOptions.SPACING_NODE_NODE, 26.0);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, LAYER_GAP);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE, 14.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 14.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_EDGE, 14.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 10.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_LABEL, 3.0);
        root.setProperty(LayeredOptions.SPACING_COMPONENT_COMPONENT, 30.0);
    }

    private static ElkEdge edge(ElkNode from, ElkNode to, String text) {
        ElkEdge edge = ElkGraphUtil.createSimpleEdge(from, to);
        if (!text.isEmpty()) {
            ElkLabel label = ElkGraphUtil.createLabel(text, edge);
            label.setDimensions(Math.ceil(LABEL.width(text)) + 10, LABEL_HEIGHT);
            label.setProperty(LayeredOptions.EDGE_LABELS_PLACEMENT, EdgeLabelPlacement.CENTER);
            label.setProperty(LayeredOptions.EDGE_LABELS_INLINE, true);
        }
        return edge;
    }

    private static Area area(ElkShape shape) {
        return new Area(shape.getX(), shape.getY(), shape.getWidth(), shape.getHeight());
    }

    private static Route route(ElkEdge edge) {
        List<Point> points = new ArrayList<>();
        for (ElkEdgeSection section : edge.getSections()) {
            points.add(new Point(section.getStartX(), section.getStartY()));
            for (ElkBendPoint bend : section.getBendPoints()) {
                points.add(new Point(bend.getX(), bend.getY()));
            }
            points.add(new Point(section.getEndX(), section.getEndY()));
        }
        return new Route(points, edge.getLabels().isEmpty() ? new Area(0, 0, 0, 0) : area(edge.getLabels().get(0)));
    }
}
