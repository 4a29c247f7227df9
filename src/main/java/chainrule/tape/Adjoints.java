package chainrule.tape;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a reverse sweep found: the adjoints of the values that it passed. */
public final class Adjoints {

    private final TapeIndex tape;
    private final @Nullable Value[] adjoints;
    private final UnaryOperator<Value> recorded;

    /** @param recorded the value on the tape for one that somebody names */
    Adjoints(TapeIndex tape, @Nullable Value[] adjoints, UnaryOperator<Value> recorded) {
        this.tape = tape;
        this.adjoints = adjoints;
        this.recorded = recorded;
    }

    /** The adjoint of a value, or {@code null} if the sweep did not pass it: the result does not depend on it. */
    public @Nullable Value get(Value value) {
        int place = tape.place(recorded.apply(value));
        return place < 0 ? null : adjoints[place];
    }
}
