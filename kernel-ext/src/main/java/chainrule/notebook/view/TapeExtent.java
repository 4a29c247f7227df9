package chainrule.notebook.view;

import chainrule.explain.TapeGraph;
import chainrule.explain.TapeGraph.Edge;
import java.util.Comparator;
import java.util.List;

/**
 * How far a tape stretches, told before it is laid out.
 *
 * @param length of its longest way from an input to a result, boxes side by side with {@code gap} between them
 * @param span   how many layers its edges cross, all together: what a layout has to work through
 */
record TapeExtent(double length, long span) {

    static TapeExtent of(TapeGraph graph, List<NodeBox> boxes, double gap) {
        int[] layer = new int[boxes.size()];
        double[] end = new double[boxes.size()];
        for (int at = 0; at < boxes.size(); at++) {
            end[at] = boxes.get(at).width();
        }
        List<Edge> forward = graph.edges().stream().sorted(Comparator.comparingInt(Edge::to)).toList();
        for (Edge edge : forward) {
            layer[edge.to()] = Math.max(layer[edge.to()], layer[edge.from()] + 1);
            end[edge.to()] = Math.max(end[edge.to()], end[edge.from()] + gap + boxes.get(edge.to()).width());
        }
        double length = 0;
        for (double each : end) {
            length = Math.max(length, each);
        }
        long span = forward.stream().mapToLong(edge -> layer[edge.to()] - layer[edge.from()]).sum();
        return new TapeExtent(length, span);
    }
}
