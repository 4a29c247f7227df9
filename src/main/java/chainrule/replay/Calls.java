package chainrule.replay;

import chainrule.shape.Shape;
import chainrule.tape.Op;
import chainrule.tape.Tape;
import chainrule.tape.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which operations a program does, each once, and on what: only what leads to a result, and equal calls are one. */
final class Calls {

    /** An operation and its arguments: equal calls have equal results. */
    private record Call(Op op, List<Value> arguments) {}

    private final Map<Value, Value> canonical = new HashMap<>();
    private final List<Value> order = new ArrayList<>();
    private final Map<Value, Value> leftOut = new HashMap<>();
    private final List<Value> results;

    Calls(List<Value> wanted) {
        choose(wanted);
        results = wanted.stream().map(canonical::get).toList();
        leaveOutRepetitions();
    }

    /** What is computed, arguments first. */
    List<Value> order() {
        return order;
    }

    /** What is computed for each result that is wanted. */
    List<Value> results() {
        return results;
    }

    /** What an operation works on. */
    List<Value> arguments(Value value) {
        return value.inputs().stream().map(canonical::get).map(argument -> leftOut.getOrDefault(argument, argument)).toList();
    }

    /** The shapes of what it was recorded on, before anything was left out. */
    static Shape[] shapes(Value value) {
        return value.inputs().stream().map(Value::shape).toArray(Shape[]::new);
    }

    private void choose(List<Value> wanted) {
        Map<Call, Value> known = new HashMap<>();
        for (Value result : wanted) {
            for (Value value : canonical.containsKey(result) ? List.<Value>of() : Tape.of(result)) {
                if (canonical.containsKey(value)) {
                    continue;
                }
                Op op = value.op();
                Value first = op == null ? value : op.isIdentity() ? canonical.get(value.inputs().get(0)) : known.computeIfAbsent(new Call(op, arguments(value)), call -> value);
                canonical.put(value, first);
                if (op != null && first == value) {
                    order.add(value);
                }
            }
        }
    }

    /** Where all readers of a repeated column can read the column itself. */
    private void leaveOutRepetitions() {
        for (Value value : order) {
            if (value.op().isRepetition(shapes(value))) {
                leftOut.put(value, arguments(value).get(0));
            }
        }
        results.forEach(leftOut::remove);
        for (Value reader : order) {
            for (int i = 0; i < reader.op().arity(); i++) {
                if (!reader.op().repeats(i)) {
                    leftOut.remove(canonical.get(reader.inputs().get(i)));
                }
            }
        }
        order.removeAll(leftOut.keySet());
    }
}
