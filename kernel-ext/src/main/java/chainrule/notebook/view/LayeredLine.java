package chainrule.notebook.view;

import chainrule.explain.TapeGraph;
import chainrule.notebook.view.TapeRoute.Point;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.LayerConstraint;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
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
 * One line of a tape's picture, laid out layer by layer by the Eclipse Layout Kernel. Labels on edges take part in the
 * layout, so nothing lies on anything else. An edge from another line begins at the line's edge, one to another ends
 * there.
 */
final class LayeredLine {

    /** Around everything. */
    static final double PADDING = 24;
    /** Room in a frame for its title. */
    private static final double TITLE = 24;
    /** Beyond this the placement that draws the straightest edges takes minutes instead of milliseconds. */
    private static final long LONGEST_SPAN = 100;

    static {
        // Without its registry the layout cannot copy its own default settings.
        LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
    }

    private final Direction direction;
    private final double gap;
    private final ElkNode root = ElkGraphUtil.createGraph();
    private final List<ElkNode> frames = new ArrayList<>();
    private final Map<Integer, ElkNode> nodes = new HashMap<>();
    private final Map<Integer, ElkEdge> edges = new HashMap<>();

    /**
     * @param labels    one per edge of the graph
     * @param direction from the inputs to the result
     * @param gap       between layers
     */
    LayeredLine(TapeGraph graph, List<NodeBox> boxes, List<EdgeLabel> labels, TapeLine line, Direction direction, double gap) {
        this.direction = direction;
        this.gap = gap;
        configure(root);
        root.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, TapeExtent.of(graph, boxes, gap).span() <= LONGEST_SPAN
                ? NodePlacementStrategy.NETWORK_SIMPLEX
                : NodePlacementStrategy.BRANDES_KOEPF);
        if (graph.groups().isEmpty()) {
            // With frames ELK 0.12 forgets to number what it then compares.
            root.setProperty(LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.PREFER_NODES);
        }
        for (int at = 0; at < graph.groups().size(); at++) {
            ElkNode frame = ElkGraphUtil.createNode(root);
            configure(frame);
            frame.setProperty(LayeredOptions.PADDING, new ElkPadding(TITLE + 8, 14, 14, 14));
            frames.add(frame);
        }
        line.nodes().stream().forEach(at -> {
            int group = graph.nodes().get(at).group();
            ElkNode node = ElkGraphUtil.createNode(group < 0 ? root : frames.get(group));
            node.setDimensions(boxes.get(at).width(), boxes.get(at).height());
            nodes.put(at, node);
        });
        for (int at : line.edges(graph)) {
            TapeGraph.Edge edge = graph.edges().get(at);
            ElkEdge made = ElkGraphUtil.createSimpleEdge(nodes.get(edge.from()), nodes.get(edge.to()));
            label(made, labels.get(at));
            edges.put(at, made);
        }
        line.arrival().ifPresent(at -> edges.put(at,
                ElkGraphUtil.createSimpleEdge(end(LayerConstraint.FIRST_SEPARATE), nodes.get(graph.edges().get(at).to()))));
        line.departure().ifPresent(at -> edges.put(at,
                ElkGraphUtil.createSimpleEdge(nodes.get(graph.edges().get(at).from()), end(LayerConstraint.LAST_SEPARATE))));
        new LayeredLayoutProvider().layout(root, new BasicProgressMonitor());
    }

    private void configure(ElkNode node) {
        node.setProperty(LayeredOptions.DIRECTION, direction);
        node.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        node.setProperty(LayeredOptions.RANDOM_SEED, 1);
        node.setProperty(LayeredOptions.HIERARCHY_HANDLING, HierarchyHandling.INCLUDE_CHILDREN);
        node.setProperty(LayeredOptions.PADDING, new ElkPadding(PADDING));
        node.setProperty(LayeredOptions.SPACING_NODE_NODE, 26.0);
        node.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, gap);
        node.setProperty(LayeredOptions.SPACING_EDGE_NODE, 14.0);
        node.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, Math.min(gap, 14));
        node.setProperty(LayeredOptions.SPACING_EDGE_EDGE, 14.0);
        node.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 10.0);
        node.setProperty(LayeredOptions.SPACING_EDGE_LABEL, 3.0);
        node.setProperty(LayeredOptions.SPACING_COMPONENT_COMPONENT, 30.0);
    }

    private ElkNode end(LayerConstraint constraint) {
        ElkNode end = ElkGraphUtil.createNode(root);
        end.setDimensions(1, 1);
        end.setProperty(LayeredOptions.LAYERING_LAYER_CONSTRAINT, constraint);
        return end;
    }

    private static void label(ElkEdge edge, EdgeLabel text) {
        if (!text.isEmpty()) {
            ElkLabel label = ElkGraphUtil.createLabel(text.toString(), edge);
            label.setDimensions(text.width(), text.height());
            label.setProperty(LayeredOptions.EDGE_LABELS_PLACEMENT, EdgeLabelPlacement.CENTER);
            label.setProperty(LayeredOptions.EDGE_LABELS_INLINE, true);
        }
    }

    double width() {
        return root.getWidth();
    }

    double height() {
        return root.getHeight();
    }

    /** Where a node of the line lies. */
    Area box(int node) {
        return area(nodes.get(node), nodes.get(node).getParent());
    }

    /** Where the frame of a group lies. */
    Area frame(int group) {
        return area(frames.get(group), root);
    }

    /** The way of an edge in the line, or of the part of it that lies there. */
    TapeRoute route(int at) {
        ElkEdge edge = edges.get(at);
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
}
