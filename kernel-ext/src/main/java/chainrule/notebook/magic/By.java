package chainrule.notebook.magic;

import chainrule.notebook.Display;
import chainrule.notebook.magic.Options.Option;
import chainrule.notebook.magic.Options.Takes;
import chainrule.tape.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** The values after {@code --by}, apart by commas. */
final class By {

    /** The option itself. */
    static final Option OPTION = new Option("by", Takes.EXPRESSION, "W, b", "by these values only; all named leaves otherwise");

    private By() {}

    /** Answers a magic that has this option: by those values where it is given, else as its view does. */
    static Display draw(Options asked, Subject subject, BiFunction<Value, List<Value>, Display> by) {
        Optional<String> values = asked.text(OPTION.word());
        if (values.isEmpty()) {
            return subject.draw(asked.expression());
        }
        if (subject.of(asked.expression()) instanceof Value result) {
            return by.apply(result, values(values.get(), subject));
        }
        throw new CannotShow("%" + subject.magic().name() + ": --by is for a value; '" + asked.expression() + "' says already by what");
    }

    /** Evaluates what stands there. */
    static List<Value> values(String expressions, Subject subject) {
        return split(expressions).stream().map(expression -> value(expression, subject)).toList();
    }

    private static Value value(String expression, Subject subject) {
        if (subject.of(expression) instanceof Value value) {
            return value;
        }
        throw new CannotShow("%" + subject.magic().name() + ": --by wants values, apart by commas; '" + expression + "' is none");
    }

    /** A comma between brackets belongs to a call. */
    static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            if (c == ',' && depth == 0) {
                parts.add(text.substring(from, at).strip());
                from = at + 1;
            }
        }
        parts.add(text.substring(from).strip());
        return parts;
    }
}
