package chainrule.bench.jmh;

import chainrule.bench.workload.Contender;
import chainrule.bench.workload.Workload;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the benchmarks share: how long they run, and whom they ask; {@code -p system=ejml} asks another. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public abstract class Timed {

    @Param("chainrule")
    private String system = "";

    private Contender contender() {
        Contender contender = Contender.named(system);
        contender.useThreads(Runtime.getRuntime().availableProcessors());
        return contender;
    }

    /** The calls of a workload, ready to be timed. */
    protected Map<String, Supplier<?>> calls(Workload workload) {
        return workload.calls(contender());
    }

    /** One of them. */
    protected Supplier<?> call(Workload workload, String metric) {
        Map<String, Supplier<?>> calls = calls(workload);
        Supplier<?> call = calls.get(metric);
        if (call == null) {
            throw new IllegalArgumentException(system + " has no " + metric + " here: there are " + String.join(", ", calls.keySet()));
        }
        return call;
    }
}
