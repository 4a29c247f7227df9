package chainrule.tape;

import org.jspecify.annotations.Nullable;

/** What a reverse sweep found: the adjoints of the values that it passed. */
public final class Adjoints {

    private final TapeIndex tape;
    private final @Nullable Value[] adjoints;

    Adjoints(TapeIndex tape, @Nullable Value[] adjoints) {
        this.tape = tape;
        this.adjoints = adjoints;
    }

    /** The adjoint of a value, or {@code null} if the sweep did not pass it: the result does not depend on it. */
    public @Nullable Value get(Value value) {
        int place = tape.place(value);
        return place < 0 ? null : adjoints[place];
    }
}
