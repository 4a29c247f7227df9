package chainrule.notebook.magic;

import chainrule.explain.GradientTable;
import chainrule.explain.TapeGraph;
import chainrule.notebook.view.GradientsView;
import chainrule.notebook.view.LossView;
import chainrule.notebook.view.TapeView;
import chainrule.tape.Value;
import chainrule.train.History;
import chainrule.train.Scores;
import java.util.List;
import java.util.Optional;

/**
 * Draws one of each where nobody sees it: the first layout and the first curve load a thousand classes and take about a
 * second, the next ones a few milliseconds.
 */
public final class WarmUp {

    private WarmUp() {}

    /** Starts drawing in the background, behind everything else. */
    public static void start() {
        Thread thread = new Thread(WarmUp::draw, "chainrule-warm-up");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        // Silent: whoever asks for a picture will be told what is wrong.
        thread.setUncaughtExceptionHandler((drawing, thrown) -> {});
        thread.start();
    }

    static void draw() {
        TapeView.of(TapeGraph.of(Value.scalar("a", 1)));
        GradientsView.of(new GradientTable(0, List.of(), List.of()));
        LossView.of(new History(List.of(), List.of(new History.Epoch(1, 0.1, Scores.of(1), Optional.empty()))));
    }
}
