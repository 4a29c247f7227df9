package chainrule.linalg;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Runs a vector form on data of its own until the JIT has made it faster than the portable one, or for long enough. */
final class Rehearsal {

    private static final long LONG_ENOUGH = 20_000_000_000L; // nanoseconds
    private static final int IN_A_ROW = 5;

    private static final ExecutorService BACKGROUND = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "chainrule-rehearsal");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    });

    private Rehearsal() {}

    /** Runs it behind everything else, one at a time. */
    static void later(Runnable rehearsal) {
        BACKGROUND.execute(rehearsal);
    }

    /**
     * Runs both forms in turn, and hands over the vector form when it was the faster one several times in a row. It never
     * does where the JIT knows no vectors; there the portable form stays.
     */
    static <R> void until(R vector, R portable, Consumer<R> rehearsal, Consumer<R> handOver) {
        long began = System.nanoTime();
        int faster = 0;
        while (faster < IN_A_ROW && System.nanoTime() - began < LONG_ENOUGH) {
            faster = nanos(rehearsal, vector) < nanos(rehearsal, portable) ? faster + 1 : 0;
        }
        if (faster == IN_A_ROW) {
            handOver.accept(vector);
        }
    }

    private static <R> long nanos(Consumer<R> rehearsal, R form) {
        long began = System.nanoTime();
        rehearsal.accept(form);
        return System.nanoTime() - began;
    }
}
