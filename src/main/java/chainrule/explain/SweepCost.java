package chainrule.explain;

import chainrule.shape.Shape;
import chainrule.tape.Accumulate;
import chainrule.tape.Adjoints;
import chainrule.tape.Op;
import chainrule.tape.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a recorded reverse sweep did for each value of the tape. An adjoint is what one use passed back, or the sum of what
 * all of them did in the order of the sweep; from there back to the adjoint of that use lies what its rule computed.
 */
final class SweepCost {

    /** One argument of one operation. */
    record Use(Value y, int argument) {}

    private final TapeUsers tape;
    private final Adjoints adjoints;
    private final Map<Value, Long> operations = new HashMap<>();
    private final Map<Value, Set<Value>> kept = new HashMap<>();
    private final Deque<Value> way = new ArrayDeque<>();
    private final Set<Value> counted = new HashSet<>();

    SweepCost(TapeUsers tape, Adjoints adjoints) {
        this.tape = tape;
        this.adjoints = adjoints;
        Map<Value, List<Use>> uses = new HashMap<>();
        List<Value> values = tape.values();
        for (int t = values.size() - 1; t >= 0; t--) {
            Value y = values.get(t);
            uses(y).forEach(use -> uses.computeIfAbsent(y.inputs().get(use.argument), x -> new ArrayList<>(1)).add(use));
        }
        values.forEach(x -> count(x, uses.getOrDefault(x, List.of())));
    }

    /** Floating-point operations of one evaluation; of a leaf none. */
    static long flops(Value value) {
        Op op = value.op();
        if (op == null) {
            return 0;
        }
        List<Value> inputs = value.inputs();
        Shape[] shapes = new Shape[inputs.size()];
        for (int i = 0; i < shapes.length; i++) {
            shapes[i] = inputs.get(i).shape();
        }
        return op.flops(shapes);
    }

    /** Through which arguments the sweep went back from a value. */
    List<Use> uses(Value y) {
        if (adjoints.get(y) == null) {
            return List.of();
        }
        List<Use> uses = new ArrayList<>(y.inputs().size());
        for (int i = 0; i < y.inputs().size(); i++) {
            if (TapeUsers.passes(y, i) && adjoints.get(y.inputs().get(i)) != null) {
                uses.add(new Use(y, i));
            }
        }
        return uses;
    }

    /** Operations of the rules of the value's operation, and of adding up what came back to the value. */
    long of(Value value) {
        return operations.getOrDefault(value, 0L);
    }

    /** What those rules read of the way forward. */
    Set<Value> kept(Value value) {
        return kept.getOrDefault(value, Set.of());
    }

    private void count(Value x, List<Use> uses) {
        Value sum = adjoints.get(x);
        if (sum == null || uses.isEmpty()) {
            return;
        }
        if (uses.size() == 1) {
            count(sum, uses.get(0).y);
        } else if (sum.op() instanceof Accumulate && sum.inputs().size() == uses.size()) {
            operations.merge(x, flops(sum), Long::sum);
            for (int use = 0; use < uses.size(); use++) {
                count(sum.inputs().get(use), uses.get(use).y);
            }
        } else {
            throw new IllegalStateException("a sweep adds up what comes back from " + uses.size() + " uses in one operation");
        }
    }

    private void count(Value part, Value y) {
        @Nullable Value yBar = adjoints.get(y);
        way.push(part);
        while (!way.isEmpty()) {
            Value value = way.pop();
            if (value.equals(yBar)) {
                continue;
            }
            if (tape.contains(value)) {
                kept.computeIfAbsent(y, key -> new LinkedHashSet<>(2)).add(value);
            } else if (counted.add(value)) {
                operations.merge(y, flops(value), Long::sum);
                value.inputs().forEach(way::push);
            }
        }
    }
}
