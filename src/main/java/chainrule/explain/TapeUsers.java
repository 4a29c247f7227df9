package chainrule.explain;

import chainrule.tape.Op;
import chainrule.tape.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The values of a tape in order, and what they do not say themselves: where each stands, and who uses it. */
final class TapeUsers {

    private final List<Value> values;
    private final Map<Value, Integer> places = new HashMap<>();
    private final Map<Value, List<Value>> users = new HashMap<>();

    /** @param values inputs before what is computed from them */
    TapeUsers(List<Value> values) {
        this.values = values;
        for (Value value : values) {
            places.put(value, places.size());
            for (Value input : value.inputs()) {
                List<Value> known = users.computeIfAbsent(input, key -> new ArrayList<>(1));
                if (known.isEmpty() || !known.get(known.size() - 1).equals(value)) {
                    known.add(value);
                }
            }
        }
    }

    /** All values in order. */
    List<Value> values() {
        return values;
    }

    /** From 0. */
    int place(Value value) {
        return places.get(value);
    }

    /** Whether it is on the tape. */
    boolean contains(Value value) {
        return places.containsKey(value);
    }

    /** The results that were computed from it, each once, in order. */
    List<Value> users(Value value) {
        return users.getOrDefault(value, List.of());
    }

    /** Whether a derivative comes back from a value to this argument of its operation. */
    static boolean passes(Value y, int argument) {
        Op op = y.op();
        return op != null && op.differentiable(argument);
    }

    /** By place: from which values a way leads on to {@code result} that derivatives come back on. */
    boolean[] leadingTo(Value result) {
        boolean[] leads = new boolean[values.size()];
        leads[place(result)] = true;
        for (int t = leads.length - 1; t >= 0; t--) {
            Value y = values.get(t);
            for (int i = 0; leads[t] && i < y.inputs().size(); i++) {
                if (passes(y, i)) {
                    leads[place(y.inputs().get(i))] = true;
                }
            }
        }
        return leads;
    }
}
