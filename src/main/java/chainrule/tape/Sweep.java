package chainrule.tape;

import chainrule.tape.NonFiniteException.Derivative;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The two sweeps over a tape. Both record what they compute as ordinary values, so sweeps of sweeps need no more. */
public final class Sweep {

    private Sweep() {}

    /**
     * Reverse mode: the adjoint of every value that lies between {@code targets} and {@code result}.
     *
     * @param result  where the sweep starts
     * @param seed    the adjoint of the result, in its shape
     * @param targets by what to differentiate; a target that the result does not depend on gets no adjoint
     */
    public static Adjoints back(Value result, Value seed, Value... targets) {
        return back(List.of(result), List.of(seed), targets);
    }

    /**
     * Reverse mode from several results at once: what arrives from each is added.
     *
     * @param results where the sweep starts, at least one
     * @param seeds   the adjoint of each result, in its shape
     * @param by      by what to differentiate; a target that no result depends on gets no adjoint
     */
    public static Adjoints back(List<Value> results, List<Value> seeds, Value... by) {
        Value result = results.get(0);
        UnaryOperator<Value> recorded = recorded(results);
        Value[] targets = Arrays.stream(by).map(recorded).toArray(Value[]::new);
        TapeIndex tape = since(List.of(targets), results);
        boolean[] needed = needed(tape, targets);
        Contributions contributions = new Contributions(tape.places());
        @Nullable Value[] adjoints = new Value[tape.places()];
        for (int i = 0; i < results.size(); i++) {
            int last = tape.place(results.get(i));
            if (last >= 0 && needed[last]) {
                contributions.add(last, seeds.get(i));
            }
        }
        for (int t = 0; t < adjoints.length; t++) {
            Value yBar = sum(result, tape, contributions, t);
            if (yBar == null) {
                continue;
            }
            adjoints[t] = yBar;
            Value y = tape.get(t);
            Op op = y.op();
            Value[] x = y.arguments();
            for (int i = 0; i < x.length; i++) {
                int place = tape.place(x[i]);
                if (op != null && place >= 0 && needed[place] && op.differentiable(i)) {
                    contributions.add(place, pullBack(result, op, i, x, y, yBar));
                }
            }
        }
        return new Adjoints(tape, adjoints, recorded);
    }

    private static @Nullable Value sum(Value result, TapeIndex tape, Contributions contributions, int place) {
        try {
            return contributions.sum(place);
        } catch (NonFiniteException e) {
            throw e.differentiating(new Derivative(Objects.requireNonNull(tape.get(place)), Optional.empty(), result));
        }
    }

    private static Value pullBack(Value result, Op op, int argument, Value[] x, Value y, Value yBar) {
        try {
            return op.vjp(argument, x, y, yBar);
        } catch (NonFiniteException e) {
            throw e.differentiating(new Derivative(y, Optional.of(x[argument]), result));
        }
    }

    private static Value pushForward(Value result, Op op, int argument, Value[] x, Value y, Value xDot) {
        try {
            return op.jvp(argument, x, y, xDot);
        } catch (NonFiniteException e) {
            throw e.differentiating(new Derivative(y, Optional.of(x[argument]), result));
        }
    }

    /** What lies on a path from a target to the end of the tape: the only values whose adjoint matters. */
    private static boolean[] needed(TapeIndex tape, Value[] targets) {
        boolean[] needed = new boolean[tape.places()];
        for (Value target : targets) {
            int place = tape.place(target);
            if (place >= 0) {
                needed[place] = true;
            }
        }
        for (int t = needed.length - 1; t >= 0; t--) {
            Value y = tape.get(t);
            Op op = y == null ? null : y.op();
            for (int i = 0; op != null && i < op.arity() && !needed[t]; i++) {
                int place = tape.place(y.arguments()[i]);
                needed[t] = place >= 0 && needed[place] && op.differentiable(i);
            }
        }
        return needed;
    }

    /**
     * Forward mode: the tangent of the result for given tangents of some values.
     *
     * @param result   where the sweep ends
     * @param tangents by identity, each in the shape of its value
     * @return the tangent of the result; zeros if it does not depend on any of them
     */
    public static Value forward(Value result, Map<Value, Value> tangents) {
        UnaryOperator<Value> recorded = recorded(List.of(result));
        TapeIndex tape = since(tangents.keySet().stream().map(recorded).toList(), List.of(result));
        Contributions contributions = new Contributions(tape.places());
        @Nullable Value[] dots = new Value[tape.places()];
        tangents.forEach((value, dot) -> {
            int place = tape.place(recorded.apply(value));
            if (place >= 0) {
                dots[place] = dot;
            }
        });
        for (int t = dots.length - 1; t >= 0; t--) {
            Value y = tape.get(t);
            Op op = y == null ? null : y.op();
            if (op == null || dots[t] != null) {
                continue;
            }
            Value[] x = y.arguments();
            for (int i = 0; i < x.length; i++) {
                int place = tape.place(x[i]);
                Value xDot = place < 0 ? null : dots[place];
                if (xDot != null && op.differentiable(i)) {
                    contributions.add(t, pushForward(result, op, i, x, y, xDot));
                }
            }
            dots[t] = sum(result, tape, contributions, t);
        }
        int last = tape.place(result);
        Value dot = last < 0 ? null : dots[last];
        return dot != null ? dot : Value.constant(result.shape(), 0);
    }

    /** The part of the tape that can depend on any of these: nothing older than they are does. */
    private static TapeIndex since(Collection<Value> sources, List<Value> results) {
        long first = sources.stream().mapToLong(Value::number).min().orElse(Long.MAX_VALUE);
        return new TapeIndex(results, value -> value.number() >= first);
    }

    /** Which value on the tape of the results is meant by one that somebody names. */
    private static UnaryOperator<Value> recorded(List<Value> results) {
        for (Value result : results) {
            Recording recording = result.recording();
            if (recording != null) {
                return recording::recorded;
            }
        }
        return value -> value;
    }

    /** What arrives at each value of a tape, use by use: one contribution mostly, of a value used often many. */
    private static final class Contributions {

        private final @Nullable Value[] first;
        private final @Nullable List<Value>[] more;

        @SuppressWarnings({"unchecked", "rawtypes"})
        Contributions(int size) {
            first = new Value[size];
            more = new List[size];
        }

        void add(int place, Value contribution) {
            if (first[place] == null) {
                first[place] = contribution;
                return;
            }
            List<Value> others = more[place];
            if (others == null) {
                others = new ArrayList<>(4);
                others.add(first[place]);
                more[place] = others;
            }
            others.add(contribution);
        }

        /** All of them, in the order they came, or {@code null} if none came. */
        @Nullable Value sum(int place) {
            List<Value> parts = more[place];
            return parts == null ? first[place] : new Accumulate(parts.size()).on(parts.toArray(Value[]::new));
        }
    }
}
