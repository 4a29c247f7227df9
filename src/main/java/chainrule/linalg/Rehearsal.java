package chainrule.linalg;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Runs a vector form on data of its own until the JIT has made it faster than the portable one, or for long enough. */
final class Rehearsal {

    /** Nanoseconds after which a form that is not yet the faster one never will be: this JIT knows no vectors. */
    static final long LONG_ENOUGH = 10_000_000_000L;

    private static final int IN_A_ROW = 5;

    private static final ExecutorService BACKGROUND = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "chainrule-rehearsal");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    });

    private Rehearsal() {}

    /** Runs it behind everything else, one after the other. */
    static void later(Runnable rehearsal) {
        BACKGROUND.execute(rehearsal);
    }

    /**
     * Runs both forms in turn, until the first was the faster one several times in a row, or for so many nanoseconds.
     *
     * @param rehearsal calls a form
     */
    static <R> boolean becomesFaster(R form, R than, Consumer<R> rehearsal, long limit) {
        long began = System.nanoTime();
        int faster = 0;
        while (faster < IN_A_ROW && System.nanoTime() - began < limit) {
            faster = nanos(rehearsal, form) < nanos(rehearsal, than) ? faster + 1 : 0;
        }
        return faster == IN_A_ROW;
    }

    private static <R> long nanos(Consumer<R> rehearsal, R form) {
        long began = System.nanoTime();
        rehearsal.accept(form);
        return System.nanoTime() - began;
    }
}
