package chainrule.tape;

import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The words of {@link Notation} in LaTeX: names, numbers, operators, functions. Different texts stay different, but for
 * characters that draw nothing. Only commands that amsmath, MathJax and KaTeX share are written.
 */
final class NotationLatex {

    private static final Pattern NUMBER = Pattern.compile("(−?)([0-9]+(?:\\.[0-9]+)?)(?:e(−?[0-9]+))?");
    private static final Pattern SIZE = Pattern.compile("([0-9]+)×([0-9]+)");

    /** Ranges, because each JDK brings a Unicode version of its own: Latin, Greek, Cyrillic. */
    private static final Pattern INDEXED = Pattern.compile(
            "([A-Za-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u024F\u0370-\u03FF\u0400-\u04FF])([0-9]*)");

    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9]*");
    private static final Pattern MEMBER = Pattern.compile("([A-Za-z][A-Za-z0-9.]*)\\.([A-Za-z])([0-9]*)");

    /** {@code E₂}: a step on the way to {@code E}, which is no {@code E2}. */
    private static final Pattern STEP = Pattern.compile("(.*[^₀-₉])([₀-₉]+)", Pattern.DOTALL);
    private static final Pattern FUNCTION = Pattern.compile("(.*?)(?:_([0-9.∞]+))?([→↓²]*)", Pattern.DOTALL);

    /** Greek letters that a name or a function may be; the capitals that look Latin are not among them. */
    private static final Map<Integer, String> GREEK = greek(
            "αβγδεζηθικλμνξπρστυφχψωΓΔΘΛΞΠΣΦΨΩ",
            "alpha beta gamma delta varepsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon varphi chi"
                    + " psi omega Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi Omega");

    private static final char MACRON = '\u0304';

    private static final Set<String> KNOWN_FUNCTIONS =
            Set.of("exp", "ln", "sin", "cos", "tan", "arctan", "sinh", "cosh", "tanh", "max", "min", "det");

    private static final Map<String, String> OPERATORS = Map.of(
            "+", " + ", "−", " - ", "⊙", " \\odot ", "·", " \\cdot ", "", " \\, ", "…", " \\, \\ldots \\, ");

    private static final Map<String, String> MARKS = Map.of(
            "", "", "ᵀ", "^{\\top}", "²", "^{2}", "³", "^{3}", "⁻¹", "^{-1}", "₁", "_{1}", "↓", "_{\\downarrow}",
            "→", "_{\\rightarrow}");

    private NotationLatex() {}

    private static Map<Integer, String> greek(String letters, String names) {
        String[] name = names.split(" ");
        return IntStream.range(0, name.length).boxed().collect(Collectors.toMap(letters::codePointAt, k -> name[k]));
    }

    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    /** {@code 1.2e−7}: a product, where it is written as one. */
    static boolean isPowerOfTen(String text) {
        return text.indexOf('e') > 0 && isNumber(text);
    }

    /**
     * {@code x̄}, {@code W̄1}, {@code hidden.W̄}: a macron on the one letter; {@code adj(loss)} where there are more, over
     * which fonts draw no line.
     */
    static String barText(String name) {
        Matcher step = STEP.matcher(name);
        String base = step.matches() ? step.group(1) : name;
        Matcher indexed = INDEXED.matcher(base);
        Matcher member = MEMBER.matcher(base);
        String over = "";
        String after = step.matches() ? step.group(2) : "";
        if (indexed.matches()) {
            over = indexed.group(1);
            after = indexed.group(2) + after;
        } else if (member.matches()) {
            over = member.group(1) + "." + member.group(2);
            after = member.group(3) + after;
        }
        return over.isEmpty() ? "adj(" + name + ")" : Normalizer.normalize(over + MACRON, Normalizer.Form.NFC) + after;
    }

    static String bar(String name) {
        return named(name, NotationLatex::over);
    }

    /** A name, with something done to what of it stands on the line: indices stay outside. */
    private static String named(String name, UnaryOperator<String> base) {
        Matcher step = STEP.matcher(name);
        Matcher indexed = INDEXED.matcher(step.matches() ? step.group(1) : name);
        Matcher member = MEMBER.matcher(name);
        String number = step.matches() ? "(" + step.group(2).chars().mapToObj(digit -> "" + (char) (digit - '₀' + '0'))
                .collect(Collectors.joining()) + ")" : "";
        if (indexed.matches()) {
            return base.apply(letter(indexed.group(1))) + index(indexed.group(2) + number);
        } else if (step.matches()) {
            return "{" + named(step.group(1), base) + "}" + index(number);
        } else if (member.matches()) {
            return base.apply(member.group(2))
                    + index((member.group(3).isEmpty() ? "" : member.group(3) + ", ") + "\\text{" + member.group(1) + "}");
        }
        return base.apply(WORD.matcher(name).matches() ? "\\mathit{" + name + "}" : other(name));
    }

    /** A line, and air below it: {@code \bar} is so near to the letter that at the size of a page nobody sees it. */
    private static String over(String latex) {
        return "\\overline{\\vphantom{t}" + latex + "}";
    }

    private static String index(String index) {
        return index.isEmpty() ? "" : "_{" + index + "}";
    }

    static String symbol(String text) {
        return named(text, base -> base);
    }

    /** What is no name. */
    private static String other(String text) {
        Matcher number = NUMBER.matcher(text);
        Matcher size = SIZE.matcher(text);
        if (number.matches()) {
            String sign = number.group(1).isEmpty() ? "" : "-";
            return sign + number.group(2)
                    + (number.group(3) == null ? "" : " \\cdot 10^{" + number.group(3).replace('−', '-') + "}");
        } else if (size.matches()) {
            return size.group(1) + " \\times " + size.group(2);
        } else if (text.startsWith("∂") && text.length() > 1) {
            return "\\partial " + symbol(text.substring(1));
        } else if (text.equals("𝟏")) {
            return "\\mathbf{1}";
        } else if (text.equals("½")) {
            return "\\tfrac{1}{2}";
        }
        return words(text);
    }

    private static String letter(String letter) {
        String greek = GREEK.get(letter.codePointAt(0));
        boolean latin = letter.charAt(0) < 0x80;
        return greek != null ? "\\" + greek : latin ? letter : words(letter);
    }

    /** Any text: what means something to TeX is written in mathematics, between pieces of upright text. */
    static String words(String text) {
        StringBuilder out = new StringBuilder("{");
        StringBuilder piece = new StringBuilder();
        text.codePoints().forEach(character -> {
            String special = special(character);
            if (special.isEmpty()) {
                piece.appendCodePoint(visible(character));
            } else {
                flush(piece, out);
                out.append(special);
            }
        });
        flush(piece, out);
        return out.append("}").toString();
    }

    private static void flush(StringBuilder piece, StringBuilder out) {
        if (!piece.isEmpty()) {
            out.append("\\text{").append(piece).append('}');
            piece.setLength(0);
        }
    }

    private static String special(int character) {
        return switch (character) {
            case '_', '$', '%', '#', '&', '{', '}' -> "\\" + (char) character;
            case '\\' -> "\\backslash ";
            case '^' -> "\\wedge ";
            case '~' -> "\\sim ";
            case '<', '>' -> " " + (char) character + " ";
            case '−' -> "-";
            case '×' -> "\\times ";
            case '…' -> "\\ldots ";
            case '∞' -> "\\infty ";
            case '∂' -> "\\partial ";
            case '⊙' -> "\\odot ";
            case '→' -> "\\rightarrow ";
            case '↓' -> "\\downarrow ";
            case 'ᵀ' -> "{}^{\\top}";
            default -> GREEK.containsKey(character) ? "\\" + GREEK.get(character) + " " : "";
        };
    }

    /** What draws nothing, turns the reading order around or is half a character becomes a mark of replacement. */
    private static int visible(int character) {
        boolean blank = character == '\n' || character == '\t' || character == '\r';
        boolean control = character < 0x20 || character >= 0x7F && character < 0xA0;
        boolean direction = character == 0x061C
                || character >= 0x200B && character <= 0x200F
                || character >= 0x2028 && character <= 0x202E
                || character >= 0x2060 && character <= 0x206F
                || character == 0xFEFF;
        boolean broken = character >= 0xD800 && character <= 0xDFFF || (character & 0xFFFE) == 0xFFFE;
        return blank ? ' ' : control || direction || broken ? 0xFFFD : character;
    }

    static boolean isFraction(String operator) {
        return operator.startsWith("/");
    }

    /** Where the divisor may be zero and the quotient is zero then, a small zero says so. */
    static String fraction(String operator, String above, String below) {
        String fraction = "\\frac{" + above + "}{" + below + "}";
        return operator.equals("/") ? fraction : "\\left[" + fraction + "\\right]_{0}";
    }

    static String operator(String operator) {
        String known = OPERATORS.get(operator);
        return known != null ? known : " " + words(operator) + " ";
    }

    /** What stands after a part: {@code ᵀ}, {@code ²}, {@code ^0.5}, {@code [0:2, 1:3]}. */
    static String mark(String mark) {
        String known = MARKS.get(mark);
        if (known != null) {
            return known;
        }
        return mark.startsWith("^") ? "^{" + symbol(mark.substring(1)) + "}" : words(mark);
    }

    static String call(String function, List<String> arguments) {
        String all = String.join(",\\, ", arguments);
        if (function.equals("√") && arguments.size() == 1) {
            return "\\sqrt{" + all + "}";
        } else if (function.equals("abs") && arguments.size() == 1) {
            return "\\left\\lvert " + all + " \\right\\rvert";
        }
        return function(function) + "\\left(" + all + "\\right)";
    }

    private static String function(String function) {
        Matcher parts = FUNCTION.matcher(function);
        if (!parts.matches()) {
            throw new IllegalStateException("every text has this form");
        }
        String below = parts.group(2) == null ? "" : symbol(parts.group(2)) + " ";
        String above = "";
        for (char mark : parts.group(3).toCharArray()) {
            below += mark == '→' ? "\\rightarrow " : mark == '↓' ? "\\downarrow " : "";
            above += mark == '²' ? "2" : "";
        }
        return functionName(parts.group(1))
                + (below.isEmpty() ? "" : "_{" + below.strip() + "}")
                + (above.isEmpty() ? "" : "^{" + above + "}");
    }

    private static String functionName(String name) {
        if (KNOWN_FUNCTIONS.contains(name)) {
            return "\\" + name;
        } else if (name.equals("Σ") || name.equals("Π")) {
            // No \sum: its index would stand below in one place and beside in another.
            return "\\" + GREEK.get(name.codePointAt(0));
        }
        return WORD.matcher(name).matches() ? "\\operatorname{" + name + "}" : words(name);
    }
}
