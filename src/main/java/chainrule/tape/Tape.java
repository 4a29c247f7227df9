package chainrule.tape;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The tape of a result: every value it depends on, in the order of creation, itself last. */
public final class Tape {

    private Tape() {}

    /** All that the result can reach, inputs before what is computed from them; no recursion, any depth. */
    public static List<Value> of(Value result) {
        return of(result, value -> true);
    }

    /** The part of the tape that can be walked back from the result without leaving {@code within}. */
    static List<Value> of(Value result, Predicate<Value> within) {
        Set<Value> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Value> open = new ArrayDeque<>();
        List<Value> tape = new ArrayList<>();
        if (within.test(result)) {
            seen.add(result);
            open.push(result);
        }
        while (!open.isEmpty()) {
            Value value = open.pop();
            tape.add(value);
            for (Value input : value.arguments()) {
                if (within.test(input) && seen.add(input)) {
                    open.push(input);
                }
            }
        }
        tape.sort(Comparator.comparingLong(Value::number));
        return tape;
    }

    /** The part of the tape that can depend on any of these: nothing older than they are does. */
    static List<Value> since(Collection<Value> sources, Value result) {
        long first = sources.stream().mapToLong(Value::number).min().orElse(Long.MAX_VALUE);
        return of(result, value -> value.number() >= first);
    }
}
