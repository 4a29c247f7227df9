package chainrule.bench.jmh;

import chainrule.bench.workload.Mlp;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Scope;

/** How a step grows with the network. Each of the three grows alone, so that its slope can be read. */
public class GrowthBenchmark extends Timed {

    /** More samples. */
    @State(Scope.Thread)
    public static class Batch {
        @Param({"1", "4", "16", "64", "256", "1024", "4096"})
        private int size;

        private Supplier<?> step = () -> "";

        /** 784-128-10 for a batch of this size. */
        @Setup
        public void prepare(GrowthBenchmark benchmark) {
            step = benchmark.call(new Mlp(List.of(784, 128, 10), size, Mlp.Goal.CE), "step");
        }
    }

    /** Wider layers. */
    @State(Scope.Thread)
    public static class Width {
        @Param({"16", "32", "64", "128", "256", "512", "1024", "2048"})
        private int units;

        private Supplier<?> step = () -> "";

        /** Two layers of this many units. */
        @Setup
        public void prepare(GrowthBenchmark benchmark) {
            step = benchmark.call(new Mlp(List.of(units, units, units, 10), 64, Mlp.Goal.CE), "step");
        }
    }

    /** More layers. */
    @State(Scope.Thread)
    public static class Depth {
        @Param({"1", "2", "5", "10", "20", "50", "100"})
        private int layers;

        private Supplier<?> step = () -> "";

        /** Layers of 64 units. */
        @Setup
        public void prepare(GrowthBenchmark benchmark) {
            step = benchmark.call(new Mlp(Collections.nCopies(layers + 1, 64), 32, Mlp.Goal.CE), "step");
        }
    }

    /** A step of 784-128-10. */
    @Benchmark
    public Object batch(Batch batch) {
        return batch.step.get();
    }

    /** A step of a square network, batch 64. */
    @Benchmark
    public Object width(Width width) {
        return width.step.get();
    }

    /** A step of a deep network, batch 32. */
    @Benchmark
    public Object depth(Depth depth) {
        return depth.step.get();
    }
}
