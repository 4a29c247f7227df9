package chainrule.explain;

import chainrule.tape.Notation;
import chainrule.tape.Numbers;
import chainrule.tape.Value;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** What the values of a tape are called in formulas: by name, by number if it is a constant, else {@code v7} by place. */
final class ValueNames {

    /** A longer name is cut: a formula is read, not searched. */
    private static final int LONGEST = 40;

    private final Map<Value, String> given;
    private final Map<Value, Integer> places = new IdentityHashMap<>();

    /** @param given names for values that have none of their own */
    ValueNames(List<Value> tape, Map<Value, String> given) {
        this.given = given;
        tape.forEach(value -> places.put(value, places.size()));
    }

    String of(Value value) {
        String name = value.name().isEmpty() ? given.getOrDefault(value, "") : value.name();
        if (!name.isEmpty()) {
            return cut(name);
        }
        return isNumber(value) ? Numbers.format(value.asScalar()) : "v" + places.get(value);
    }

    /** A number that nobody named stands for itself. */
    private static boolean isNumber(Value value) {
        return value.op() == null && value.shape().isScalar();
    }

    /** Whether somebody named it, here or there. */
    boolean isNamed(Value value) {
        return !value.name().isEmpty() || given.containsKey(value);
    }

    Notation symbol(Value value) {
        return Notation.symbol(of(value));
    }

    private static String cut(String name) {
        boolean fits = name.length() <= LONGEST || name.codePointCount(0, name.length()) <= LONGEST;
        return fits ? name : name.substring(0, name.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
