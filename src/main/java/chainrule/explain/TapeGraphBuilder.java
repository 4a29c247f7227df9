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
import java.util.LinkedHashMap;
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

    /** More uses of one value by another, more arguments or parts than this are counted, not listed. */
    private static final int MOST_LISTED = 8;

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
        if (value.inputs().size() > MOST_LISTED) {
            return op.name() + " of " + value.inputs().size() + " values";
        }
        List<String> arguments = value.inputs().stream().map(names::get).toList();
        String text = op.notation(arguments.stream().map(Notation::symbol).toArray(Notation[]::new)).text();
        return arguments.contains(text) ? op.name() + "(" + text + ")" : text;
    }

    /** What each use adds, the last use first: the order in which the reverse sweep meets and adds them. */
    private List<String> contributions(Value value) {
        List<Use> uses = uses(value);
        if (uses.size() < 2 || adjoint.apply(value).isEmpty()) {
            return List.of();
        }
        List<String> parts = uses.stream().limit(MOST_LISTED).map(this::contribution).collect(Collectors.toList());
        if (uses.size() > MOST_LISTED) {
            parts.add("… from " + (uses.size() - MOST_LISTED) + " more uses");
        }
        return parts;
    }

    /** One argument of one operation through which an adjoint comes back. */
    private record Use(Value y, int argument, Value yBar) {}

    private List<Use> uses(Value value) {
        List<Use> uses = new ArrayList<>();
        List<Value> consumers = new ArrayList<>(users.getOrDefault(value, List.of()));
        Collections.reverse(consumers);
        for (Value y : consumers) {
            Optional<Value> yBar = adjoint.apply(y);
            for (int i = 0; yBar.isPresent() && i < y.inputs().size(); i++) {
                if (y.inputs().get(i) == value && y.op() != null && y.op().differentiable(i)) {
                    uses.add(new Use(y, i, yBar.get()));
                }
            }
        }
        return uses;
    }

    private String contribution(Use use) {
        Value part = LocalRule.contribution(use.y, use.argument, use.yBar);
        return Numbers.format(part.matrix()) + " from " + names.get(use.y);
    }

    private void edges(Value value, List<Edge> edges) {
        Map<Integer, List<Integer>> uses = new LinkedHashMap<>();
        for (int i = 0; i < value.inputs().size(); i++) {
            uses.computeIfAbsent(ids.getOrDefault(value.inputs().get(i), 0), key -> new ArrayList<>(1)).add(i);
        }
        int to = ids.get(value);
        uses.forEach((from, arguments) -> {
            if (arguments.size() > MOST_LISTED) {
                edges.add(new Edge(from, to, arguments.get(0), arguments.size() + " uses"));
            } else {
                arguments.forEach(i -> edges.add(new Edge(from, to, i, LocalRule.of(value, i, names::get))));
            }
        });
    }
}
