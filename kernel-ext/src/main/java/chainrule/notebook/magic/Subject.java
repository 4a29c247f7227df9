package chainrule.notebook.magic;

import chainrule.notebook.Display;
import chainrule.notebook.EvaluationException;
import chainrule.notebook.NotebookHost;
import java.util.regex.Pattern;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The expression after a magic, evaluated and drawn; or a message in the user's words.
 *
 * @param magic who asks
 * @param wants what it takes, in words: {@code a value or its gradients}
 * @param host  the notebook
 */
record Subject(Magic magic, String wants, NotebookHost host) {

    private static final Pattern CALL = Pattern.compile("\\w\\s*\\(");
    private static final Pattern OPTION = Pattern.compile("(^|\\s)--[A-Za-z]");
    private static final int LONGEST_QUOTE = 60;

    Display draw(String argument) {
        Object subject = of(argument);
        return magic.views().stream()
                .filter(view -> view.type().isInstance(subject))
                .findFirst()
                .map(view -> view.of(subject))
                .orElseThrow();
    }

    /** What the expression stands for, which the magic can show. */
    Object of(String argument) {
        String expression = argument.strip().replaceFirst("(\\s*;)+$", "");
        if (expression.isEmpty()) {
            throw says("it wants " + wants + "; for example " + magic.exampleLine());
        }
        @Nullable Object subject = value(expression);
        if (subject != null && magic.views().stream().anyMatch(view -> view.type().isInstance(subject))) {
            return subject;
        }
        throw says("it wants " + wants + "; " + quoted(expression) + " is " + described(subject));
    }

    /** What an expression stands for, whether the magic can show it or not. */
    @Nullable Object anything(String expression) {
        return value(expression);
    }

    private @Nullable Object value(String expression) {
        try {
            return host.evaluate(expression);
        } catch (EvaluationException e) {
            throw switch (e.fault()) {
                case UNKNOWN_NAME -> says("there is no '" + e.getMessage() + "' here; " + e.hint().orElseGet(() -> instead(e.getMessage()))
                        + quotes(expression));
                case DOES_NOT_COMPILE -> says(several(expression)
                        .orElseGet(() -> quoted(expression) + " is not a Java expression: " + e.getMessage()
                                + e.hint().map(hint -> "; " + hint).orElse(""))
                        + quotes(expression));
                case THREW -> says(quoted(expression) + " failed: " + e.getMessage());
            };
        }
    }

    /** A name that is there, close to the one that is not; else those that this magic could show. */
    private String instead(String unknown) {
        return Spelling.closest(unknown, host.variableNames())
                .map(name -> "did you mean '" + name + "'?")
                .orElseGet(() -> {
                    String names = magic.views().stream()
                            .flatMap(view -> host.variables(view.type()).keySet().stream())
                            .distinct()
                            .limit(8)
                            .collect(Collectors.joining(", "));
                    return names.isEmpty() ? "it wants " + wants : "what it can show here: " + names;
                });
    }

    /** Why the compiler stumbled, if that is because there is more than one expression, or an option. */
    private Optional<String> several(String expression) {
        if (OPTION.matcher(expression).find()) {
            return Optional.of("it has no option like that in " + quoted(expression) + "; write " + magic.exampleLine());
        }
        if (expression.indexOf(';') >= 0) {
            return Optional.of("it takes one expression; " + quoted(expression)
                    + " goes on after a ';': give each magic a line of its own");
        }
        List<String> parts = By.split(expression);
        return parts.size() < 2 ? Optional.empty() : Optional.of("it takes one expression; " + quoted(expression) + " are "
                + parts.size() + ": write %" + magic.name() + " " + cut(parts.get(0)) + ", then the next on a line of its own");
    }

    private String quotes(String expression) {
        return CALL.matcher(expression).find()
                ? " (a line magic drops quotes: with text in it, write " + magic.staticName() + "(…), or %%"
                        + magic.name() + " with the expression on the next line)"
                : "";
    }

    private CannotShow says(String message) {
        return new CannotShow("%" + magic.name() + ": " + message);
    }

    private static String described(@Nullable Object subject) {
        if (subject == null) {
            return "null";
        }
        if (subject.getClass().isHidden() || subject.getClass().isSynthetic()) {
            return "a function"; // its class has a name that differs from run to run
        }
        String type = subject.getClass().getSimpleName();
        String article = "AEIOU".indexOf(type.isEmpty() ? ' ' : Character.toUpperCase(type.charAt(0))) >= 0 ? "an " : "a ";
        boolean plain = subject instanceof Number || subject instanceof CharSequence || subject instanceof Boolean;
        return article + type + (plain ? ", " + cut(subject.toString()) : "");
    }

    private static String quoted(String text) {
        return "'" + cut(text) + "'";
    }

    private static String cut(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE - 1) + "…";
    }
}
