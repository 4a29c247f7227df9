package chainrule.explain;

import chainrule.tape.Value;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The values of a tape in order, and what they do not say themselves: where each stands, and who uses it. */
final class TapeUsers {

    private final List<Value> values;
    private final Map<Value, Integer> places = new IdentityHashMap<>();
    private final Map<Value, List<Value>> users = new IdentityHashMap<>();

    /** @param values inputs before what is computed from them */
    TapeUsers(List<Value> values) {
        this.values = values;
        for (Value value : values) {
            places.put(value, places.size());
            for (Value input : value.inputs()) {
                List<Value> known = users.computeIfAbsent(input, key -> new ArrayList<>(1));
                if (known.isEmpty() || known.get(known.size() - 1) != value) {
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

    /** What it is called if nobody named it: the letter and its place; {@code a value} if it is not on the tape. */
    String called(String letter, Value value) {
        return contains(value) ? letter + place(value) : "a value";
    }

    /** The results that were computed from it, each once, in order. */
    List<Value> users(Value value) {
        return users.getOrDefault(value, List.of());
    }
}
