package chainrule.notebook.ijava;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Sends on a thread of its own and waits until it is sent. An interrupt that meets a thread inside the kernel's sockets
 * closes them for good (they are NIO channels), and cells are stopped by interrupting their thread: so it never sends.
 */
final class Publisher {

    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread sender = new Thread(work, "chainrule-display");
        sender.setDaemon(true);
        return sender;
    });

    void run(Runnable send) {
        Future<?> sent = thread.submit(send);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    sent.get();
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw new IllegalStateException("the kernel could not show it: " + e.getCause(), e);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
