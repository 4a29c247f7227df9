package chainrule.notebook.magic;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What stands after a magic: an expression and, before or after it, options that begin with two dashes.
 *
 * @param expression what is left without the options
 * @param chosen     each option given, by its word, with its value or an empty text
 */
record Options(String expression, Map<String, String> chosen) {

    /** What an option takes. */
    enum Takes {
        /** Nothing: it is there or not. */
        NOTHING,
        /** A whole number. */
        NUMBER,
        /** A number. */
        DECIMAL,
        /** An expression or more, up to the next option: further arguments of the call in Java. */
        EXPRESSION,
        /** The same, but in Java one of the options. */
        SETTING
    }

    /**
     * One option.
     *
     * @param word   after the dashes
     * @param takes  what follows it
     * @param sample of what follows it; empty if nothing does
     * @param help   what it does, in one line
     */
    record Option(String word, Takes takes, String sample, String help) {

        /** With nothing after it, or 3. */
        Option(String word, Takes takes, String help) {
            this(word, takes, takes == Takes.NOTHING ? "" : "3", help);
        }

        /** {@code --depth 3}. */
        String example() {
            return "--" + word + (sample.isEmpty() ? "" : " " + sample);
        }
    }

    private static final Pattern NEXT = Pattern.compile("(?:^|(?<=\\s))--?([A-Za-z][A-Za-z-]*)(?==|\\s|;|$)=?");

    /**
     * Takes an argument apart.
     *
     * @throws CannotShow if an option is unknown, or lacks its value
     */
    static Options of(String magic, String argument, List<Option> known) {
        Map<String, String> chosen = new LinkedHashMap<>();
        StringBuilder expression = new StringBuilder();
        String rest = argument.strip().replaceFirst("(\\s*;)+$", "");
        Matcher next = NEXT.matcher(rest);
        while (next.find()) {
            expression.append(rest, 0, next.start());
            Option option = find(magic, next.group(1), known);
            String after = rest.substring(next.end());
            Matcher end = NEXT.matcher(after);
            String value = switch (option.takes()) {
                case NOTHING -> "";
                case NUMBER, DECIMAL -> after.strip().split("\\s", 2)[0];
                case EXPRESSION, SETTING -> (end.find() ? after.substring(0, end.start()) : after).strip();
            };
            if (option.takes() != Takes.NOTHING && value.isEmpty()) {
                throw new CannotShow("%" + magic + ": --" + option.word() + " wants something after it: " + option.example());
            }
            chosen.put(option.word(), value);
            rest = after.substring(value.isEmpty() ? 0 : after.indexOf(value) + value.length());
            next = NEXT.matcher(rest);
        }
        return new Options(expression.append(rest).toString().strip(), chosen);
    }

    private static Option find(String magic, String word, List<Option> known) {
        return known.stream().filter(option -> option.word().equals(word)).findFirst().orElseThrow(() -> {
            List<String> words = known.stream().map(Option::word).toList();
            String instead = Spelling.closest(word, words)
                    .map(close -> "did you mean --" + close + "?")
                    .orElseGet(() -> "there are " + words.stream().map(each -> "--" + each).collect(Collectors.joining(", ")));
            return new CannotShow("%" + magic + ": there is no option --" + word + "; " + instead);
        });
    }

    boolean has(String word) {
        return chosen.containsKey(word);
    }

    /** The text given to an option. */
    Optional<String> text(String word) {
        return Optional.ofNullable(chosen.get(word));
    }

    /** The number given to an option. */
    Optional<Integer> number(String magic, String word) {
        return text(word).map(value -> {
            try {
                return Integer.valueOf(value);
            } catch (NumberFormatException e) {
                throw new CannotShow("%" + magic + ": --" + word + " wants a whole number, for example --" + word
                        + " 3; got '" + value + "'");
            }
        });
    }

    /** The same for a number that need not be whole. */
    Optional<Double> decimal(String magic, String word) {
        return text(word).map(value -> {
            try {
                return Double.valueOf(value);
            } catch (NumberFormatException e) {
                throw new CannotShow("%" + magic + ": --" + word + " wants a number, for example --" + word + " 0.5; got '" + value + "'");
            }
        });
    }
}
