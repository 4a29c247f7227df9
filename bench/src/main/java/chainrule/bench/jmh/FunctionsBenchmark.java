package chainrule.bench.jmh;

import chainrule.bench.workload.Maps;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Nanoseconds for each entry of a large matrix. */
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FunctionsBenchmark extends Timed {

    @Param({"map-exp", "map-log", "map-tanh", "map-sigmoid", "map-relu", "map-mul", "map-sum"})
    private String function = "";

    private Supplier<?> call = () -> "";

    /** Makes the numbers. */
    @Setup
    public void prepare() {
        call = call(new Maps(), function);
    }

    /** The routine alone, nothing recorded. */
    @Benchmark
    @OperationsPerInvocation(Maps.NUMBERS)
    public Object map() {
        return call.get();
    }
}
