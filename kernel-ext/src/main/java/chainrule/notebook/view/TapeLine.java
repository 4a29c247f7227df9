package chainrule.notebook.view;

import chainrule.explain.TapeGraph;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A line of a tape's picture; most have one.
 *
 * @param nodes     what stands in it
 * @param arrival   the edge from the line above, by its place
 * @param departure the edge to the line below, by its place
 */
record TapeLine(BitSet nodes, OptionalInt arrival, OptionalInt departure) {

    /** A whole graph in one line. */
    static TapeLine all(TapeGraph graph) {
        BitSet nodes = new BitSet();
        nodes.set(0, graph.nodes().size());
        return new TapeLine(nodes, OptionalInt.empty(), OptionalInt.empty());
    }

    /** The places of the edges that stay within it. */
    List<Integer> edges(TapeGraph graph) {
        return IntStream.range(0, graph.edges().size())
                .filter(at -> nodes.get(graph.edges().get(at).from()) && nodes.get(graph.edges().get(at).to()))
                .boxed().toList();
    }
}
