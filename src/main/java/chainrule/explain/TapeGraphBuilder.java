package chainrule.explain;

import chainrule.explain.TapeBlocks.Block;
import chainrule.explain.TapeGraph.Edge;
import chainrule.explain.TapeGraph.Group;
import chainrule.explain.TapeGraph.Kind;
import chainrule.explain.TapeGraph.Node;
import chainrule.op.OfScores;
import chainrule.tape.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Turns a tape into {@link TapeGraph}; a long one down to the boxes nearest to its result. */
final class TapeGraphBuilder {

    /** More uses of one value by another than this are counted, not listed. */
    private static final int MOST_LISTED = 8;

    /** About so many edges can be told apart, and drawn in a file of bearable size. */
    private static final int MOST_EDGES = 160;

    /** A picture of more boxes has no heat maps: it would be too large a file. */
    private static final int MOST_MAPPED = 64;

    private final TapeScope scope;
    private final Function<Value, Optional<Value>> adjoint;
    private final TapeOptions options;
    private final Map<Value, String> marks;
    private final TapeNodes writing;
    private final List<Value> within;
    private final TapeBlocks blocks;
    private final Set<Block> visible;
    private final Map<Block, Integer> ids = new IdentityHashMap<>();

    TapeGraphBuilder(TapeScope scope, Function<Value, Optional<Value>> adjoint, TapeOptions options) {
        this(scope, adjoint, options, Map.of());
    }

    /** @param marks what is remarkable about some values */
    TapeGraphBuilder(
            TapeScope scope, Function<Value, Optional<Value>> adjoint, TapeOptions options, Map<Value, String> marks) {
        this.scope = scope;
        this.adjoint = adjoint;
        this.options = options;
        this.marks = marks;
        writing = new TapeNodes(scope, adjoint);
        within = within();
        blocks = new TapeBlocks(scope, within, options);
        visible = nearest();
    }

    /** The values at most so many steps back from a result. */
    private List<Value> within() {
        if (options.steps() >= scope.tape().values().size()) {
            return scope.tape().values();
        }
        Map<Value, Integer> steps = new HashMap<>();
        Deque<Value> open = new ArrayDeque<>(scope.results());
        scope.results().forEach(result -> steps.put(result, 0));
        while (!open.isEmpty()) {
            Value value = open.remove();
            int next = steps.get(value) + 1;
            for (Value input : scope.inputs(value)) {
                if (next <= options.steps() && steps.putIfAbsent(input, next) == null) {
                    open.add(input);
                }
            }
        }
        return scope.tape().values().stream().filter(steps::containsKey).toList();
    }

    /** Breadth first from the results, until there are enough boxes, or enough edges between them. */
    private Set<Block> nearest() {
        Set<Block> near = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Block> open = new ArrayDeque<>();
        int uses = 0;
        for (Value result : scope.results()) {
            uses += approach(result, near, open);
        }
        while (!open.isEmpty()) {
            for (Value member : open.remove().members()) {
                for (Value input : scope.inputs(member)) {
                    if (uses < MOST_EDGES) {
                        uses += approach(input, near, open);
                    }
                }
            }
        }
        return near;
    }

    /** Takes the box of {@code value} along if there is room; tells how many edges come with it. */
    private int approach(Value value, Set<Block> near, Deque<Block> open) {
        Block block = blocks.homes().get(value);
        if (block == null || near.size() >= options.boxes() || !near.add(block)) {
            return 0;
        }
        open.add(block);
        return block.single() ? Math.min(MOST_LISTED, scope.inputs(value).size()) : 1;
    }

