package chainrule.notebook.view;

import chainrule.explain.TapeGraph;
import chainrule.explain.TapeGraph.Edge;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Where a tape that is too long for one line may be broken into several, as a text is: behind a value through which
 * alone, by one arrow, all that comes before it reaches the result. Only that arrow leads from a line to the next.
 */
final class TapeCuts {

    private final TapeGraph graph;
    private final List<NodeBox> boxes;
    private final List<EdgeLabel> labels;
    private final double gap;
    /** The places of all edges, those into earlier nodes first. */
    private final List<Integer> forward;
    /** The edge at each place, from the inputs to the result. */
    private final List<Integer> arrows = new ArrayList<>();
    /** What lies before each, and everything at last. */
    private final List<BitSet> before = new ArrayList<>();

    /**
     * @param labels one per edge
     * @param gap    between a box and a label
     */
    TapeCuts(TapeGraph graph, List<NodeBox> boxes, List<EdgeLabel> labels, double gap) {
        this.graph = graph;
        this.boxes = boxes;
        this.labels = labels;
        this.gap = gap;
        this.forward = IntStream.range(0, graph.edges().size()).boxed().sorted(Comparator.comparingInt(this::to)).toList();
        for (int arrow : longestWay()) {
            BitSet behind = reaching(from(arrow));
            if (forward.stream().allMatch(edge -> edge == arrow || !behind.get(from(edge)) || behind.get(to(edge)))) {
                arrows.add(arrow);
                before.add(behind);
            }
        }
        before.add(TapeLine.all(graph).nodes());
    }

    private int from(int edge) {
        return graph.edges().get(edge).from();
    }

    private int to(int edge) {
        return graph.edges().get(edge).to();
    }

    private List<Integer> longestWay() {
        int[] length = new int[boxes.size()];
        int[] last = IntStream.generate(() -> -1).limit(boxes.size()).toArray();
        int end = 0;
        for (int edge : forward) {
            if (length[from(edge)] + 1 > length[to(edge)]) {
                length[to(edge)] = length[from(edge)] + 1;
                last[to(edge)] = edge;
            }
            end = length[to(edge)] > length[end] ? to(edge) : end;
        }
        List<Integer> way = new ArrayList<>();
        for (int edge = last[end]; edge >= 0; edge = last[from(edge)]) {
            way.add(edge);
        }
        Collections.reverse(way);
        return way;
    }

    private BitSet reaching(int node) {
        BitSet reaching = new BitSet();
        reaching.set(node);
        for (int at = forward.size() - 1; at >= 0; at--) {
            if (reaching.get(to(forward.get(at)))) {
                reaching.set(from(forward.get(at)));
            }
        }
        return reaching;
    }

    /**
     * Lines that are as full as that length lets them, so that two tapes that begin alike are broken alike; none if one
     * place is too far from the next.
     */
    List<TapeLine> lines(double length) {
        List<TapeLine> lines = new ArrayList<>();
        for (int start = -1; start < arrows.size(); ) {
            int end = start;
            while (end < arrows.size() && length(start, end + 1) <= length) {
                end++;
            }
            if (end == start) {
                return List.of();
            }
            lines.add(new TapeLine(between(start, end), arrow(start), arrow(end)));
            start = end;
        }
        return lines;
    }

    /** None before the first line and behind the last. */
    private OptionalInt arrow(int place) {
        return place < 0 || place == arrows.size() ? OptionalInt.empty() : OptionalInt.of(arrows.get(place));
    }

    private BitSet between(int start, int end) {
        BitSet line = (BitSet) before.get(end).clone();
        if (start >= 0) {
            line.andNot(before.get(start));
        }
        return line;
    }

    /** How long the line behind one place and up to another is at least. */
    private double length(int start, int end) {
        BitSet line = between(start, end);
        double[] reach = new double[boxes.size()];
        double length = 0;
        for (int node = line.nextSetBit(0); node >= 0; node = line.nextSetBit(node + 1)) {
            reach[node] = boxes.get(node).width();
            length = Math.max(length, reach[node]);
        }
        for (int edge : forward) {
            if (line.get(from(edge)) && line.get(to(edge))) {
                reach[to(edge)] = Math.max(reach[to(edge)], reach[from(edge)] + 2 * gap + labels.get(edge).width() + boxes.get(to(edge)).width());
                length = Math.max(length, reach[to(edge)]);
            }
        }
        return length;
    }
}
