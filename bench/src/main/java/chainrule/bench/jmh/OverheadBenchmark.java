package chainrule.bench.jmh;

import chainrule.bench.workload.Chain;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Setup;

/** Nanoseconds to record one operation on scalars and to sweep it back; a longer chain shows what the memory adds. */
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class OverheadBenchmark extends Timed {

    private static final int SHORT = 1_000;
    private static final int LONG = 100_000;

    private Supplier<?> shortChain = () -> "";
    private Supplier<?> longChain = () -> "";

    /** Makes the leaves. */
    @Setup
    public void prepare() {
        shortChain = call(new Chain(SHORT), "step");
        longChain = call(new Chain(LONG), "step");
    }

    /** Fits into the cache. */
    @Benchmark
    @OperationsPerInvocation(SHORT)
    public Object aThousand() {
        return shortChain.get();
    }

    /** Does not. */
    @Benchmark
    @OperationsPerInvocation(LONG)
    public Object aHundredThousand() {
        return longChain.get();
    }
}
