package chainrule.bench;

import chainrule.bench.workload.Contender;
import chainrule.bench.workload.Workload;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** One contender at work. It keeps the last workload as it left it, so that asking again finds it warm. */
final class Session {

    /** In seconds, for a call that is warm already. */
    private static final double SHORT_WARM_UP = 0.3;

    private final Contender contender;
    private final int threads;
    private final double warmUp;
    private final Stopwatch stopwatch = new Stopwatch();
    private Optional<Loaded> last = Optional.empty();

    /** A workload with what it works on, and which of its metrics have been timed before. */
    private record Loaded(String name, Workload workload, Map<String, Supplier<?>> calls, Set<String> warm) {}

    /** @param warmUp seconds to call what is asked for the first time, before it is timed */
    Session(Contender contender, int threads, double warmUp) {
        this.contender = contender;
        this.threads = threads;
        this.warmUp = warmUp;
    }

    /** What can be timed of a workload. */
    List<String> metrics(String name) {
        return List.copyOf(loaded(name).calls.keySet());
    }

    /**
     * Times one metric of a workload.
     *
     * @throws IllegalArgumentException      if there is no such workload or metric
     * @throws UnsupportedOperationException if the contender has no means for it
     */
    Measurement measure(String name, String metric, double seconds) {
        Loaded loaded = loaded(name);
        Supplier<?> call = loaded.calls.get(metric);
        if (call == null) {
            throw new IllegalArgumentException(
                    name + " has no metric '" + metric + "': there are " + String.join(", ", loaded.calls.keySet()));
        }
        double[] times = stopwatch.time(call, seconds, loaded.warm.add(metric) ? warmUp : Math.min(warmUp, SHORT_WARM_UP));
        double[] scores = Arrays.stream(times).map(loaded.workload::score).toArray();
        return Measurement.of(contender.name(), name, threads, metric, scores);
    }

    private Loaded loaded(String name) {
        if (last.isPresent() && last.get().name.equals(name)) {
            return last.get();
        }
        last = Optional.empty(); // its memory is free before the next one wants some
        Workload workload = Workload.named(name);
        Loaded next = new Loaded(name, workload, workload.calls(contender), new HashSet<>());
        last = Optional.of(next);
        return next;
    }
}
