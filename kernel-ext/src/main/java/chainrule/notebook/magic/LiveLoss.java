package chainrule.notebook.magic;

import chainrule.notebook.LiveDisplay;
import chainrule.notebook.Notebook;
import chainrule.notebook.NotebookHost;
import chainrule.notebook.view.LossView;
import chainrule.train.History;
import chainrule.train.Progress;
import chainrule.train.ProgressListener;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows the loss curve of every training run under the cell that trains, and keeps it current: four times a second at
 * most, and never for more than a tenth of the time. How the run ended is always shown.
 */
public final class LiveLoss implements ProgressListener {

    private static final long SHORTEST_PAUSE_NANOS = 250_000_000;
    private static final int PAUSE_PER_DRAWING = 9;

    /** The last run that was shown to its end, and where. */
    private record Shown(History history, LiveDisplay display) {}

    private static final AtomicReference<@Nullable Shown> LAST = new AtomicReference<>();

    private final LongSupplier clock;
    private @Nullable LiveDisplay display;
    private long next;

    /** Found by the service loader; one per run. */
    public LiveLoss() {
        this(System::nanoTime);
    }

    LiveLoss(LongSupplier clock) {
        this.clock = clock;
    }

    /** Whether the running cell has shown this history already, live. */
    static boolean isOnThePage(History history) {
        Shown last = LAST.get();
        return last != null && last.history == history && last.display.isLive();
    }

    @Override
    public void on(Progress progress) {
        try {
            show(progress);
        } catch (LinkageError | ServiceConfigurationError e) {
            // A trainer forgives a listener's exceptions; a curve that cannot be drawn at all is no worse.
            throw new IllegalStateException("the loss cannot be drawn", e);
        }
    }

    private void show(Progress progress) {
        Optional<NotebookHost> host = Notebook.host().filter(NotebookHost::inCell);
        if (host.isEmpty()) {
            return;
        }
        long start = clock.getAsLong();
        boolean running = progress.state() == Progress.State.RUNNING;
        if (display == null) {
            display = host.get().showLive(LossView.of(progress));
        } else if (running && start - next >= 0) {
            display.replace(LossView.of(progress));
        } else if (running) {
            return;
        }
        if (!running) {
            display.finish(LossView.of(progress));
            LAST.set(new Shown(progress.history(), display));
        }
        long end = clock.getAsLong();
        next = end + Math.max(SHORTEST_PAUSE_NANOS, PAUSE_PER_DRAWING * (end - start));
    }
}
