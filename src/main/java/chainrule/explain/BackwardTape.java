package chainrule.explain;

import chainrule.diff.Gradients;
import chainrule.explain.TapeGraph.Kind;
import chainrule.tape.Tape;
import chainrule.tape.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The reverse sweep as a graph: it recorded what it computed as ordinary values, from the seed to the gradients. Values
 * of the way forward stand at its border where a rule reads them.
 */
final class BackwardTape {

    private BackwardTape() {}

    static TapeGraph graph(Gradients gradients, Map<Value, String> given, TapeOptions options) {
        Value loss = gradients.loss();
        TapeUsers forward = new TapeUsers(Tape.of(loss));
        TapeNames forwardNames = TapeNames.of(forward, given);
        List<Value> results = new ArrayList<>();
        gradients.parameters().forEach(p -> gradients.adjoint(p).filter(bar -> !results.contains(bar)).ifPresent(results::add));

        Map<Value, String> names = new HashMap<>();
        Set<Value> border = new HashSet<>();
        TapeUsers tape = new TapeUsers(order(results, forward));
        for (Value value : tape.values()) {
            if (forward.contains(value)) {
                border.add(value);
                if (!forwardNames.isConstant(value)) {
                    names.put(value, forwardNames.of(value));
                }
            }
        }
        Map<Value, List<String>> remarks = name(gradients, forward, forwardNames, names);
        Set<Value> asked = new HashSet<>();
        asked.addAll(results);
        TapeScope scope = new TapeScope(tape, results, TapeNames.counted(tape, names, "u", forwardNames), border,
                value -> border.contains(value) ? Kind.KEPT : asked.contains(value) ? Kind.GRADIENT : Kind.ADJOINT,
                List.of(), remarks);
        return new TapeGraphBuilder(scope, value -> Optional.empty(), options).build();
    }

    /** One value may be the adjoint of several: a sum hands it on as it is. It is called after one, and tells the others. */
    private static Map<Value, List<String>> name(
            Gradients gradients, TapeUsers forward, TapeNames forwardNames, Map<Value, String> names) {
        Map<Value, List<Value>> owners = new HashMap<>();
        for (Value value : forward.values()) {
            gradients.adjoint(value).ifPresent(bar -> owners.computeIfAbsent(bar, key -> new ArrayList<>(1)).add(value));
        }
        String of = "∂" + forwardNames.of(gradients.loss()) + "/∂";
        Map<Value, List<String>> remarks = new HashMap<>();
        owners.forEach((bar, values) -> {
            Value first = gradients.parameters().stream().filter(values::contains).findFirst()
                    .orElse(values.get(values.size() - 1));
            names.put(bar, of + forwardNames.of(first));
            values.stream().filter(value -> !value.equals(first)).map(forwardNames::of).reduce((one, other) -> one + ", " + other)
                    .ifPresent(others -> remarks.put(bar, List.of("the same for " + others)));
        });
        return remarks;
    }

    /** All that the results were computed from, inputs first; of the way forward only what is read. */
    private static List<Value> order(List<Value> results, TapeUsers forward) {
        List<Value> order = new ArrayList<>();
        Set<Value> entered = new HashSet<>();
        Set<Value> done = new HashSet<>();
        Deque<Value> way = new ArrayDeque<>(results);
        while (!way.isEmpty()) {
            Value value = way.peek();
            if (entered.add(value) && !forward.contains(value)) {
                value.inputs().stream().filter(input -> !entered.contains(input)).forEach(way::push);
            } else {
                way.pop();
                if (done.add(value)) {
                    order.add(value);
                }
            }
        }
        return order;
    }
}
