package chainrule.notebook.magic;

import chainrule.explain.GradientTable;
import chainrule.explain.TapeGraph;
import chainrule.notebook.view.GradientsView;
import chainrule.notebook.view.LossView;
import chainrule.notebook.view.TapeView;
import chainrule.tape.Value;
import chainrule.train.History;
import chainrule.train.Scores;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Draws one of each where nobody sees it: the first layout and the first curve load a thousand classes and take about a
 * second, the next ones a few milliseconds.
 */
public final class WarmUp {

    private WarmUp() {}

    /** The first cells are being compiled then, which takes all the processors that a small machine has. */
    private static final Duration LATER = Duration.ofSeconds(5);

    /** Starts drawing in the background, after a while and behind everything else. */
    public static void start() {
        Thread thread = new Thread(WarmUp::drawLater, "chainrule-warm-up");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        // Silent: whoever asks for a picture will be told what is wrong.
        thread.setUncaughtExceptionHandler((drawing, thrown) -> {});
        thread.start();
    }

    private static void drawLater() {
        try {
            Thread.sleep(LATER.toMillis());
            draw();
        } catch (InterruptedException e) {
            // Nobody needs it.
        }
    }

    static void draw() {
        TapeView.of(TapeGraph.of(Value.scalar("a", 1)));
        GradientsView.of(new GradientTable(0, List.of(), List.of()));
        LossView.of(new History(List.of(), List.of(new History.Epoch(1, 0.1, Scores.of(1), Optional.empty()))));
    }
}
