package chainrule.tape;

import chainrule.tape.OperatorNotation.Repeated;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;

/** Writes a recorded expression as mathematics. */
final class Notations {

    /** Constants with more entries than this are written as their range. */
    private static final int MOST_ENTRIES = 6;

    private Notations() {}

    static Notation of(Value result, Map<Value, Notation> known) {
        return write(result, known, Notations::inWords);
    }

    static Notation sizes(Value result, Collection<Value> known) {
        Map<Value, Notation> sizes = new HashMap<>();
        known.forEach(value -> sizes.put(value, Notation.size(value.shape())));
        return sized(write(result, sizes, Notations::inSizes));
    }

    private static Notation sized(Notation formula) {
        return formula instanceof Repeated repeated ? repeated.sized(sized(repeated.of())) : formula.with(Notations::sized);
    }

    private static Notation write(
            Value result, Map<Value, Notation> known, BiFunction<Value, Map<Value, Notation>, Notation> rule) {
        Map<Value, Notation> written = new HashMap<>(known);
        // In the order of creation the arguments are written before they are used; no recursion.
        for (Value value : new TapeIndex(result, value -> !known.containsKey(value)).values()) {
            written.put(value, rule.apply(value, written));
        }
        return written.get(result);
    }

    private static Notation inWords(Value value, Map<Value, Notation> written) {
        if (!value.name().isEmpty()) {
            return Notation.symbol(value.name());
        }
        return value.op() == null ? constant(value) : applied(value, written);
    }

    private static Notation constant(Value value) {
        int entries = value.shape().size();
        if (entries > 0 && entries <= MOST_ENTRIES) {
            return Notation.entries(value.primal());
        }
        String range = Numbers.format(value.primal());
        return NotationLatex.isNumber(range) ? Notation.filled(value.get(0, 0), value.shape()) : Notation.symbol(range);
    }

    private static Notation inSizes(Value value, Map<Value, Notation> written) {
        Op op = value.op();
        if (op == null || !value.name().isEmpty()) {
            return value.shape().isScalar() && value.name().isEmpty() ? constant(value) : Notation.size(value.shape());
        }
        return applied(value, written);
    }

    private static Notation applied(Value value, Map<Value, Notation> written) {
        return Notation.applied(value, value.inputs().stream().map(written::get).toArray(Notation[]::new));
    }
}
