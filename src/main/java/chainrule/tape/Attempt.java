package chainrule.tape;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Work that leaves no trace if it fails: what it changes besides making values, in parameters and random generators, is
 * put back, the last change first. It belongs to the thread that does it.
 */
public final class Attempt {

    private static final ThreadLocal<@Nullable Attempt> MINE = new ThreadLocal<>();

    private final @Nullable Attempt outer = MINE.get();
    private final Deque<Runnable> changes = new ArrayDeque<>();

    private Attempt() {
        MINE.set(this);
    }

    /** Does the work; if it throws, puts back what it changed. */
    public static <T> T of(Supplier<T> work) {
        Attempt attempt = new Attempt();
        try {
            T result = work.get();
            attempt.keep();
            return result;
        } finally {
            attempt.end();
        }
    }

    /** Does the work for its result alone: puts back what it changed in any case. */
    public static <T> T rehearsal(Supplier<T> work) {
        Attempt attempt = new Attempt();
        try {
            return work.get();
        } finally {
            attempt.end();
        }
    }

    /**
     * To be called by whoever is about to change something that outlives the attempt under way, if there is one.
     *
     * @param undo puts back what is there now
     * @return whether there is one
     */
    public static boolean undoBy(Runnable undo) {
        Attempt attempt = MINE.get();
        if (attempt != null) {
            attempt.changes.push(undo);
        }
        return attempt != null;
    }

    /** What this one has changed stands, unless the work fails that it is a part of. */
    private void keep() {
        if (outer != null) {
            changes.descendingIterator().forEachRemaining(outer.changes::push);
        }
        changes.clear();
    }

    private void end() {
        if (outer == null) {
            MINE.remove();
        } else {
            MINE.set(outer);
        }
        changes.forEach(Runnable::run);
    }
}
