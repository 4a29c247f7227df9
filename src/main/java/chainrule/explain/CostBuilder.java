package chainrule.explain;

import chainrule.explain.Cost.Kind;
import chainrule.explain.Cost.Mode;
import chainrule.explain.Cost.Row;
import chainrule.explain.Cost.Time;
import chainrule.explain.TapeBlocks.Block;
import chainrule.shape.Shape;
import chainrule.tape.Adjoints;
import chainrule.tape.Numbers;
import chainrule.tape.Sweep;
import chainrule.tape.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts what a tape costs, value by value, and puts the counts together. */
final class CostBuilder {

    /** Up to so many rows are read one by one. */
    private static final int FEW = 40;
    private static final int MOST_INPUTS = 6;

    private final Value result;
    private final List<Value> by;
    private final CostOptions options;
    private final TapeScope scope;
    private final SweepCost sweep;
    private final Optional<NodeTimes> times;

    /**
     * What stands together.
     *
     * @param rows    the sum, then its parts
     * @param members the values in it
     */
    private record Part(List<Row> rows, List<Value> members) {

        Row head() {
            return rows.get(0);
        }

        long operations() {
            return head().forward() + head().backward();
        }
    }

    CostBuilder(Value result, List<Value> leaves, Map<Value, String> names, CostOptions options) {
        this.result = result;
        this.options = options;
        scope = TapeScope.forward(result, names);
        // A seed of zeros: what is counted does not depend on it, and it stays finite.
        Adjoints adjoints = Sweep.back(result, Value.constant(result.shape(), 0), leaves.toArray(Value[]::new));
        by = leaves.stream().filter(leaf -> adjoints.get(leaf) != null).toList();
        sweep = new SweepCost(scope.tape(), adjoints);
        times = options.clock() == CostOptions.Clock.RUNS
                ? Optional.of(new NodeTimes(scope.tape().values(), adjoints, sweep))
                : Optional.empty();
    }

    Cost build() {
        List<Value> counted = scope.tape().values().stream().filter(this::costs).toList();
        Row total = row(Kind.TOTAL, 0, "in all", count(counted.size()), result.shape(), counted);
        List<Row> rows = options.most() == CostOptions.BY_LAYER ? byLayer() : first(counted);
        PushforwardCost pushforward = new PushforwardCost(scope.tape(), result);
        double forward = pushforward.of(by);
        int outputs = result.shape().size();
        List<JacobianChain.State> states = new ChainStates(scope.tape(), result).longest(by).stream()
                .map(state -> new JacobianChain.State(scope.names().of(state), state.shape())).toList();
        return new Cost(
                scope.names().of(result),
                result.shape(),
                by.stream().map(scope.names()::of).toList(),
                rows,
                total,
                new Mode(by.stream().mapToLong(leaf -> leaf.shape().size()).sum(), forward),
                new Mode(outputs, (double) outputs * total.backward()),
                new JacobianChain(states),
                note(pushforward),
                scope.names().leadsTo());
    }

    private String note(PushforwardCost pushforward) {
        String bound = pushforward.isExact() ? "" : "Forward mode is counted as if every sweep began at all leaves: an upper bound.";
        String clock = times.map(NodeTimes::rounds)
                .map(rounds -> "Times are measured, the fastest of " + rounds + " rounds: they differ from run to run and from machine to machine.")
                .orElse("");
        String inputs = scope.tape().values().stream()
                .filter(value -> value.op() == null && scope.names().isMadeUp(value))
                .limit(MOST_INPUTS)
                .map(value -> scope.names().of(value) + " = " + Numbers.format(value.matrix()))
                .collect(Collectors.joining(", "));
        String nameless = inputs.isEmpty() ? "" : "Inputs without a name: " + inputs + ".";
        return String.join(" ", Stream.of(nameless, bound, clock).filter(text -> !text.isEmpty()).toList());
    }

    /** A leaf costs something only where more than one use comes back to it. */
    private boolean costs(Value value) {
        return scope.computed(value) || sweep.of(value) > 0;
    }

    private List<Row> byLayer() {
        TapeBlocks blocks = new TapeBlocks(scope, scope.tape().values(), new TapeOptions().layers());
        List<Part> parts = new ArrayList<>();
        for (Block block : blocks.all()) {
            List<Value> members = block.members().stream().filter(this::costs).toList();
            if (!members.isEmpty()) {
                parts.add(new Part(rows(block, members), members));
            }
        }
        blocks.hidden().stream().filter(this::costs).forEach(value -> parts.add(new Part(List.of(row(0, value)), List.of(value))));
        return parts.stream().mapToInt(part -> part.rows.size()).sum() <= FEW
                ? parts.stream().flatMap(part -> part.rows.stream()).toList()
                : dearest(parts);
    }

    /** One line for each part, the dearest only, in the order they came in; the others in one row. */
    private List<Row> dearest(List<Part> parts) {
        Set<Part> dear = Collections.newSetFromMap(new IdentityHashMap<>());
        parts.stream().sorted(Comparator.comparingLong(Part::operations).reversed()).limit(FEW - 1L).forEach(dear::add);
        List<Row> rows = new ArrayList<>(parts.stream().filter(dear::contains).map(Part::head).toList());
        List<Value> others = parts.stream().filter(part -> !dear.contains(part)).flatMap(part -> part.members.stream()).toList();
        return others.isEmpty() ? rows : with(rows, others);
    }

    private List<Row> first(List<Value> counted) {
        List<Value> order = counted.stream()
                .sorted(Comparator.comparingLong((Value value) -> SweepCost.flops(value) + sweep.of(value)).reversed())
                .toList();
        int most = Math.min(options.most(), order.size());
        List<Row> rows = new ArrayList<>(order.subList(0, most).stream().map(value -> row(0, value)).toList());
        return most == order.size() ? rows : with(rows, order.subList(most, order.size()));
    }

    private List<Row> with(List<Row> rows, List<Value> others) {
        rows.add(row(Kind.REST, 0, "the others", count(others.size()), others.get(0).shape(), others));
        return rows;
    }

    private List<Row> rows(Block block, List<Value> members) {
        if (block.single()) {
            return List.of(row(0, members.get(0)));
        }
        boolean layer = block.kind() == TapeGraph.Kind.LAYER;
        List<Row> rows = new ArrayList<>(List.of(row(layer ? Kind.LAYER : Kind.REPEATED, 0, block.name(),
                count(members.size()), block.end().shape(), members)));
        if (layer) {
            members.forEach(member -> rows.add(row(1, member)));
        }
        return rows;
    }

    private static String count(int values) {
        return TapeNodes.count(values, "value");
    }

    private Row row(int depth, Value value) {
        return row(Kind.VALUE, depth, scope.names().of(value),
                scope.computed(value) ? scope.names().formula(value) : "adds up its uses", value.shape(), List.of(value));
    }

    private Row row(Kind kind, int depth, String name, String op, Shape shape, Collection<Value> members) {
        Set<Value> kept = new HashSet<>();
        members.forEach(member -> kept.addAll(sweep.kept(member)));
        return new Row(kind, depth, name, op, shape,
                members.stream().mapToLong(SweepCost::flops).sum(),
                members.stream().mapToLong(sweep::of).sum(),
                bytes(members.stream().filter(scope::computed).toList()),
                bytes(kept),
                times.map(all -> members.stream().flatMap(member -> all.of(member).stream()).reduce(new Time(0, 0), Time::plus)));
    }

    private static long bytes(Collection<Value> values) {
        return values.stream().mapToLong(value -> (long) Double.BYTES * value.shape().size()).sum();
    }
}
