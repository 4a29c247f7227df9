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
    private final Map<Value, Integer> numbers = new HashMap<>();
    private final Map<Value, List<Value>> users = new HashMap<>();

    /** @param values inputs before what is computed from them */
    TapeUsers(List<Value> values) {
        this.values = values;
        int leaves = 0;
        for (Value value : values) {
            leaves += value.op() == null ? 1 : 0;
            numbers.put(value, value.op() == null ? leaves : places.size() + 1 - leaves);
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

    /**
     * What it is called if nobody named it: {@code v3} the third operation and {@code c3} the third leaf, with the letter
     * {@code v}; {@code a value} if it is not on the tape. Operations are counted alone, so that a result has the same
     * name on its own tape and on that of what was computed from it later.
     */
    String called(String letter, Value value) {
        String kind = value.op() != null ? letter : letter.equals("v") ? "c" : letter + "c";
        return contains(value) ? kind + numbers.get(value) : "a value";
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
