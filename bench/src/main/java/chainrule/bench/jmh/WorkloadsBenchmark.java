package chainrule.bench.jmh;

import chainrule.bench.workload.Workload;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** The four networks in training. */
public class WorkloadsBenchmark extends Timed {

    @Param({"mlp-a", "mlp-b", "mlp-c", "mlp-d"})
    private String workload = "";

    @Param({"fwd", "grad", "step"})
    private String metric = "";

    private Supplier<?> call = () -> "";

    /** Makes the network. */
    @Setup
    public void prepare() {
        call = call(Workload.named(workload), metric);
    }

    /** One forward pass, one gradient, or one step. */
    @Benchmark
    public Object run() {
        return call.get();
    }
}
