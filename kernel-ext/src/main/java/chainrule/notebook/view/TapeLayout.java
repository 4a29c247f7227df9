package chainrule.notebook.view;

import chainrule.explain.TapeGraph;
import chainrule.notebook.view.TapeRoute.Point;
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
import org.eclipse.elk.core.options.HierarchyHandling;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkShape;
import org.eclipse.elk.graph.util.ElkGraphUtil;
import org.jspecify.annotations.Nullable;

/**
 * Where everything in a tape's picture goes: layer by layer from the inputs to the result, by the Eclipse Layout
 * Kernel. Labels on edges take part in the layout, so nothing lies on anything else.
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

    /** What fits into a notebook's column without becoming illegible. */
    static final double PAGE = 1180;
    /** A circuit of numbers is small print at most, and a line of it is worth a little more room. */
    private static final double LONGER = 1.15;
    /** Room in a frame for its title. */
    private static final double TITLE = 24;
    private static final double LAYER_GAP = 18;
    /** Between layers where labels are written narrow. */
    private static final double NARROW_GAP = 10;
    /** Beyond this the placement that draws the straightest edges takes minutes instead of milliseconds. */
    private static final long LONGEST_SPAN = 100;

    static {
        // Without its registry the layout cannot copy its own default settings.
        LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
    }

    /**
     * Lays out {@code graph}, whose nodes need that much room: layers top down; all else left to right where a page is
     * wide enough, else a plain chain in rows and the rest top down.
     */
    static TapeLayout of(TapeGraph graph, List<NodeBox> boxes, double page) {
        TapeExtent extent = TapeExtent.of(graph, boxes, LAYER_GAP);
        boolean layers = !graph.groups().isEmpty()
                || graph.nodes().stream().anyMatch(node -> node.kind() == TapeGraph.Kind.LAYER);
        if (layers) {
            return inColumn(graph, boxes, extent);
        }
        boolean circuit = graph.nodes().stream().allMatch(node -> node.shape().isScalar());
        if (extent.length() <= page) {
            double most = page * (circuit ? LONGER : 1);
            TapeLayout right = inLine(graph, boxes, extent, EdgeLabel.Form.LINE);
            if (right.width > page && graph.edges().stream().anyMatch(EdgeLabel::hasNumbers)) {
                right = inLine(graph, boxes, extent, EdgeLabel.Form.COLUMN);
            }
            return right.width <= most ? right : narrower(right, inColumn(graph, boxes, extent));
        }
        return isChain(graph) ? inRows(graph, boxes, extent, page) : inColumn(graph, boxes, extent);
    }

    private static TapeLayout inLine(TapeGraph graph, List<NodeBox> boxes, TapeExtent extent, EdgeLabel.Form form) {
        return place(graph, boxes, extent, form, root -> {
            root.setProperty(LayeredOptions.DIRECTION, Direction.RIGHT);
            if (form == EdgeLabel.Form.COLUMN) {
                root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, NARROW_GAP);
                root.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, NARROW_GAP);
            }
        });
    }

    private static TapeLayout inColumn(TapeGraph graph, List<NodeBox> boxes, TapeExtent extent) {
        return place(graph, boxes, extent, EdgeLabel.Form.LINE, root -> root.setProperty(LayeredOptions.DIRECTION, Direction.DOWN));
    }

    /** Rows of ELK's making; on anything but a chain it loses the ends of long edges. */
    private static TapeLayout inRows(TapeGraph graph, List<NodeBox> boxes, TapeExtent extent, double page) {
        double ratio = 1.6;
        TapeLayout rows;
        do {
            double aspect = ratio;
            rows = place(graph, boxes, extent, EdgeLabel.Form.LINE, root -> {
                root.setProperty(LayeredOptions.DIRECTION, Direction.RIGHT);
                root.setProperty(LayeredOptions.WRAPPING_STRATEGY, WrappingStrategy.MULTI_EDGE);
                root.setProperty(LayeredOptions.ASPECT_RATIO, aspect);
            });
            ratio *= 0.6;
        } while (rows.width > page && ratio > 0.1);
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
            TapeGraph graph, List<NodeBox> boxes, TapeExtent extent, EdgeLabel.Form form, Consumer<ElkNode> flow) {
        List<EdgeLabel> labels = graph.edges().stream().map(edge -> EdgeLabel.of(edge, form)).toList();
        ElkNode root = ElkGraphUtil.createGraph();
        configure(root);
        root.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, extent.span() <= LONGEST_SPAN
                ? NodePlacementStrategy.NETWORK_SIMPLEX
                : NodePlacementStrategy.BRANDES_KOEPF);
        flow.accept(root);
        if (graph.groups().isEmpty()) {
            // With frames ELK 0.12 forgets to number what it then compares.
            root.setProperty(LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.PREFER_NODES);
        }
        List<ElkNode> frames = new ArrayList<>();
        for (int at = 0; at < graph.groups().size(); at++) {
            ElkNode frame = ElkGraphUtil.createNode(root);
            configure(frame);
            flow.accept(frame);
            frame.setProperty(LayeredOptions.PADDING, new ElkPadding(TITLE + 8, 14, 14, 14));
            frames.add(frame);
        }
        List<ElkNode> nodes = new ArrayList<>();
        for (int at = 0; at < boxes.size(); at++) {
            int group = graph.nodes().get(at).group();
            ElkNode node = ElkGraphUtil.createNode(group < 0 ? root : frames.get(group));
            node.setDimensions(boxes.get(at).width(), boxes.get(at).height());
            nodes.add(node);
        }
        List<ElkEdge> edges = new ArrayList<>();
        for (int at = 0; at < labels.size(); at++) {
            TapeGraph.Edge edge = graph.edges().get(at);
            edges.add(edge(nodes.get(edge.from()), nodes.get(edge.to()), labels.get(at)));
        }
        new LayeredLayoutProvider().layout(root, new BasicProgressMonitor());
        return new TapeLayout(
                nodes.stream().map(node -> area(node, node.getParent())).toList(),
                edges.stream().map(TapeLayout::route).toList(),
                labels,
                frames.stream().map(frame -> area(frame, root)).toList(),
                root.getWidth(),
                root.getHeight());
    }

    private static void configure(ElkNode root) {
        root.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        root.setProperty(LayeredOptions.RANDOM_SEED, 1);
        root.setProperty(LayeredOptions.HIERARCHY_HANDLING, HierarchyHandling.INCLUDE_CHILDREN);
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

    private static ElkEdge edge(ElkNode from, ElkNode to, EdgeLabel text) {
        ElkEdge edge = ElkGraphUtil.createSimpleEdge(from, to);
        if (!text.isEmpty()) {
            ElkLabel label = ElkGraphUtil.createLabel(text.toString(), edge);
            label.setDimensions(text.width(), text.height());
            label.setProperty(LayeredOptions.EDGE_LABELS_PLACEMENT, EdgeLabelPlacement.CENTER);
            label.setProperty(LayeredOptions.EDGE_LABELS_INLINE, true);
        }
        return edge;
    }

    /** The layout counts from the corner of the frame that a shape lies in. */
    private static Point corner(@Nullable ElkNode frame) {
        Point corner = new Point(0, 0);
        for (ElkNode at = frame; at != null; at = at.getParent()) {
            corner = corner.plus(new Point(at.getX(), at.getY()), 1);
        }
        return corner;
    }

    private static Area area(ElkShape shape, @Nullable ElkNode frame) {
        Point corner = corner(frame);
        return new Area(corner.x() + shape.getX(), corner.y() + shape.getY(), shape.getWidth(), shape.getHeight());
    }

    private static TapeRoute route(ElkEdge edge) {
        Point corner = corner(edge.getContainingNode());
        List<Point> points = new ArrayList<>();
        for (ElkEdgeSection section : edge.getSections()) {
            points.add(corner.plus(new Point(section.getStartX(), section.getStartY()), 1));
            for (ElkBendPoint bend : section.getBendPoints()) {
                points.add(corner.plus(new Point(bend.getX(), bend.getY()), 1));
            }
            points.add(corner.plus(new Point(section.getEndX(), section.getEndY()), 1));
        }
        return new TapeRoute(TapeRoute.straight(points), edge.getLabels().isEmpty()
                ? new Area(0, 0, 0, 0)
                : area(edge.getLabels().get(0), edge.getContainingNode()));
    }
}
