package chainrule.bench;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.bench.jmh.Timed;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Every benchmark runs, once and at its smallest size: one that is never started would rot. */
class BenchmarksTest {

    @Test
    void everyBenchmarkRuns() throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                .include(Timed.class.getPackageName())
                .forks(0)
                .mode(Mode.SingleShotTime)
                .warmupIterations(0)
                .measurementIterations(1)
                .param("workload", "mlp-c")
                .param("shape", "1x2x100")
                .param("size", "1")
                .param("units", "16")
                .param("layers", "1")
                .param("nodes", "100")
                .param("boxes", "20")
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build()).run();
        assertThat(results.stream().map(result -> result.getParams().getBenchmark()).distinct())
                .hasSizeGreaterThan(10)
                .containsExactlyInAnyOrderElementsOf(all());
    }

    private static List<String> all() {
        return BenchmarkList.defaultList()
                .getAll(OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT), List.of())
                .stream().map(BenchmarkListEntry::getUsername).distinct().toList();
    }
}
