package chainrule.tape;

import chainrule.shape.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls without their numbers. A function is called with {@linkplain #input stand-ins} instead of values; what it
 * applies to them is remembered, nothing is computed. Called once more, after {@link #again}, the same function gives
 * the same objects: whoever knows what to do for them need not look further. Where it does something else, it gets new
 * ones from there on.
 *
 * <p>Other values that take part (a constant, a random mask) may have other numbers each time: each becomes a stand-in
 * too. A function that looks at numbers gets those that the stand-ins are {@linkplain #bind bound} to, and may decide by
 * them.
 *
 * <p>A value is an argument because the function is given its stand-in: the same value captured by the function is a
 * constant like any other.
 *
 * <p>A recording belongs to one thread.
 */
public final class Recording {

    /** The one whose function this thread calls: captured constants do not know of it. */
    private static final ThreadLocal<@Nullable Recording> CALLING = new ThreadLocal<>();

    private final List<Value> results = new ArrayList<>();
    private final Map<Value, Value> bound = new HashMap<>();

    /** Of the constants that take part in this call. */
    private final Map<Value, Value> standIns = new HashMap<>();

    /** The stand-ins of arguments: they stand in for no constant. */
    private final Set<Value> given = new HashSet<>();

    private final Map<Value, Value> concrete = new HashMap<>();
    private final List<Value> zeros = new ArrayList<>();
    private boolean wasBound;
    private int next;
    private int nextZeros;
    private Peeking peeking = Peeking.ALLOWED;

    private enum Peeking { ALLOWED, REFUSED, OVER }

    /** Numbers were looked at where a program has to be the same whatever they are. */
    public static final class DependsOnNumbersException extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        DependsOnNumbersException(String message) {
            super(message);
        }
    }

    /** A value whose numbers come later. */
    public Value input(String name, Shape shape) {
        Value input = leaf(name, shape);
        given.add(input);
        return input;
    }

    private Value leaf(String name, Shape shape) {
        return new Value(name, null, new Value[0], shape, this);
    }

    /** Whether a value was recorded: its numbers come later. */
    public static boolean isRecorded(Value value) {
        return value.recording() != null;
    }

    /** Calls the function that is recorded; see {@link #applied}. */
    public <T> T calling(Supplier<T> function) {
        Recording outer = CALLING.get();
        CALLING.set(this);
        try {
            return function.get();
        } finally {
            if (outer == null) {
                CALLING.remove();
            } else {
                CALLING.set(outer);
            }
        }
    }

    /** Whether this thread calls a function that is recorded. */
    public static boolean isCalling() {
        return CALLING.get() != null;
    }

    /**
     * Applies an operation so that all that follows from it is recorded, if this thread calls a function that is: also
     * where it is applied to a constant. What is differentiated in there by the result then misses nothing.
     */
    public static Value applied(Op op, Value x) {
        Recording recording = CALLING.get();
        return recording == null || isRecorded(x) ? op.on(x) : recording.record(op, new Value[] {x});
    }

    /** Starts the next call of the function; all stand-ins lose their numbers. */
    public void again() {
        next = 0;
        nextZeros = 0;
        forget();
        peeking = Peeking.ALLOWED;
    }

    /**
     * Records what must not depend on numbers.
     *
     * @throws DependsOnNumbersException if it looks at one
     */
    public <T> T withoutNumbers(Supplier<T> call) {
        Peeking before = peeking;
        peeking = Peeking.REFUSED;
        try {
            return call.get();
        } finally {
            peeking = before;
        }
    }

    /** The call and what was done for it is over; its values cannot be looked at any more. */
    public void end() {
        peeking = Peeking.OVER;
        forget();
    }

    private void forget() {
        bound.clear();
        standIns.clear();
        concrete.clear();
    }

    /**
     * Says what a stand-in stands for in this call.
     *
     * @param numbers in its shape
     */
    public void bind(Value standIn, Value numbers) {
        wasBound = true;
        bound.put(standIn, numbers);
    }

    private void bindConstant(Value standIn, Value constant) {
        bind(standIn, constant);
        standIns.put(constant, standIn);
    }

    /** What a stand-in stands for in this call, or {@code null} if nothing yet; a value with numbers stands for itself. */
    public @Nullable Value bound(Value standIn) {
        return standIn.recording() == null ? standIn : bound.get(standIn);
    }

    /** The same value with numbers, computed one operation after the other from what the stand-ins are bound to. */
    public Value concrete(Value value) {
        if (value.recording() == null) {
            return value;
        }
        if (peeking != Peeking.ALLOWED) {
            throw peeking == Peeking.OVER ? stale(value) : new DependsOnNumbersException(
                    "numbers are not known while a program is recorded; got a look at "
                            + (value.name().isEmpty() ? "a value" : value.name()));
        }
        for (Value y : new TapeIndex(value, v -> !concrete.containsKey(v)).values()) {
            concrete.put(y, compute(y));
        }
        return concrete.get(value);
    }

    private Value compute(Value y) {
        Op op = y.op();
        if (op == null) {
            Value numbers = bound(y);
            if (numbers == null) {
                throw stale(y);
            }
            // An argument is not the same value as one that the function captured.
            return given.contains(y) ? Value.on(numbers.name(), numbers.primal()) : numbers;
        }
        Value[] x = new Value[y.arguments().length];
        for (int i = 0; i < x.length; i++) {
            x[i] = concrete.get(y.arguments()[i]);
        }
        Value result = op.on(x);
        return y.name().isEmpty() ? result : result.named(y.name());
    }

    /** Zeros in the shape of a value, by which what is computed with both can be differentiated. */
    static Value zerosLike(Value value) {
        Value numbers = Value.constant(value.shape(), 0);
        return value.recording() == null ? numbers : value.recording().zeros(numbers);
    }

    private Value zeros(Value numbers) {
        if (nextZeros == zeros.size() || !zeros.get(nextZeros).shape().equals(numbers.shape())) {
            given.removeAll(zeros.subList(nextZeros, zeros.size()));
            zeros.subList(nextZeros, zeros.size()).clear();
            zeros.add(input("", numbers.shape()));
        }
        Value standIn = zeros.get(nextZeros++);
        bind(standIn, numbers);
        return standIn;
    }

    /**
     * What a value is on a recorded tape: a constant that takes part has a stand-in there.
     *
     * @throws IllegalStateException if it took part also where nothing was recorded, so that nobody knows how
     */
    Value recorded(Value value) {
        if (value.recording() != null) {
            return value;
        }
        for (Value constant : standIns.keySet()) {
            if (constant.op() != null && !constant.equals(value) && new TapeIndex(constant, v -> v.number() >= value.number()).place(value) >= 0) {
                throw new IllegalStateException("a recorded function can be differentiated by what it is given or applies to it;"
                        + " between " + (value.name().isEmpty() ? "this value" : value.name())
                        + " and the arguments there are operations on constants alone, which were not recorded:"
                        + " make it an argument");
            }
        }
        return standIns.getOrDefault(value, value);
    }

    Value record(Op op, Value[] x) {
        if (next < results.size()) {
            Value known = results.get(next);
            if (op.equals(known.op()) && same(known.arguments(), x)) {
                next++;
                return known;
            }
        }
        Shape shape = Evaluation.shape(op, x);
        Value[] inputs = new Value[x.length];
        for (int i = 0; i < x.length; i++) {
            inputs[i] = x[i].recording() == null ? standIn(x[i]) : own(x[i]);
        }
        // What followed was done by another call than this one.
        results.subList(next++, results.size()).clear();
        Value result = new Value("", op, inputs, shape, this);
        results.add(result);
        return result;
    }

    Value rename(Value value, String name) {
        return own(value).under(name);
    }

    private boolean same(Value[] known, Value[] x) {
        for (int i = 0; i < x.length; i++) {
            boolean same = x[i].recording() == null
                    ? known[i].op() == null && stands(known[i], x[i])
                    : known[i].equals(x[i]) && known[i].name().equals(x[i].name());
            if (!same) {
                return false;
            }
        }
        return true;
    }

    /** Whether a stand-in can stand for a constant in this call: it does already, or both are free. */
    private boolean stands(Value standIn, Value constant) {
        Value known = standIns.get(constant);
        if (known != null) {
            return known.equals(standIn);
        }
        boolean free = !given.contains(standIn) && !bound.containsKey(standIn)
                && standIn.shape().equals(constant.shape());
        if (free) {
            bindConstant(standIn, constant);
        }
        return free;
    }

    private Value standIn(Value constant) {
        Value known = standIns.get(constant);
        if (known == null) {
            known = leaf(constant.name(), constant.shape());
            bindConstant(known, constant);
        }
        return known;
    }

    /** A value that was recorded in this call. */
    private Value own(Value value) {
        boolean known = value.op() == null
                || Collections.binarySearch(results.subList(0, next), value, Comparator.comparingLong(Value::number)) >= 0;
        if (value.recording() != this || !known) {
            throw stale(value);
        }
        return value;
    }

    private IllegalStateException stale(Value value) {
        String name = value.name().isEmpty() ? "this value" : value.name();
        return new IllegalStateException(!wasBound
                ? name + " was recorded without numbers and has none yet: bind the inputs of its recording to values first"
                : name + " belongs to an earlier step, whose numbers are gone; keep value.detached() to look at them later");
    }
}
