package chainrule.tape;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The two sweeps over a tape. Both record what they compute as ordinary values, so sweeps of sweeps need no more. */
public final class Sweep {

    private Sweep() {}

    /**
     * Reverse mode: the adjoint of every value that lies between {@code targets} and {@code result}.
     *
     * @param result  where the sweep starts
     * @param seed    the adjoint of the result, in its shape
     * @param targets by what to differentiate; a target that the result does not depend on gets no entry
     * @return adjoints by identity
     */
    public static Map<Value, Value> back(Value result, Value seed, Value... targets) {
        List<Value> tape = Tape.since(List.of(targets), result);
        Set<Value> needed = needed(tape, targets);
        Map<Value, List<Value>> contributions = new IdentityHashMap<>();
        Map<Value, Value> adjoints = new IdentityHashMap<>();
        if (needed.contains(result)) {
            contributions.put(result, new ArrayList<>(List.of(seed)));
        }
        for (int t = tape.size() - 1; t >= 0; t--) {
            Value y = tape.get(t);
            List<Value> parts = contributions.remove(y);
            if (parts == null) {
                continue;
            }
            Value yBar = parts.size() == 1 ? parts.get(0) : new Accumulate(parts.size()).on(parts.toArray(Value[]::new));
            adjoints.put(y, yBar);
            Op op = y.op();
            Value[] x = y.arguments();
            for (int i = 0; i < x.length; i++) {
                if (op != null && needed.contains(x[i]) && op.differentiable(i)) {
                    contributions.computeIfAbsent(x[i], key -> new ArrayList<>(1)).add(pullBack(op, i, x, y, yBar));
                }
            }
        }
        return adjoints;
    }

    private static Value pullBack(Op op, int argument, Value[] x, Value y, Value yBar) {
        try {
            return op.vjp(argument, x, y, yBar);
        } catch (NonFiniteException e) {
            throw e.differentiating(op, x[argument]);
        }
    }

    private static Value pushForward(Op op, int argument, Value[] x, Value y, Value xDot) {
        try {
            return op.jvp(argument, x, y, xDot);
        } catch (NonFiniteException e) {
            throw e.differentiating(op, x[argument]);
        }
    }

    /** What lies on a path from a target to the end of the tape: the only values whose adjoint matters. */
    private static Set<Value> needed(List<Value> tape, Value[] targets) {
        Set<Value> needed = Collections.newSetFromMap(new IdentityHashMap<>());
        Collections.addAll(needed, targets);
        for (Value y : tape) {
            Op op = y.op();
            for (int i = 0; op != null && i < y.arguments().length; i++) {
                if (needed.contains(y.arguments()[i]) && op.differentiable(i)) {
                    needed.add(y);
                    break;
                }
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
        Map<Value, Value> dots = new IdentityHashMap<>(tangents);
        for (Value y : Tape.since(tangents.keySet(), result)) {
            Op op = y.op();
            if (op == null || dots.containsKey(y)) {
                continue;
            }
            List<Value> parts = new ArrayList<>(2);
            Value[] x = y.arguments();
            for (int i = 0; i < x.length; i++) {
                Value xDot = dots.get(x[i]);
                if (xDot != null && op.differentiable(i)) {
                    parts.add(pushForward(op, i, x, y, xDot));
                }
            }
            if (!parts.isEmpty()) {
                dots.put(y, parts.size() == 1 ? parts.get(0) : new Accumulate(parts.size()).on(parts.toArray(Value[]::new)));
            }
        }
        Value dot = dots.get(result);
        return dot != null ? dot : Value.constant(result.shape(), 0);
    }
}
