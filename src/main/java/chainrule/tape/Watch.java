package chainrule.tape;

import chainrule.linalg.Functions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * Does again what led to a number that is not finite, to learn more about it than can be known in an ordinary run. A
 * first run ends where it ended before, and notes for every value the line of the program that made it. A second goes on
 * past that place, with results that are not finite, to see where they go. Both leave no trace: what they change is put
 * back, see {@link Attempt}, and whatever depends on the number loses its entries at the end; who has kept it gets an error.
 *
 * <p>A watch belongs to the thread that it runs on.
 */
public final class Watch {

    static final String OVER = "a value of a watched run that is over: it depended on a number that was not finite, and has no entries";

    /** So far a run goes on, which may wait in vain for a number to become small. */
    private static final int MOST_VALUES = 10_000;

    private static final ThreadLocal<@Nullable Watch> MINE = new ThreadLocal<>();

    /**
     * How many there are in all threads; without one, all that a watch costs is a look at this. It is written under a
     * lock and read without: a thread that has a watch sees at least its own.
     */
    private static int open;

    private final Map<Value, StackTraceElement> lines = new HashMap<>();

    /** The operation past which it goes on; none if it ends where any run does. */
    private final Optional<Op> past;

    /** Whatever depends on the first result that was not finite, that included. */
    private final Map<Value, Value> spoiled = new HashMap<>();

    private boolean isPast;
    private @Nullable Value origin;
    private @Nullable Value latest;

    private Watch(Optional<Op> past) {
        this.past = past;
    }

    /**
     * What was learned.
     *
     * @param refusal of the first result that was not finite
     * @param lines   where each value was made
     * @param onward  the way of that result
     */
    public record Findings(NonFiniteException refusal, Function<Value, Optional<StackTraceElement>> lines, Onward onward) {}

    /**
     * Watches twice.
     *
     * @param loss what to compute
     * @param then what to make of it, if the loss is finite: its gradients
     * @return empty if everything is finite
     * @throws NonFiniteException if no operation is to blame, but a leaf or a setting
     */
    public static Optional<Findings> of(Supplier<Value> loss, Function<Value, List<Value>> then) {
        Watch first = new Watch(Optional.empty());
        try {
            first.run(() -> then.apply(loss.get()));
            return Optional.empty();
        } catch (NonFiniteException e) {
            Watch second = new Watch(Optional.of(e.op().orElseThrow(() -> e)));
            Onward onward = second.run(() -> second.follow(loss, then));
            return Optional.of(new Findings(e, value -> Optional.ofNullable(first.lines.get(value)), onward));
        }
    }

    private Onward follow(Supplier<Value> loss, Function<Value, List<Value>> then) {
        try {
            Value result = loss.get();
            return onward(!isPast ? then.apply(result) : List.of(result), Optional.empty());
        } catch (RuntimeException e) {
            return onward(latest == null ? List.of() : List.of(latest), Optional.of(String.valueOf(e.getMessage())));
        }
    }

    private Onward onward(List<Value> ends, Optional<String> cause) {
        List<Value> reached = ends.stream().filter(this::isSpoiled).toList();
        List<Value> way = reached.isEmpty() ? List.of() : Tape.way(reached.get(0), this::isOrigin, this::isNonFinite);
        if (way.isEmpty() && !reached.isEmpty()) {
            way = Tape.way(reached.get(0), this::isOrigin, this::isSpoiled);
        }
        if (way.isEmpty() && !reached.isEmpty()) {
            // Its numbers were copied: what is between is not known.
            way = List.of(spoiled.get(origin), reached.get(0));
        }
        return new Onward(
                way.stream().map(value -> Station.of(value, Optional.ofNullable(lines.get(value)))).toList(),
                reached.stream().map(Value::name).filter(name -> !name.isEmpty()).toList(),
                cause);
    }

    private boolean isOrigin(Value value) {
        return value.equals(origin);
    }

    private boolean isSpoiled(Value value) {
        return spoiled.containsKey(value);
    }

    private boolean isNonFinite(Value value) {
        return Functions.firstNonFinite(value.primal()) >= 0;
    }

    private <T> T run(Supplier<T> work) {
        Watch outer = MINE.get();
        MINE.set(this);
        count(1);
        try {
            return Attempt.rehearsal(work);
        } finally {
            count(-1);
            if (outer == null) {
                MINE.remove();
            } else {
                MINE.set(outer);
            }
            spoiled.values().forEach(value -> empty(value.primal()));
        }
    }

    private static synchronized void count(int more) {
        open += more;
    }

    private static @Nullable Watch mine() {
        return open == 0 ? null : MINE.get();
    }

    /** Of sizes that no matrix has. */
    private static void empty(DMatrixRMaj x) {
        x.numRows = -1;
        x.numCols = -1;
        x.data = new double[0];
    }

    /** Whether these were the entries of a value that depended on the number, in a run that is over. */
    static boolean isOver(@Nullable DMatrixRMaj entries) {
        return entries != null && entries.numRows < 0;
    }

    /** @throws IllegalStateException if they are over */
    static DMatrixRMaj entries(DMatrixRMaj entries) {
        if (isOver(entries)) {
            throw new IllegalStateException("this is " + OVER + "; compute it again");
        }
        return entries;
    }

    /** A new value, as it may be given to who asked for it; if this thread watches, it is noted. */
    static Value noted(Value value) {
        Watch watch = mine();
        return watch == null ? value : watch.note(value);
    }

    private Value note(Value made) {
        Value value = isPast && (isNonFinite(made) || made.inputs().stream().anyMatch(this::isSpoiled)) ? spoiled(made) : made;
        UserLine.here().ifPresent(line -> lines.put(value, line));
        return value;
    }

    private Value spoiled(Value made) {
        if (spoiled.size() == MOST_VALUES) {
            throw new IllegalStateException("there are more than " + MOST_VALUES + " values on its way");
        }
        Value value = made.revocable();
        origin = origin == null ? value : origin;
        latest = isNonFinite(value) ? value : latest;
        spoiled.put(value, value);
        return value;
    }

    /** Whether this thread watches: it wants to see every operation on its own. */
    public static boolean isUnderWay() {
        return mine() != null;
    }

    /** Whether this thread goes on past a number that was not finite: then others of its kind are no news. */
    static boolean goesOn() {
        Watch watch = mine();
        return watch != null && watch.isPast;
    }

    /** Whether the result of an operation may pass that is not finite. */
    static boolean passes(Op op) {
        Watch watch = mine();
        if (watch != null && watch.past.filter(op::equals).isPresent()) {
            watch.isPast = true;
        }
        return goesOn();
    }
}
