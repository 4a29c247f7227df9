package chainrule.explain;

import chainrule.explain.Cost.Time;
import chainrule.tape.Adjoints;
import chainrule.tape.Op;
import chainrule.tape.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What each operation of a tape and its rules take: all of them are done again, round after round, and of each the
 * fastest round counts, since everything that disturbs makes it slower.
 */
final class NodeTimes {

    private static final long ENOUGH_NANOS = 400_000_000;
    private static final int MOST_ROUNDS = 400;
    private static final int FEWEST_ROUNDS = 3;

    private final Map<Value, Time> times = new HashMap<>();
    private int rounds;

    NodeTimes(List<Value> values, Adjoints adjoints, SweepCost sweep) {
        long start = System.nanoTime();
        while (rounds < FEWEST_ROUNDS || rounds < MOST_ROUNDS && System.nanoTime() - start < ENOUGH_NANOS) {
            if (rounds > 0 && Thread.currentThread().isInterrupted()) {
                break;
            }
            for (Value y : values) {
                Op op = y.op();
                if (op != null) {
                    Time time = measured(op, y, adjoints, sweep);
                    times.merge(y, time, (a, b) ->
                            new Time(Math.min(a.forward(), b.forward()), Math.min(a.backward(), b.backward())));
                }
            }
            rounds++;
        }
    }

    private static Time measured(Op op, Value y, Adjoints adjoints, SweepCost sweep) {
        Value[] x = y.inputs().toArray(Value[]::new);
        List<SweepCost.Use> uses = sweep.uses(y);
        long start = System.nanoTime();
        op.on(x);
        long middle = System.nanoTime();
        for (SweepCost.Use use : uses) {
            op.vjp(use.argument(), x, y, Objects.requireNonNull(adjoints.get(y)));
        }
        return new Time(middle - start, uses.isEmpty() ? 0 : System.nanoTime() - middle);
    }

    int rounds() {
        return rounds;
    }

    /** Nothing for a leaf. */
    Optional<Time> of(Value value) {
        return Optional.ofNullable(times.get(value));
    }
}
