package chainrule.linalg;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The caller and a few daemon threads that take the parts of one work off a common pile. The caller takes parts too, so
 * a machine that is busy elsewhere only makes it do more of them itself. Nothing is allocated, and an interrupt stays
 * pending for whoever asks for it.
 *
 * <p>A work's result must not depend on who does which part, or when: parts write to different places.
 */
final class Team {

    /** All of {@code chainrule.threads}, by default as many as there are processors. */
    static final Team ALL = new Team(Math.max(1, Integer.getInteger("chainrule.threads", Runtime.getRuntime().availableProcessors())));

    /** Looks for the next work before a thread goes to sleep: waking it takes longer than many a work. */
    private static final int LOOKS = 2_000;

    private final Thread[] helpers;
    private final AtomicBoolean busy = new AtomicBoolean();

    /**
     * The parts that nobody has taken: the first in the upper half, the one after the last in the lower. The caller takes
     * the first and helpers the last, so that in work of the same length a processor mostly meets its own data again.
     */
    private final AtomicLong pile = new AtomicLong();

    private final AtomicInteger unfinished = new AtomicInteger();
    private final AtomicInteger asleep = new AtomicInteger();
    private volatile @Nullable IntConsumer work;
    private volatile @Nullable Throwable failure;
    private boolean started;

    /** @param size threads, the caller among them */
    Team(int size) {
        helpers = new Thread[size - 1];
    }

    /** How many threads there are, the caller among them. */
    int size() {
        return helpers.length + 1;
    }

    /**
     * Does all parts, and returns when they are done; alone if the team is at work for somebody else.
     *
     * @param wanted does the part of an index
     */
    void run(int parts, IntConsumer wanted) {
        if (helpers.length == 0 || parts == 1 || !busy.compareAndSet(false, true)) {
            for (int i = 0; i < parts; i++) {
                wanted.accept(i);
            }
            return;
        }
        try {
            runTogether(parts, wanted);
        } finally {
            busy.set(false);
        }
    }

    private void runTogether(int parts, IntConsumer wanted) {
        start();
        failure = null;
        work = wanted;
        unfinished.set(parts);
        pile.set(parts);
        if (asleep.get() > 0) {
            for (Thread helper : helpers) {
                LockSupport.unpark(helper);
            }
        }
        while (takeFirst()) {
            // Until none is left.
        }
        for (int looks = 0; unfinished.get() > 0; looks++) {
            if (looks < LOOKS) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
        }
        work = null;
        Throwable thrown = failure;
        if (thrown instanceof Error error) {
            throw error;
        } else if (thrown instanceof RuntimeException exception) {
            throw exception;
        }
    }

    /** Does the first part that nobody has taken, if there is one. */
    private boolean takeFirst() {
        long seen = pile.get();
        return !isEmpty(seen) && take(seen, seen + (1L << 32), first(seen));
    }

    private boolean takeLast() {
        long seen = pile.get();
        return !isEmpty(seen) && take(seen, seen - 1, past(seen) - 1);
    }

    private static boolean isEmpty(long pile) {
        return first(pile) >= past(pile);
    }

    private static int first(long pile) {
        return (int) (pile >>> 32);
    }

    private static int past(long pile) {
        return (int) pile;
    }

    /** Does a part, unless another thread was quicker. */
    private boolean take(long seen, long left, int part) {
        if (pile.compareAndSet(seen, left)) {
            // From here on this work cannot end without us, and it is the one whose pile was seen, or one just like it.
            try {
                work.accept(part);
            } catch (RuntimeException | Error e) {
                failure = e;
            } finally {
                unfinished.decrementAndGet();
            }
        }
        return true;
    }

    private void help() {
        int looks = 0;
        while (true) {
            if (takeLast()) {
                looks = 0;
            } else if (looks++ < LOOKS) {
                Thread.onSpinWait();
            } else {
                asleep.incrementAndGet();
                if (isEmpty(pile.get())) {
                    LockSupport.park(this);
                    Thread.interrupted(); // nobody's business here, and it would keep the thread awake
                }
                asleep.decrementAndGet();
                looks = 0;
            }
        }
    }

    private void start() {
        if (!started) {
            started = true;
            for (int i = 0; i < helpers.length; i++) {
                helpers[i] = new Thread(this::help, "chainrule-" + (i + 1));
                helpers[i].setDaemon(true);
                helpers[i].start();
            }
        }
    }
}
