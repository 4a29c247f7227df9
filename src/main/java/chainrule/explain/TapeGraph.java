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
 * @param nodes  what is shown, inputs before what is computed from them; {@code nodes.get(i).id() == i}
 * @param edges  one per argument of each operation shown
 * @param groups the layers whose values are shown one by one
 * @param notes  lines that say what was left out and how to see it, and what the way back needs
 * @param leadsTo the names that nobody gave, each with the named value that it leads to
 */
public record TapeGraph(List<Node> nodes, List<Edge> edges, List<Group> groups, List<String> notes, Map<String, String> leadsTo) {

    /** What a node stands for. */
    public enum Kind {
        /** A leaf: a parameter, data, a constant. */
        INPUT,
        /** The result of an operation. */
        OPERATION,
        /** What the tape ends in. */
        RESULT,
        /** A layer in one box, its parameters and operations. */
        LAYER,
        /** A block of operations that comes several times, one after the other. */
        REPEATED,
        /** A summary of values that are not shown one by one. */
        OMITTED,
        /** In the graph of the way back: a value of the way forward that a rule reads. */
        KEPT,
        /** In the graph of the way back: what the sweep computed on its way. */
        ADJOINT,
        /** In the graph of the way back: a gradient that was asked for. */
        GRADIENT
    }

    /**
     * One value, or a summary of several whose numbers are those of the last.
     *
     * @param id      its place in {@link TapeGraph#nodes()}
     * @param kind    what it stands for
     * @param name    the name given, or {@code E₂} for the second nameless step on the way to {@code E}
     * @param op      the name of the operation, empty for an input
     * @param formula the operation on the names of its inputs, {@code a + d}; empty for an input
     * @param shape   the size
     * @param primal  the value
     * @param adjoint the derivative of the result by this value; {@link Reading#NOT_COMPUTED} until it is asked for
     * @param audit   where a value is used more than once: the sum of what each use adds to the adjoint
     * @param kept    what the operation keeps for the way back
     * @param details more lines to read, of a summary
     * @param group   its place in {@link TapeGraph#groups()}, or −1
     * @param mark    what is remarkable about it, from a comparison; else empty
     */
    public record Node(
            int id,
            Kind kind,
            String name,
            String op,
            String formula,
            Shape shape,
            Reading primal,
            Reading adjoint,
            Audit audit,
            Kept kept,
            List<String> details,
            int group,
            String mark) {

        /** The same without heat maps. */
        Node withoutMaps() {
            return new Node(id, kind, name, op, formula, shape, primal.withoutMap(),
                    adjoint.equals(Reading.NOT_COMPUTED) ? adjoint : adjoint.withoutMap(),
                    audit, kept, details, group, mark);
        }

        /** The same, silent about its adjoint. */
        Node withoutAdjoint() {
            return new Node(id, kind, name, op, formula, shape, primal, Reading.NOTHING, audit, kept, details, group, mark);
        }
    }

    /**
     * One use of a value.
     *
     * @param from       the node used
     * @param to         the node computed from it
     * @param argument   which argument of the operation, from 0
     * @param derivative the local derivative: a number between scalars ({@code 2}), else the rule
     *                   ({@code Wᵀ ȳ}); empty if there is none
     * @param back       what comes back along it: {@code 3 × 2 = +6} between scalars, else the range; empty if nothing
     *                   does
     */
    public record Edge(int from, int to, int argument, String derivative, String back) {}

    /**
     * A layer whose values are shown one by one.
     *
     * @param name as its parameters are called up to the dot
     */
    public record Group(String name) {}

    /** The tape of a result, before any gradient: adjoints are not computed. */
    public static TapeGraph of(Value result) {
        return of(result, Map.of(), new TapeOptions());
    }

    /**
     * The same, with names for values that have none of their own. The way back of a value alone is the one to its
     * named leaves.
     */
    public static TapeGraph of(Value result, Map<Value, String> names, TapeOptions options) {
        return options.pass() == TapeOptions.Pass.BACKWARD
                ? BackwardTape.graph(NamedLeaves.gradients(result, names), names, options)
                : new TapeGraphBuilder(TapeScope.forward(result, names), value -> Optional.empty(), options).build();
    }

    /** The tape of a loss with the adjoints that its gradients computed. */
    public static TapeGraph of(Gradients gradients) {
        return of(gradients, Map.of(), new TapeOptions());
    }

    /** The same, with names for values that have none of their own. */
    public static TapeGraph of(Gradients gradients, Map<Value, String> names, TapeOptions options) {
        return options.pass() == TapeOptions.Pass.BACKWARD
                ? BackwardTape.graph(gradients, names, options)
                : new TapeGraphBuilder(TapeScope.forward(gradients.loss(), names), gradients::adjoint, options).build();
    }
}
