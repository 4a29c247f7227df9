package chainrule.explain;

import chainrule.tape.Value;
import java.util.Map;

/**
 * What the user calls values.
 *
 * @param others names for values that have none of their own, such as those of the variables that hold them
 */
record GivenNames(Map<Value, String> others) {

    /** Its own name, or the other one; empty if there is none. */
    String of(Value value) {
        return value.name().isEmpty() ? others.getOrDefault(value, "") : value.name();
    }

    /** Whether somebody named it, here or there. */
    boolean has(Value value) {
        return !of(value).isEmpty();
    }
}