    TapeGraph build() {
        List<Block> shown = blocks.all().stream().filter(visible::contains).toList();
        Set<Value> hidden = new HashSet<>();
        hidden.addAll(blocks.hidden());
        List<Value> left = scope.tape().values().stream()
                .filter(value -> !visible.contains(blocks.homes().get(value)) && !hidden.contains(value))
                .filter(value -> options.leaves() == TapeOptions.Leaves.ALL || !scope.names().isConstant(value))
                .toList();
        List<Layers.Layer> frames = blocks.frames(visible);
        Map<Value, Integer> frameOf = new HashMap<>();
        frames.forEach(frame -> frame.members().forEach(member -> frameOf.put(member, frames.indexOf(frame))));

        List<Node> nodes = new ArrayList<>();
        if (!left.isEmpty()) {
            nodes.add(TapeNodes.omitted(left));
        }
        for (Block block : shown) {
            ids.put(block, nodes.size());
            String mark = block.members().stream().map(marks::get).filter(found -> found != null).findFirst().orElse("");
            nodes.add(writing.node(block, nodes.size(), block.single() ? frameOf.getOrDefault(block.end(), -1) : -1, mark));
        }
        List<Edge> edges = new ArrayList<>();
        shown.forEach(block -> edges(block, hidden, edges));
        if (nodes.size() > MOST_MAPPED) {
            nodes.replaceAll(Node::withoutMaps);
        }
        return new TapeGraph(nodes, edges, frames.stream().map(frame -> new Group(frame.name())).toList(), notes(left, hidden),
                scope.names().leadsTo());
    }

    /** One argument of one operation. */
    private record Use(Value y, int argument) {}

    private void edges(Block block, Set<Value> hidden, List<Edge> edges) {
        Map<Integer, List<Use>> uses = new LinkedHashMap<>();
        for (Value member : block.members()) {
            List<Value> inputs = scope.inputs(member);
            for (int i = 0; i < inputs.size(); i++) {
                Block home = blocks.homes().get(inputs.get(i));
                if (home != block && !hidden.contains(inputs.get(i))) {
                    uses.computeIfAbsent(ids.getOrDefault(home, 0), key -> new ArrayList<>(1)).add(new Use(member, i));
                }
            }
        }
        int to = ids.get(block);
        boolean wayBack = block.kind() == Kind.ADJOINT || block.kind() == Kind.GRADIENT;
        uses.forEach((from, all) -> {
            Use first = all.get(0);
            boolean back = all.stream().anyMatch(this::flowsBack);
            if (!block.single() || all.size() > MOST_LISTED) {
                String count = all.size() > 1 ? TapeNodes.count(all.size(), "use") : "";
                edges.add(new Edge(from, to, first.argument(), count, back ? "adjoint of each use" : ""));
            } else if (wayBack) {
                // A derivative of a derivative would say little here.
                all.forEach(use -> edges.add(new Edge(from, to, use.argument(), "", "")));
            } else {
                all.forEach(use -> edges.add(new Edge(from, to, use.argument(),
                        writing.rule(use.y()).derivative(use.argument(), scope.names()::symbol),
                        flowsBack(use) ? writing.rule(use.y()).account(use.argument(), scope.names()::symbol) : "")));
            }
        });
    }

    private boolean flowsBack(Use use) {
        return adjoint.apply(use.y()).isPresent()
                && adjoint.apply(use.y().inputs().get(use.argument())).isPresent()
                && writing.rule(use.y()).differentiable(use.argument());
    }

    private List<String> notes(List<Value> left, Set<Value> hidden) {
        List<String> notes = new ArrayList<>();
        if (!left.isEmpty()) {
            Map<String, Long> counts = left.stream().collect(Collectors.groupingBy(
                    value -> scope.computed(value) ? String.valueOf(value.op().name()) : "leaf", TreeMap::new, Collectors.counting()));
            String kinds = counts.entrySet().stream()
                    .map(entry -> entry.getValue() + " × " + entry.getKey())
                    .collect(Collectors.joining(", "));
            notes.add(TapeNodes.count(left.size(), "earlier value") + (left.size() == 1 ? " is" : " are") + " left out (" + kinds
                    + "): " + (within.size() < scope.tape().values().size() ? "depth" : "values") + " shows more");
        }
        if (!hidden.isEmpty()) {
            notes.add(TapeNodes.count(hidden.size(), "constant") + (hidden.size() == 1 ? " stands" : " stand")
                    + " in formulas only: constants shows " + (hidden.size() == 1 ? "it" : "them"));
        }
        OfScores.mistaken(scope.tape().values()).ifPresent(notes::add);
        writing.keptInAll().ifPresent(notes::add);
        return notes;
    }
}
