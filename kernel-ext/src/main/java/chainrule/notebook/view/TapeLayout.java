package chainrule.notebook.view;

import chainrule.explain.TapeGraph;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.EdgeLabelSideSelection;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
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
    private static final int LONGEST_LABEL = 32;
    /** A longer row of boxes is broken into several. */
    private static final int LONGEST_ROW = 14;

    static {
        // Without its registry the layout cannot copy its own default settings.
        LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
    }

    /** The text on an edge. */
    static String label(TapeGraph.Edge edge) {
        return Label.oneLine(edge.derivative(), LONGEST_LABEL);
    }

    /** Lays out {@code graph}, whose nodes need that much room. */
    static TapeLayout of(TapeGraph graph, List<NodeBox> boxes) {
        ElkNode root = ElkGraphUtil.createGraph();
        configure(root, depth(graph) > LONGEST_ROW);
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

    private static void configure(ElkNode root, boolean wrapped) {
        root.setProperty(LayeredOptions.DIRECTION, Direction.RIGHT);
        root.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        root.setProperty(LayeredOptions.RANDOM_SEED, 1);
        root.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.NETWORK_SIMPLEX);
        root.setProperty(LayeredOptions.EDGE_LABELS_SIDE_SELECTION, EdgeLabelSideSelection.ALWAYS_UP);
        root.setProperty(LayeredOptions.PADDING, new ElkPadding(24));
        root.setProperty(LayeredOptions.SPACING_NODE_NODE, 26.0);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 24.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE, 14.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 14.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_EDGE, 14.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 10.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_LABEL, 3.0);
        root.setProperty(LayeredOptions.SPACING_COMPONENT_COMPONENT, 30.0);
        if (wrapped) {
            root.setProperty(LayeredOptions.WRAPPING_STRATEGY, WrappingStrategy.MULTI_EDGE);
            root.setProperty(LayeredOptions.ASPECT_RATIO, 1.3);
        }
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

    /** The longest way from an input to a result, in boxes. */
    private static int depth(TapeGraph graph) {
        int[] depth = new int[graph.nodes().size()];
        int deepest = 0;
        for (TapeGraph.Edge edge : graph.edges().stream()
                .sorted(Comparator.comparingInt(TapeGraph.Edge::to)).toList()) {
            depth[edge.to()] = Math.max(depth[edge.to()], depth[edge.from()] + 1);
            deepest = Math.max(deepest, depth[edge.to()]);
        }
        return deepest + 1;
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
