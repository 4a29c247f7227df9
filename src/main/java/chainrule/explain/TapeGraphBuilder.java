package chainrule.explain;

import chainrule.explain.TapeGraph.Edge;
import chainrule.explain.TapeGraph.Kind;
import chainrule.explain.TapeGraph.Node;
import chainrule.tape.Notation;
import chainrule.tape.Numbers;
import chainrule.tape.Op;
import chainrule.tape.Tape;
import chainrule.tape.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Turns a tape into {@link TapeGraph}; a long one down to the values nearest to its result. */
final class TapeGraphBuilder {

    /** More values than this are not read one by one. */
    private static final int MOST_NODES = 60;

    private final Value result;
    private final Function<Value, Optional<Value>> adjoint;
    private final List<Value> tape;
    private final Map<Value, String> names = new IdentityHashMap<>();
    private final Map<Value, Integer> ids = new IdentityHashMap<>();
    private final Map<Value, List<Value>> users = new IdentityHashMap<>();

    TapeGraphBuilder(Value result, Function<Value, Optional<Value>> adjoint, Map<Value, String> given) {
        this.result = result;
        this.adjoint = adjoint;
        tape = Tape.of(result);
        for (int t = 0; t < tape.size(); t++) {
            Value value = tape.get(t);
            names.put(value, name(value, t, given));
            identitySet(value.inputs())
                    .forEach(input -> users.computeIfAbsent(input, key -> new ArrayList<>(1)).add(value));
        }
    }

    private static Set<Value> identitySet(List<Value> values) {
        Set<Value> set = Collections.newSetFromMap(new IdentityHashMap<>());
        set.addAll(values);
        return set;
    }

    private static String name(Value value, int place, Map<Value, String> given) {
        if (!value.name().isEmpty()) {
            return value.name();
        }
        return Optional.ofNullable(given.get(value))
                .orElseGet(() -> value.op() == null && value.shape().isScalar()
                        ? Numbers.format(value.asScalar())
                        : "v" + place);
    }

    TapeGraph build() {
        Set<Value> shown = nearest();
        List<Value> hidden = tape.stream().filter(value -> !shown.contains(value)).toList();
        List<Node> nodes = new ArrayList<>();
        List<Edge> edges = new ArrayList<>();
        String omitted = summary(hidden);
        if (!hidden.isEmpty()) {
            nodes.add(new Node(
                    0, Kind.OMITTED, hidden.size() + " earlier values", "", "", hidden.get(hidden.size() - 1).shape(),
                    "", TapeGraph.NOT_COMPUTED, List.of()));
        }
        for (Value value : tape) {
            if (shown.contains(value)) {
                ids.put(value, nodes.size());
                nodes.add(node(value, nodes.size()));
                edges(value, edges);
            }
        }
        return new TapeGraph(nodes, edges, omitted);
    }

    private Set<Value> nearest() {
        Set<Value> shown = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Value> open = new ArrayDeque<>(List.of(result));
        shown.add(result);
        while (!open.isEmpty()) {
            for (Value input : open.remove().inputs()) {
                if (shown.size() < MOST_NODES && shown.add(input)) {
                    open.add(input);
                }
            }
        }
        return shown;
    }

    private static String summary(List<Value> hidden) {
        if (hidden.isEmpty()) {
            return "";
        }
        Map<String, Long> counts = hidden.stream()
                .collect(Collectors.groupingBy(
                        value -> value.op() == null ? "leaf" : value.op().name(), TreeMap::new, Collectors.counting()));
        String kinds = counts.entrySet().stream()
                .map(entry -> entry.getValue() + " × " + entry.getKey())
                .collect(Collectors.joining(", "));
        return hidden.size() + " earlier values are not shown (" + kinds
                + "); display one of the values shown to see what it was made from";
    }

    private Node node(Value value, int id) {
        Op op = value.op();
        Kind kind = value == result ? Kind.RESULT : op == null ? Kind.INPUT : Kind.OPERATION;
        return new Node(
                id,
                kind,
                names.get(value),
                op == null ? "" : op.name(),
                op == null ? "" : formula(op, value),
                value.shape(),
                Numbers.format(value.matrix()),
                adjoint.apply(value).map(bar -> Numbers.format(bar.matrix())).orElse(TapeGraph.NOT_COMPUTED),
                contributions(value));
    }

    /** The operation on the names of its inputs; one that notation leaves unwritten is called by its own name. */
    private String formula(Op op, Value value) {
        List<String> arguments = value.inputs().stream().map(names::get).toList();
        String text = op.notation(arguments.stream().map(Notation::symbol).toArray(Notation[]::new)).text();
        return arguments.contains(text) ? op.name() + "(" + text + ")" : text;
    }

    /** What each use adds, the last use first: the order in which the reverse sweep meets and adds them. */
    private List<String> contributions(Value value) {
        List<String> parts = new ArrayList<>();
        List<Value> consumers = new ArrayList<>(users.getOrDefault(value, List.of()));
        Collections.reverse(consumers);
        for (Value y : consumers) {
            Optional<Value> yBar = adjoint.apply(y);
            for (int i = 0; i < y.inputs().size(); i++) {
                if (y.inputs().get(i) == value && y.op() != null && y.op().differentiable(i) && yBar.isPresent()) {
                    Value part = LocalRule.contribution(y, i, yBar.get());
                    parts.add(Numbers.format(part.matrix()) + " from " + names.get(y));
                }
            }
        }
        return parts.size() > 1 && adjoint.apply(value).isPresent() ? parts : List.of();
    }

    private void edges(Value value, List<Edge> edges) {
        for (int i = 0; i < value.inputs().size(); i++) {
            int from = ids.getOrDefault(value.inputs().get(i), 0);
            edges.add(new Edge(from, ids.get(value), i, LocalRule.of(value, i, names::get)));
        }
    }
}
