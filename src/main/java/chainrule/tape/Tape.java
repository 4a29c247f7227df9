package chainrule.tape;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The tape of a result: every value it depends on, in the order of creation, itself last. */
public final class Tape {

    private Tape() {}

    /** All that the result can reach, inputs before what is computed from them; no recursion, any depth. */
    public static List<Value> of(Value result) {
        return new TapeIndex(result, value -> true).values();
    }

    /**
     * A shortest way from a value on to a result that depends on it, both included; empty if there is none.
     *
     * @param to where it ends
     * @param from where it may begin
     * @param through what it may pass
     */
    static List<Value> way(Value to, Predicate<Value> from, Predicate<Value> through) {
        Map<Value, Value> next = new HashMap<>();
        Deque<Value> open = new ArrayDeque<>(List.of(to));
        next.put(to, to);
        while (!open.isEmpty()) {
            Value value = open.remove();
            if (from.test(value)) {
                List<Value> way = new ArrayList<>(List.of(value));
                for (Value at = value; !at.equals(to); at = next.get(at)) {
                    way.add(next.get(at));
                }
                return way;
            }
            for (Value input : value.arguments()) {
                if (through.test(input) && next.putIfAbsent(input, value) == null) {
                    open.add(input);
                }
            }
        }
        return List.of();
    }

    /** A shortest way from a value on to a result that depends on it, both included; empty if there is none. */
    public static List<Value> way(Value from, Value to) {
        return way(to, from::equals, value -> value.number() >= from.number());
    }
}
