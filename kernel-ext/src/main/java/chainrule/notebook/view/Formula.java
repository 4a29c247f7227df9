package chainrule.notebook.view;

import chainrule.tape.Notation;
import chainrule.tape.OperatorNotation;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Equal parts one after the other: {@code b̄ = ū ∂u/∂b = ū c}. A part that says the same as the one before is left out,
 * but for shapes.
 * On a page it stands between dollars, where every front end that sets mathematics finds it, also in a notebook that is
 * not trusted; what else stands on the page is kept apart by {@link PageText}.
 */
record Formula(List<Notation> parts) {

    /** What a reader may not know who never saw ones written so. */
    static final String ONES = "𝟏 is a column of ones: b 𝟏ᵀ repeats a column b, 𝟏 r a row r, s 𝟏 a number s.";

    private static final double LETTER = 14.5;
    private static final long WIDEST = 1800;

    static Formula of(Notation... parts) {
        return new Formula(List.of(parts));
    }

    /** The sentences on signs that a reader may not know: on ones and on names that nobody gave, where there are some. */
    static List<String> signs(String text, Stream<String> names, Map<String, String> leadsTo) {
        String step = names.filter(leadsTo::containsKey).findFirst()
                .map(name -> Label.oneLine(name, 40) + " is a nameless value on the way to " + Label.oneLine(leadsTo.get(name), 40) + ".")
                .orElse("");
        return Stream.of(text.contains("𝟏") ? ONES : "", step).filter(sign -> !sign.isEmpty()).toList();
    }

    /** In one line of text. */
    String text() {
        return IntStream.range(0, parts.size())
                .filter(this::saysMore)
                .mapToObj(i -> parts.get(i).text())
                .collect(Collectors.joining(" = "));
    }

    /** A row of {@link #aligned}: the equals signs of all rows stand below each other. */
    String row() {
        List<String> latex = parts.stream().map(Notation::latex).toList();
        return IntStream.range(0, latex.size())
                .filter(this::saysMore)
                .mapToObj(i -> (i == 0 ? "" : i == 1 ? " &= " : " = ") + latex.get(i))
                .collect(Collectors.joining());
    }

    private boolean saysMore(int i) {
        return i == 0 || parts.get(i) instanceof Notation.Size || !parts.get(i).text().equals(parts.get(i - 1).text());
    }

    /** Rows as one formula. */
    static String aligned(List<String> rows) {
        return rows.stream().collect(Collectors.joining(" \\\\[3pt] ", "\\begin{aligned} ", " \\end{aligned}"));
    }

    /** Formulas below each other, as HTML. */
    static String html(List<Formula> rows) {
        return "<div style=\"min-width:" + width(rows) + "px\">$" + Label.escape(aligned(rows.stream().map(Formula::row).toList()))
                + "$</div>";
    }

    /**
     * The room they need on a page, in pixels. It has to be said beforehand: classic notebooks break a formula at the width
     * of its cell, and a cell has none before its formula is set.
     */
    static long width(List<Formula> rows) {
        return Math.min(WIDEST, Math.round(rows.stream().mapToDouble(Formula::width).max().orElse(0)));
    }

    private double width() {
        return LETTER * (2 + parts.stream().mapToDouble(part -> 1.8 + width(part)).sum());
    }

    /** In units of the size of the letters, generously. */
    private static double width(Notation part) {
        if (part instanceof Notation.Entries matrix) {
            int columns = matrix.rows().get(0).size();
            return 1 + IntStream.range(0, columns)
                    .mapToDouble(j -> 1 + matrix.rows().stream().mapToDouble(row -> width(row.get(j))).max().orElse(0))
                    .sum();
        } else if (part instanceof OperatorNotation.Infix fraction && fraction.operator().startsWith("/")) {
            return 0.5 + Math.max(width(fraction.left()), width(fraction.right()));
        }
        double own = CharacterWidths.of(part.text())
                - part.parts().stream().mapToDouble(each -> CharacterWidths.of(each.text())).sum();
        return 0.3 + own + part.parts().stream().mapToDouble(Formula::width).sum();
    }
}
