package chainrule.notebook.view;

import java.util.stream.Collectors;

/**
 * Text that somebody else wrote (a name, a formula, a message), made safe to show: one line, bounded, without
 * characters that draw nothing or turn the reading order around, and escaped for XML and HTML.
 */
final class Label {

    private static final int REPLACEMENT = 0xFFFD;

    private Label() {}

    /** One line of at most {@code limit} characters; a longer text ends in {@code …}. Not escaped. */
    static String oneLine(String text, int limit) {
        StringBuilder out = new StringBuilder();
        int count = 0;
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            at += Character.charCount(character);
            if (count == limit - 1 && at < text.length()) {
                return withoutTrailingMarks(out).append('…').toString();
            }
            out.appendCodePoint(visible(character));
            count++;
        }
        return out.toString();
    }

    /** {@code text} with the five characters that mean something to XML and HTML written as entities. */
    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            at += Character.charCount(character);
            switch (character) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                case '$' -> out.append("&#36;");
                case '\n' -> out.append("&#10;");
                default -> out.appendCodePoint(visible(character));
            }
        }
        return out.toString();
    }

    /** The same for a text of several lines, whose line feeds stay. */
    static String escapeLines(String text) {
        return text.lines().map(Label::escape).collect(Collectors.joining("\n"));
    }

    /** Ranges and not {@code Character.getType}, because each JDK brings a Unicode version of its own. */
    private static int visible(int character) {
        if (character == '\n' || character == '\t' || character == '\r') {
            return ' ';
        }
        boolean control = character < 0x20 || character >= 0x7F && character < 0xA0;
        boolean direction = character == 0x061C
                || character >= 0x200B && character <= 0x200F
                || character >= 0x2028 && character <= 0x202E
                || character >= 0x2060 && character <= 0x206F
                || character == 0xFEFF;
        boolean broken = character >= 0xD800 && character <= 0xDFFF || (character & 0xFFFE) == 0xFFFE;
        return control || direction || broken ? REPLACEMENT : character;
    }

    private static StringBuilder withoutTrailingMarks(StringBuilder text) {
        while (!text.isEmpty() && text.charAt(text.length() - 1) == ' ') {
            text.setLength(text.length() - 1);
        }
        return text;
    }
}
