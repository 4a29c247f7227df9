package chainrule.notebook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A notebook in memory: variables are what a test puts there, displays are kept. */
public final class FakeHost implements NotebookHost {

    public final Map<String, @Nullable Object> variables = new LinkedHashMap<>();
    public final Map<String, EvaluationException> faults = new LinkedHashMap<>();
    public final List<Display> shown = new ArrayList<>();
    public final List<Display> replaced = new ArrayList<>();
    public final List<Display> finished = new ArrayList<>();
    public boolean inCell = true;

    @Override
    public boolean inCell() {
        return inCell;
    }

    @Override
    public void show(Display display) {
        if (!display.equals(Display.NOTHING)) {
            shown.add(display);
        }
    }

    @Override
    public LiveDisplay showLive(Display first) {
        shown.add(first);
        return new LiveDisplay() {
            @Override
            public void replace(Display next) {
                replaced.add(next);
            }

            @Override
            public void finish(Display last) {
                finished.add(last);
            }

            @Override
            public boolean isLive() {
                return inCell;
            }
        };
    }

    @Override
    public @Nullable Object evaluate(String expression) throws EvaluationException {
        EvaluationException fault = faults.get(expression);
        if (fault != null) {
            throw fault;
        }
        if (!variables.containsKey(expression)) {
            throw new EvaluationException(EvaluationException.Fault.UNKNOWN_NAME, expression, null);
        }
        return variables.get(expression);
    }

    @Override
    public List<String> variableNames() {
        return List.copyOf(variables.keySet());
    }

    @Override
    public <T> Map<String, T> variables(Class<T> type) {
        Map<String, T> found = new LinkedHashMap<>();
        variables.forEach((name, value) -> {
            if (type.isInstance(value)) {
                found.put(name, type.cast(value));
            }
        });
        return found;
    }
}
