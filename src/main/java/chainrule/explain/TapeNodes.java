package chainrule.explain;

import chainrule.explain.TapeBlocks.Block;
import chainrule.explain.TapeGraph.Kind;
import chainrule.explain.TapeGraph.Node;
import chainrule.shape.Shape;
import chainrule.tape.Numbers;
import chainrule.tape.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;

/** Writes the nodes of a graph: what is known of each value, and of each summary. */
final class TapeNodes {

    /** More uses than this are counted, not listed. */
    private static final int MOST_LISTED = 8;

    /** A picture does not add up more numbers than this. */
    private static final int MOST_ADDED = 1_000_000;

    /** Of more operations it is not asked what they keep. */
    private static final int MOST_ASKED = 500;

    private final TapeScope scope;
    private final Function<Value, Optional<Value>> adjoint;
    private final Map<Value, LocalRule> rules = new HashMap<>();
    private final Set<Value> kept = new HashSet<>();
    private boolean allAsked = true;

    TapeNodes(TapeScope scope, Function<Value, Optional<Value>> adjoint) {
        this.scope = scope;
        this.adjoint = adjoint;
    }

    /** The rule of the operation that made {@code y}. */
    LocalRule rule(Value y) {
        return rules.computeIfAbsent(y, made -> new LocalRule(made, adjoint.apply(made)));
    }

    /** {@code 1 value}, {@code 12,000 values}. */
    static String count(long n, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", n, what, n == 1 ? "" : "s");
    }

    static Node omitted(List<Value> left) {
        return new Node(0, Kind.OMITTED, count(left.size(), "earlier value"), "", "", left.get(left.size() - 1).shape(),
                Reading.NOTHING, Reading.NOTHING, Audit.NONE, Kept.NOTHING, List.of(), -1, "");
    }

    Node node(Block block, int id, int group, String mark) {
        Value end = block.end();
        boolean single = block.single();
        boolean back = block.kind() == Kind.KEPT || block.kind() == Kind.ADJOINT || block.kind() == Kind.GRADIENT;
        return new Node(
                id,
                scope.results().contains(end) && !single ? Kind.RESULT : block.kind(),
                single ? scope.names().of(end) : block.name(),
                single ? scope.computed(end) ? String.valueOf(end.op().name()) : "" : "layer",
                single ? scope.computed(end) ? scope.names().formula(end) : "" : operations(block),
                end.shape(),
                Reading.of(end.matrix()),
                back ? Reading.NOTHING : adjoint.apply(end).map(bar -> Reading.of(bar.matrix())).orElse(Reading.NOT_COMPUTED),
                audit(end),
                back ? Kept.NOTHING : kept(block),
                single ? scope.remarks().getOrDefault(end, List.of()) : details(block),
                group,
                mark);
    }

    /** {@code matmul, broadcast, add}: what is done, once. */
    private static String operations(Block block) {
        List<String> shown = block.steps().subList(0, Math.min(block.steps().size(), MOST_LISTED));
        int more = block.steps().size() - shown.size();
        return String.join(", ", shown) + (more > 0 ? ", … " + more + " more" : "");
    }

    private List<String> details(Block block) {
        List<String> details = new ArrayList<>();
        List<Value> leaves = block.members().stream().filter(value -> !scope.computed(value)).toList();
        long numbers = leaves.stream().mapToLong(leaf -> leaf.shape().size()).sum();
        if (leaves.size() > 3) {
            details.add(count(leaves.size(), "input") + " of its own, " + count(numbers, "number"));
        } else {
            for (Value leaf : leaves) {
                details.add(scope.names().of(leaf) + " " + size(leaf.shape())
                        + adjoint.apply(leaf).map(bar -> ", adjoint " + Numbers.range(bar.matrix())).orElse(""));
            }
        }
        if (block.kind() == Kind.REPEATED) {
            Value first = block.members().stream().filter(scope::computed).findFirst().orElse(block.end());
            adjoint.apply(first).ifPresent(bar -> details.add("adjoint where it starts: " + Numbers.format(bar.matrix())));
        }
        return details;
    }

    private static String size(Shape shape) {
        return shape.isScalar() ? "scalar" : shape.toString();
    }

    /** What each use adds, the last use first: the order in which the reverse sweep meets and adds them. */
    private Audit audit(Value value) {
        Optional<Value> sum = adjoint.apply(value);
        if (sum.isEmpty() || scope.tape().users(value).isEmpty()) {
            return Audit.NONE;
        }
        List<Value> users = new ArrayList<>(scope.tape().users(value));
        Collections.reverse(users);
        int uses = 0;
        List<String> parts = new ArrayList<>();
        List<DMatrixRMaj> contributions = new ArrayList<>();
        boolean add = (long) users.size() * value.shape().size() <= MOST_ADDED;
        for (Value y : users) {
            for (int i = 0; adjoint.apply(y).isPresent() && i < y.inputs().size(); i++) {
                if (y.inputs().get(i).equals(value) && rule(y).differentiable(i)) {
                    uses++;
                    if (users.size() > 1 || y.inputs().size() > 1) {
                        contribution(y, i, uses, add, parts, contributions);
                    }
                }
            }
        }
        if (uses < 2) {
            return Audit.NONE;
        }
        if (uses > MOST_LISTED) {
            parts.add("… from " + count(uses - MOST_LISTED, "more use"));
        }
        return add && contributions.size() == uses
                ? Audit.of(parts, contributions, sum.get().matrix())
                : new Audit(List.copyOf(parts), "", Audit.Verdict.NOT_ADDED);
    }

    private void contribution(
            Value y, int argument, int use, boolean add, List<String> parts, List<DMatrixRMaj> contributions) {
        if (use <= MOST_LISTED || add) {
            rule(y).contribution(argument).map(Value::matrix).ifPresent(part -> {
                if (use <= MOST_LISTED) {
                    parts.add(Figures.text(part) + " from " + scope.names().of(y));
                }
                contributions.add(part);
            });
        }
    }

    private Kept kept(Block block) {
        List<Value> operations = block.members().stream().filter(scope::computed).toList();
        if (operations.size() > MOST_ASKED) {
            allAsked = false;
            return Kept.NOTHING;
        }
        Set<Value> all = new LinkedHashSet<>();
        for (Value y : operations) {
            all.addAll(rule(y).keeps(i -> needed(y, y.inputs().get(i))));
        }
        kept.addAll(all);
        return new Kept(all.stream().map(scope.names()::of).toList(), bytes(all));
    }

    /** Whether an adjoint goes to {@code x}: with gradients those are known; without, whoever is no constant may ask. */
    private boolean needed(Value y, Value x) {
        boolean swept = scope.results().stream().anyMatch(result -> adjoint.apply(result).isPresent());
        return swept ? adjoint.apply(y).isPresent() && adjoint.apply(x).isPresent() : !scope.names().isConstant(x);
    }

    private static long bytes(Set<Value> values) {
        return values.stream().mapToLong(value -> (long) Double.BYTES * value.shape().size()).sum();
    }

    /** A line for all that is shown, once all nodes are written; a value that several operations keep counts once. */
    Optional<String> keptInAll() {
        return kept.isEmpty() || !allAsked
                ? Optional.empty()
                : Optional.of("kept for the way back: " + count(kept.size(), "value") + ", " + Kept.size(bytes(kept)));
    }
}
