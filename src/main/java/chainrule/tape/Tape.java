package chainrule.tape;

import java.util.List;

/** The tape of a result: every value it depends on, in the order of creation, itself last. */
public final class Tape {

    private Tape() {}

    /** All that the result can reach, inputs before what is computed from them; no recursion, any depth. */
    public static List<Value> of(Value result) {
        return new TapeIndex(result, value -> true).values();
    }
}
