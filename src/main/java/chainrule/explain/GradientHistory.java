package chainrule.explain;

import chainrule.diff.Gradients;
import chainrule.train.Progress;
import chainrule.train.ProgressListener;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The health of gradients over a training run: a table after each epoch, on samples of one's choice. It costs their
 * gradients once an epoch, and the run is the same bit for bit.
 *
 * <pre>{@code
 * GradientHistory health = new GradientHistory(() -> trainer.gradients(train.first(100)));
 * trainer.listener(health).fit(train);
 * }</pre>
 */
public final class GradientHistory implements ProgressListener {

    private final Supplier<Gradients> gradients;
    private final List<GradientTable> tables = new ArrayList<>();

    /** @param gradients computes them anew at the parameters as they are */
    public GradientHistory(Supplier<Gradients> gradients) {
        this.gradients = gradients;
    }

    /** Notes the gradients at the end of an epoch. */
    @Override
    public void on(Progress progress) {
        if (progress.state() == Progress.State.RUNNING && progress.batch() == progress.batches()) {
            note();
        }
    }

    /** Notes the gradients as they are now, in a loop of one's own. */
    public void note() {
        tables.add(GradientTable.of(gradients.get()));
    }

    /** One for each epoch, in order. */
    public List<GradientTable> tables() {
        return List.copyOf(tables);
    }

    @Override
    public String toString() {
        return "gradients of " + tables.size() + (tables.size() == 1 ? " epoch" : " epochs");
    }
}
