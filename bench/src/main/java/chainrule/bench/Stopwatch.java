package chainrule.bench;

import java.util.Arrays;
import java.util.function.Supplier;

/** Times a call over and over: in batches long enough for the clock, after the JIT compiler has had its time. */
final class Stopwatch {

    private static final long SECOND = 1_000_000_000;
    private static final long BATCH = SECOND / 100;
    private static final long LONGEST_WARM_UP = 20 * SECOND;
    private static final long LONGEST = 60 * SECOND;
    private static final int FEWEST_BATCHES = 3;

    /** Takes what the calls compute, so that they have to compute it. */
    private volatile Object sink = "";

    /**
     * Seconds per call, one number for each batch of calls, a batch at least 10 ms.
     *
     * @param seconds  how long to measure, but three batches at the least and about a minute at most
     * @param warmUp   how many seconds to call it before that
     */
    double[] time(Supplier<?> call, double seconds, double warmUp) {
        long fastest = warmUp(call, (long) (warmUp * SECOND));
        int calls = (int) Math.max(1, BATCH / Math.max(1, fastest));
        double[] batches = new double[FEWEST_BATCHES];
        int n = 0;
        long start = System.nanoTime();
        long now = start;
        while (n < FEWEST_BATCHES && now - start < LONGEST || now - start < seconds * SECOND) {
            long before = System.nanoTime();
            for (int k = 0; k < calls; k++) {
                sink = call.get();
            }
            now = System.nanoTime();
            if (n == batches.length) {
                batches = Arrays.copyOf(batches, 2 * n);
            }
            batches[n++] = (double) (now - before) / SECOND / calls;
        }
        return Arrays.copyOf(batches, n);
    }

    /** The shortest call in nanoseconds: the first ones are interpreted and would make the batches too small. */
    private long warmUp(Supplier<?> call, long time) {
        long start = System.nanoTime();
        long fastest = Long.MAX_VALUE;
        for (int n = 0; ; n++) {
            long before = System.nanoTime();
            if (n >= 2 && before - start >= time || n > 0 && before - start > LONGEST_WARM_UP) {
                return fastest;
            }
            sink = call.get();
            fastest = Math.min(fastest, System.nanoTime() - before);
        }
    }
}
