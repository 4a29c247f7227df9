package chainrule.tape;

import java.util.IdentityHashMap;
import java.util.Map;

/** Writes a recorded expression as mathematics. */
final class Notations {

    private Notations() {}

    static Notation of(Value result, Map<Value, Notation> known) {
        Map<Value, Notation> written = new IdentityHashMap<>(known);
        // In the order of creation the arguments are written before they are used; no recursion.
        for (Value value : new TapeIndex(result, value -> !known.containsKey(value)).values()) {
            written.put(value, write(value, written));
        }
        return written.get(result);
    }

    private static Notation write(Value value, Map<Value, Notation> written) {
        Op op = value.op();
        if (op == null || !value.name().isEmpty()) {
            return Notation.symbol(value.name().isEmpty() ? Numbers.format(value.primal()) : value.name());
        }
        return op.notation(value.inputs().stream().map(written::get).toArray(Notation[]::new));
    }
}
