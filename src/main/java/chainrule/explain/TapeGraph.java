package chainrule.explain;

import chainrule.diff.Gradients;
import chainrule.shape.Shape;
import chainrule.tape.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The computation graph of a result as data: one node per value in the order of creation, one edge per use.
 *
 * @param nodes   the values shown, inputs before what is computed from them; {@code nodes.get(i).id() == i}
 * @param edges   one per argument of each operation shown
 * @param omitted a line that says what was left out and how to see it, or an empty text if all is shown
 */
public record TapeGraph(List<Node> nodes, List<Edge> edges, String omitted) {

    /** What a value that was not asked for shows as its adjoint; never a zero. */
    public static final String NOT_COMPUTED = "not computed";

    /** What a node stands for. */
    public enum Kind {
        /** A leaf: a parameter, data, a constant. */
        INPUT,
        /** The result of an operation. */
        OPERATION,
        /** What the tape ends in. */
        RESULT,
        /** A summary of values that are not shown one by one. */
        OMITTED
    }

    /**
     * One value.
     *
     * @param id            its place in {@link TapeGraph#nodes()}
     * @param kind          leaf, operation, result, or a summary
     * @param name          the name given, or {@code v7} by place
     * @param op            the name of the operation, empty for an input
     * @param formula       the operation on the names of its inputs, {@code a + d}; empty for an input
     * @param shape         the size
     * @param primal        the value: all entries if few, else the range
     * @param adjoint       the derivative of the result by this value in the same format, or {@link #NOT_COMPUTED}
     * @param contributions where a value is used more than once: what each use adds to the adjoint, in order; else empty
     */
    public record Node(
            int id,
            Kind kind,
            String name,
            String op,
            String formula,
            Shape shape,
            String primal,
            String adjoint,
            List<String> contributions) {}

    /**
     * One use of a value.
     *
     * @param from       the node used
     * @param to         the node computed from it
     * @param argument   which argument of the operation, from 0
     * @param derivative the local derivative: a number between scalars ({@code 2}), else the rule
     *                   ({@code Wᵀ ȳ}); empty if there is none
     */
    public record Edge(int from, int to, int argument, String derivative) {}

    /** The tape of a result, before any gradient: adjoints are not computed. */
    public static TapeGraph of(Value result) {
        return of(result, Map.of());
    }

    /** The same, with names for values that have none of their own. */
    public static TapeGraph of(Value result, Map<Value, String> names) {
        return new TapeGraphBuilder(result, value -> Optional.empty(), names).build();
    }

    /** The tape of a loss with the adjoints that its gradients computed. */
    public static TapeGraph of(Gradients gradients) {
        return of(gradients, Map.of());
    }

    /** The same, with names for values that have none of their own. */
    public static TapeGraph of(Gradients gradients, Map<Value, String> names) {
        return new TapeGraphBuilder(gradients.loss(), gradients::adjoint, names).build();
    }
}
