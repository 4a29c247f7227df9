package chainrule.notebook;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What we ask of a Jupyter kernel. Safe to call from any thread; a display outside a running cell is dropped. */
public interface NotebookHost {

    /** Whether a cell is running: only then does a display reach the page. */
    boolean inCell();

    /** Puts a display under the running cell; {@link Display#NOTHING} puts nothing there. */
    void show(Display display);

    /** Puts a display under the running cell that can be replaced where it stands. */
    LiveDisplay showLive(Display first);

    /**
     * Evaluates Java in the scope of the notebook; leaves no variable behind.
     *
     * @param expression as the user would write it in a cell
     * @return its value
     * @throws EvaluationException if it does not compile or throws
     */
    @Nullable Object evaluate(String expression) throws EvaluationException;

    /** The names of the notebook's variables in the order of declaration; empty if the kernel does not tell. */
    List<String> variableNames();

    /**
     * The notebook's variables that are declared with one type and hold a value.
     *
     * @param type what to look for
     * @return name to value in the order of declaration; empty if the kernel does not tell
     */
    <T> Map<String, T> variables(Class<T> type);
}
