package chainrule.explain;

import chainrule.explain.TapeGraph.Node;
import chainrule.tape.Notation;
import chainrule.tape.Numbers;
import chainrule.tape.Op;
import chainrule.tape.Value;
import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Two computations side by side: where mine leaves the way of the reference. Values are the same if they were computed
 * by the same operation from values that are the same; leaves, if they have the same numbers. Names do not matter.
 *
 * @param mine      the first value that the reference does not have is marked
 * @param reference the first value that mine does not have is marked
 * @param verdict   the difference in words
 */
public record TapeComparison(TapeGraph mine, TapeGraph reference, String verdict) {

    /** Compares what two results were computed from. */
    public static TapeComparison of(Value mine, Value reference) {
        return of(mine, reference, Map.of(), new TapeOptions());
    }

    /** The same, with names for values that have none of their own. */
    public static TapeComparison of(Value mine, Value reference, Map<Value, String> names, TapeOptions options) {
        TapeScope here = TapeScope.forward(mine, names);
        TapeScope there = TapeScope.forward(reference, names);
        Map<List<Object>, Integer> known = new HashMap<>();
        Map<Value, Integer> mineKinds = kinds(here, known);
        Map<Value, Integer> theirKinds = kinds(there, known);
        Optional<Value> odd = firstOnly(here, mineKinds, theirKinds);
        Optional<Value> missing = firstOnly(there, theirKinds, mineKinds);
        return new TapeComparison(
                graph(here, odd, options),
                graph(there, missing, options),
                verdict(here, odd, there, missing, mineKinds, theirKinds));
    }

    private static TapeGraph graph(TapeScope scope, Optional<Value> first, TapeOptions options) {
        Map<Value, String> marks = new HashMap<>();
        first.ifPresent(value -> marks.put(value, "differs first"));
        TapeGraph graph = new TapeGraphBuilder(scope, value -> Optional.empty(), options, marks).build();
        // Nobody asked for adjoints here: that they are not computed would be said in every box.
        return new TapeGraph(graph.nodes().stream().map(Node::withoutAdjoint).toList(), graph.edges(), graph.groups(), graph.notes(), graph.leadsTo());
    }

    /** Equal numbers for equal computations, on both tapes. */
    private static Map<Value, Integer> kinds(TapeScope scope, Map<List<Object>, Integer> known) {
        Map<Value, Integer> kinds = new HashMap<>();
        for (Value value : scope.tape().values()) {
            List<Object> key = new ArrayList<>();
            Op op = value.op();
            if (op == null) {
                key.add(value.shape());
                key.add(DoubleBuffer.wrap(value.matrix().data, 0, value.shape().size()));
            } else {
                key.add(op);
                value.inputs().forEach(input -> key.add(kinds.get(input)));
            }
            kinds.put(value, known.computeIfAbsent(key, made -> known.size()));
        }
        return kinds;
    }

    private static Optional<Value> firstOnly(TapeScope scope, Map<Value, Integer> kinds, Map<Value, Integer> others) {
        Set<Integer> there = new HashSet<>(others.values());
        List<Value> only = scope.tape().values().stream().filter(value -> !there.contains(kinds.get(value))).toList();
        // A leaf that only the odd operation uses says less than the operation: 3 a instead of 2 a.
        return only.stream().filter(value -> !scope.names().isConstant(value)).findFirst().or(() -> only.stream().findFirst());
    }

    private static String verdict(TapeScope here, Optional<Value> odd, TapeScope there, Optional<Value> missing,
            Map<Value, Integer> kinds, Map<Value, Integer> theirKinds) {
        if (odd.isEmpty() && missing.isEmpty()) {
            return "Both compute the same.";
        }
        Value end = here.results().get(0);
        Value otherEnd = there.results().get(0);
        boolean same = end.shape().equals(otherEnd.shape())
                && Numbers.format(end.matrix()).equals(Numbers.format(otherEnd.matrix()));
        return difference(here, odd, there, missing, kinds, theirKinds) + (same ? " The results agree all the same." : "");
    }

    private static String difference(TapeScope here, Optional<Value> odd, TapeScope there, Optional<Value> missing,
            Map<Value, Integer> kinds, Map<Value, Integer> theirKinds) {
        if (odd.isPresent() && missing.isPresent()) {
            return "The first difference: mine " + described(here, odd.get()) + "; the reference " + described(there, missing.get()) + ".";
        }
        return odd.isPresent()
                ? more("Mine", here, kinds, "the reference", there, theirKinds)
                : more("The reference", there, theirKinds, "mine", here, kinds);
    }

    /** One goes on where the other, which is a part of it, has ended: say what it does, in names that the other has too. */
    private static String more(String longer, TapeScope scope, Map<Value, Integer> kinds,
            String shorter, TapeScope part, Map<Value, Integer> partKinds) {
        Map<Integer, Notation> known = new HashMap<>();
        partKinds.forEach((value, kind) -> known.put(kind, part.names().symbol(value)));
        List<Value> own = scope.tape().values().stream()
                .filter(value -> value.op() != null && !known.containsKey(kinds.get(value))).toList();
        // What goes on from the end of the other says more than what is prepared for it.
        Integer end = partKinds.get(part.results().get(0));
        Value first = own.stream().filter(value -> value.inputs().stream().anyMatch(x -> kinds.get(x).equals(end))).findFirst()
                .orElse(own.get(0));
        Map<Value, Notation> symbols = new HashMap<>();
        scope.tape().values().stream().filter(value -> !value.equals(first)).forEach(value -> {
            Notation symbol = known.get(kinds.get(value));
            if (symbol != null || scope.names().isNamed(value)) {
                symbols.put(value, symbol != null ? symbol : scope.names().symbol(value));
            }
        });
        String deed = Deed.of(TapeNames.formula(first, x -> Notation.of(x, symbols)));
        return longer + " " + deed + ", which gives " + scope.names().of(first) + " = " + figures(first) + "; " + shorter
                + " does not. All that " + shorter + " computes is in " + longer.toLowerCase(Locale.ROOT) + " too.";
    }

    private static String described(TapeScope scope, Value value) {
        String name = scope.names().of(value);
        String formula = scope.names().formula(value);
        return "has " + name + (formula.isEmpty() ? "" : " = " + formula) + " with " + figures(value);
    }

    private static String figures(Value value) {
        return (value.shape().isScalar() ? "" : value.shape() + ", ") + Numbers.format(value.matrix());
    }
}
