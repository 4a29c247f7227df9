package chainrule.explain;

import chainrule.shape.Shape;
import chainrule.tape.Accumulate;
import chainrule.tape.Op;
import chainrule.tape.Value;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What forward mode would do on a tape: a sweep for each number that goes in, from its own leaf on. The rules are asked
 * once for each kind of operation and size.
 */
final class PushforwardCost {

    /** So many steps are counted leaf by leaf; beyond them every sweep counts as if it began at all leaves. */
    private static final long MOST_STEPS = 20_000_000;

    private record Rule(Op op, List<Shape> shapes, int argument) {}

    private final TapeUsers tape;
    private final boolean[] leads;
    private final Map<Rule, Long> rules = new HashMap<>();
    private boolean exact = true;

    PushforwardCost(TapeUsers tape, Value result) {
        this.tape = tape;
        leads = tape.leadingTo(result);
    }

    /** Whether the last count is exact, and not an upper bound. */
    boolean isExact() {
        return exact;
    }

    /** The operations of all sweeps: as many from each leaf as it has entries. */
    double of(List<Value> leaves) {
        exact = (long) leaves.size() * leads.length <= MOST_STEPS;
        return exact
                ? leaves.stream().mapToDouble(leaf -> (double) leaf.shape().size() * sweep(List.of(leaf))).sum()
                : (double) sweep(leaves) * leaves.stream().mapToLong(leaf -> leaf.shape().size()).sum();
    }

    /** One sweep from some leaves. */
    private long sweep(List<Value> from) {
        boolean[] moves = new boolean[leads.length];
        from.stream().filter(tape::contains).forEach(leaf -> moves[tape.place(leaf)] = true);
        long operations = 0;
        for (int t = 0; t < moves.length; t++) {
            Value y = tape.values().get(t);
            if (!leads[t] || moves[t] || y.op() == null) {
                continue;
            }
            int parts = 0;
            for (int i = 0; i < y.inputs().size(); i++) {
                if (TapeUsers.passes(y, i) && moves[tape.place(y.inputs().get(i))]) {
                    operations += rule(y, i);
                    parts++;
                }
            }
            moves[t] = parts > 0;
            if (parts > 1) {
                Shape[] shapes = new Shape[parts];
                Arrays.fill(shapes, y.shape());
                operations += new Accumulate(parts).flops(shapes);
            }
        }
        return operations;
    }

    private long rule(Value y, int argument) {
        Op op = y.op();
        if (op == null) {
            return 0;
        }
        Rule rule = new Rule(op, y.inputs().stream().map(Value::shape).toList(), argument);
        Long known = rules.get(rule);
        if (known == null) {
            known = count(op, y, argument);
            rules.put(rule, known);
        }
        return known;
    }

    /** On a tangent of zeros: it passes through every rule that is finite itself. */
    private static long count(Op op, Value y, int argument) {
        Value[] x = y.inputs().toArray(Value[]::new);
        Value xDot = Value.constant(x[argument].shape(), 0);
        Set<Value> known = new HashSet<>();
        known.addAll(y.inputs());
        known.add(y);
        known.add(xDot);
        Deque<Value> way = new ArrayDeque<>(List.of(op.jvp(argument, x, y, xDot)));
        long operations = 0;
        while (!way.isEmpty()) {
            Value value = way.pop();
            if (known.add(value)) {
                operations += SweepCost.flops(value);
                value.inputs().forEach(way::push);
            }
        }
        return operations;
    }
}
