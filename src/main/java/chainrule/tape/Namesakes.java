package chainrule.tape;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Values of a tape that somebody may mistake for another of the same name, such as a parameter after its step. Asked for
 * by mistake, a gradient would be zero without a word.
 */
public final class Namesakes {

    private final Map<String, Value> byName = new HashMap<>();
    private final Set<Value> onTape = new HashSet<>();

    /**
     * Those on the tape of a result.
     *
     * @param known values that are asked for themselves: none of them stands for another of their name
     */
    public Namesakes(Value result, Set<Value> known) {
        for (Value value : Tape.of(result)) {
            onTape.add(value);
            if (!value.name().isEmpty() && !known.contains(value)) {
                byName.put(value.name(), value);
            }
        }
    }

    /** What the tape has in the place of a value that is not on it; empty if the value is on it, or there is nothing like it. */
    public Optional<String> mistaken(Value value) {
        if (onTape.contains(value)) {
            return Optional.empty();
        }
        return Optional.ofNullable(byName.get(value.name())).map(other -> "an earlier or other value of that name");
    }
}
