package chainrule.notebook.magic;

import chainrule.explain.Surface;
import chainrule.notebook.Display;
import chainrule.notebook.LiveDisplay;
import chainrule.notebook.Notebook;
import chainrule.notebook.NotebookHost;
import chainrule.notebook.view.SurfaceView;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows how far a surface has come, if it takes long: nothing in the first half second, then once a second at most, and
 * never for more than a tenth of the time. An interrupted cell shows the rows that were done.
 */
final class LiveSurface {

    private static final long FIRST_NANOS = 500_000_000;
    private static final long SHORTEST_PAUSE_NANOS = 1_000_000_000;
    private static final int PAUSE_PER_DRAWING = 9;

    private final LongSupplier clock;
    private @Nullable LiveDisplay live;
    private long next;

    LiveSurface(LongSupplier clock) {
        this.clock = clock;
        next = clock.getAsLong() + FIRST_NANOS;
    }

    /** The surface, or nothing more to show if it stands on the page already. */
    Display draw(Function<Consumer<Surface>, Surface> compute) {
        Display last = SurfaceView.of(compute.apply(this::on));
        if (live == null) {
            return last;
        }
        live.finish(last);
        return Display.NOTHING;
    }

    private void on(Surface surface) {
        Optional<NotebookHost> host = Notebook.host().filter(NotebookHost::inCell);
        long start = clock.getAsLong();
        if (host.isEmpty() || start - next < 0) {
            return;
        }
        if (live == null) {
            live = host.get().showLive(SurfaceView.of(surface));
        } else {
            live.replace(SurfaceView.of(surface));
        }
        long end = clock.getAsLong();
        next = end + Math.max(SHORTEST_PAUSE_NANOS, PAUSE_PER_DRAWING * (end - start));
    }
}
