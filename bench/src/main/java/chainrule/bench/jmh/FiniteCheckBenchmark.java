package chainrule.bench.jmh;

import chainrule.bench.contender.Chainrule;
import chainrule.bench.contender.ChainruleNetwork;
import chainrule.bench.workload.Mlp;
import chainrule.bench.workload.Workload;
import chainrule.diff.Gradients;
import chainrule.linalg.Functions;
import chainrule.tape.Value;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.ejml.data.DMatrixRMaj;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * What it costs that every number is looked at and found finite: the time for all that one step records, forward and
 * back, beside the time for the step. In the step each result is checked while it is still in the cache, so the part is
 * rather smaller than the ratio of the two.
 */
public class FiniteCheckBenchmark extends Timed {

    @Param({"mlp-a", "mlp-b", "mlp-c", "mlp-d"})
    private String workload = "";

    private final Chainrule chainrule = new Chainrule();
    private List<DMatrixRMaj> numbers = List.of();
    private ChainruleNetwork network = chainrule.network(new Mlp(List.of(1, 2), 1, Mlp.Goal.CE));

    /** Makes the network, and a copy of all that a gradient of it records. */
    @Setup
    public void prepare() {
        network = chainrule.network((Mlp) Workload.named(workload));
        numbers = recorded(network.onTheTape()).stream().map(Value::matrix).toList();
    }

    private static Set<Value> recorded(Gradients gradients) {
        Set<Value> found = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Value> open = new ArrayDeque<>(gradients.parameters().stream().map(gradients::of).toList());
        open.add(gradients.loss());
        while (!open.isEmpty()) {
            Value next = open.remove();
            if (found.add(next)) {
                open.addAll(next.inputs());
            }
        }
        return found;
    }

    /** The checks alone. */
    @Benchmark
    public int check() {
        int first = -1;
        for (DMatrixRMaj m : numbers) {
            first = Math.max(first, Functions.firstNonFinite(m));
        }
        return first;
    }

    /** The step that they are part of. */
    @Benchmark
    public Object step() {
        return network.step();
    }
}
