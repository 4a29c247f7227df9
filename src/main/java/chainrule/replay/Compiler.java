package chainrule.replay;

import chainrule.tape.Op;
import chainrule.tape.Recording;
import chainrule.tape.Tape;
import chainrule.tape.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ejml.data.DMatrixRMaj;

/** Turns recorded values into steps: first which operations, each once, then which memory. */
final class Compiler {

    /** An operation and its arguments: equal calls have equal results. */
    private record Call(Op op, List<Value> arguments) {}

    private final Map<Value, Value> canonical = new IdentityHashMap<>();
    private final List<Value> order = new ArrayList<>();
    private final Map<Value, Integer> lastReader = new IdentityHashMap<>();
    private final Map<Value, DMatrixRMaj> memory = new IdentityHashMap<>();
    private final Map<Value, Leaf> leaves = new IdentityHashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private final Buffers buffers = new Buffers();
    private final DMatrixRMaj[] outputs;

    Compiler(Recording recording, List<Value> results) {
        choose(results);
        for (int i = 0; i < order.size(); i++) {
            for (Value argument : arguments(order.get(i))) {
                lastReader.put(argument, i);
            }
        }
        results.forEach(result -> lastReader.put(canonical.get(result), Integer.MAX_VALUE));
        for (int i = 0; i < order.size(); i++) {
            plan(i);
        }
        look();
        outputs = read(results.stream().map(canonical::get).toList());
        // What no later run binds again, such as a factor that a derivative brought in, stays as it is now.
        leaves.values().forEach(leaf -> leaf.fill(recording));
    }

    List<Leaf> leaves() {
        return List.copyOf(leaves.values());
    }

    Step[] steps() {
        return steps.toArray(Step[]::new);
    }

    DMatrixRMaj[] outputs() {
        return outputs;
    }

    long memory() {
        return buffers.allocated();
    }

    private void choose(List<Value> results) {
        Map<Call, Value> known = new HashMap<>();
        for (Value result : results) {
            for (Value value : canonical.containsKey(result) ? List.<Value>of() : Tape.of(result)) {
                if (canonical.containsKey(value)) {
                    continue;
                }
                Op op = value.op();
                Value first = op == null ? value : known.computeIfAbsent(new Call(op, arguments(value)), call -> value);
                canonical.put(value, first);
                if (op != null && first == value) {
                    order.add(value);
                }
            }
        }
    }

    private List<Value> arguments(Value value) {
        return value.inputs().stream().map(canonical::get).toList();
    }

    private void plan(int i) {
        Value value = order.get(i);
        List<Value> arguments = arguments(value);
        DMatrixRMaj[] x = read(arguments);
        Set<Value> dying = Collections.newSetFromMap(new IdentityHashMap<>());
        arguments.stream().filter(a -> a.op() != null && lastReader.get(a) == i).forEach(dying::add);
        Value overwritten = null;
        for (Value argument : dying) {
            if (argument.shape().equals(value.shape()) && inPlace(value.op(), arguments, argument)) {
                overwritten = argument;
                break;
            }
        }
        DMatrixRMaj y = overwritten != null ? memory.get(overwritten) : buffers.take(value.shape());
        memory.put(value, y);
        dying.remove(overwritten);
        dying.forEach(argument -> buffers.give(memory.get(argument)));
        steps.add(new Step(value.op(), x, y, true));
    }

    /**
     * Leaves out looks for results that are not finite, where such a result would be seen in that of a reader, or where
     * there is none if the arguments are finite.
     */
    private void look() {
        Set<Value> seenInReader = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = order.size() - 1; i >= 0; i--) {
            Value value = order.get(i);
            boolean looks = !seenInReader.contains(value) && !value.op().keepsFinite();
            steps.set(i, steps.get(i).looking(looks));
            if ((looks || seenInReader.contains(value)) && value.shape().size() > 0) {
                List<Value> arguments = arguments(value);
                for (int k = 0; k < arguments.size(); k++) {
                    if (value.op().passesNonFinite(k)) {
                        seenInReader.add(arguments.get(k));
                    }
                }
            }
        }
    }

    private static boolean inPlace(Op op, List<Value> arguments, Value argument) {
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i) == argument && !op.inPlace(i)) {
                return false;
            }
        }
        return true;
    }

    private DMatrixRMaj[] read(List<Value> values) {
        DMatrixRMaj[] x = new DMatrixRMaj[values.size()];
        for (int i = 0; i < x.length; i++) {
            Value value = values.get(i);
            if (value.op() != null) {
                x[i] = memory.get(value);
            } else {
                leaves.computeIfAbsent(value, Leaf::new).readAt(x, i);
            }
        }
        return x;
    }
}
