package chainrule.notebook;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Does work on a thread of its own and waits until it is done. Cells are stopped by interrupting their thread, and an
 * interrupt that meets a thread reading or writing a NIO channel does harm: it closes the kernel's sockets for good, and
 * the platform's fonts, which are read through channels, forget it, so that the cell would go on.
 */
public final class Aside {

    private final ExecutorService thread;

    /** Starts no thread yet. */
    public Aside(String name) {
        thread = Executors.newSingleThreadExecutor(work -> {
            Thread aside = new Thread(work, name);
            aside.setDaemon(true);
            return aside;
        });
    }

    /** What the work gives or throws; an interrupted thread waits all the same, and stays interrupted. */
    public <T> T call(Callable<T> work) {
        Future<T> done = thread.submit(work);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return done.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw thrown(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The same for work that gives nothing. */
    public void run(Runnable work) {
        call(Executors.callable(work));
    }

    private static RuntimeException thrown(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException exception ? exception : new IllegalStateException(cause);
    }
}
