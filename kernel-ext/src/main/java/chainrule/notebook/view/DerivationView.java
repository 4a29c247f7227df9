package chainrule.notebook.view;

import chainrule.explain.Derivation;
import chainrule.explain.Derivation.Definition;
import chainrule.explain.Derivation.Line;
import chainrule.explain.Derivation.Role;
import chainrule.explain.Derivation.Verdict;
import chainrule.notebook.Display;
import chainrule.tape.Notation;
import chainrule.tape.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Shows a derivation: what was computed, then one row for each adjoint, in symbols, shapes and numbers, with the theorem
 * and whether it holds. The page sets the mathematics; where it does not, the same stands below in plain text.
 */
public final class DerivationView {

    private static final int LONGEST_TITLE = 160;
    private static final int LONGEST_FAULT = 400;

    private DerivationView() {}

    /** The derivation as a page, in LaTeX and as text. */
    public static Display of(Derivation derivation) {
        String text = new DerivationText(derivation).toString();
        return new Display(html(derivation, text), DerivationLatex.of(derivation), text);
    }

    /** {@code Derivation of L by a, b: 5 lines, all hold} */
    static String title(Derivation derivation) {
        // The sweep meets first what was made last.
        String asked = derivation.lines().stream().filter(line -> line.role() == Role.ASKED).map(Line::name)
                .reduce((later, earlier) -> earlier + ", " + later).orElse("");
        long fail = derivation.lines().stream().filter(line -> line.verdict() == Verdict.FAILS).count();
        long open = derivation.lines().stream().filter(line -> line.verdict() == Verdict.UNDECIDED).count();
        int count = derivation.lines().size();
        return Label.oneLine("Derivation of " + derivation.result() + (asked.isEmpty() ? "" : " by " + asked), LONGEST_TITLE)
                + ": " + count + (count == 1 ? " line, " : " lines, ")
                + (fail > 0 ? fail + (fail == 1 ? " does not hold" : " do not hold")
                        : open > 0 ? open + " could not be checked, the others hold" : "checked by differences");
    }

    /** What the signs mean that a reader may not know. */
    static List<String> signs(Derivation derivation) {
        String all = derivation.lines().stream()
                .map(line -> line.rule().text() + (line.isOfNumbers() ? "" : line.shapes().text()))
                .collect(Collectors.joining());
        List<String> signs = new ArrayList<>();
        signs.add("x̄ is the adjoint of x: the derivative of " + Label.oneLine(derivation.result(), 40)
                + " along all paths. ∂u/∂x is the derivative of one operation alone.");
        if (all.contains("⊙")) {
            signs.add("⊙ multiplies entry by entry.");
        }
        if (all.contains("Σ→") || all.contains("Σ↓")) {
            signs.add("Σ→ adds along each row, over the samples; Σ↓ down each column.");
        }
        if (derivation.lines().stream().flatMap(line -> line.uses().stream()).anyMatch(use -> isIdentity(use.rule()))) {
            signs.add("I is the identity matrix.");
        }
        String forward = derivation.forward().stream().map(definition -> definition.formula().text()).collect(Collectors.joining());
        signs.addAll(Formula.signs(all + forward, names(derivation), derivation.leadsTo()));
        return signs;
    }

    private static boolean isStep(Derivation derivation) {
        return names(derivation).anyMatch(derivation.leadsTo()::containsKey);
    }

    private static Stream<String> names(Derivation derivation) {
        return derivation.forward().stream().map(definition -> definition.name().text());
    }

    private static boolean isIdentity(Notation part) {
        return part.equals(Notation.symbol("I")) || part.parts().stream().anyMatch(DerivationView::isIdentity);
    }

    private static String html(Derivation derivation, String text) {
        StringBuilder out = new StringBuilder();
        out.append("<div style=\"font-weight:bold;padding:0 0 4px 10px\">").append(PageText.plain(title(derivation))).append("</div>");
        String brackets = isStep(derivation) ? " In formulas its number stands in brackets." : "";
        out.append(PageText.note(String.join(" ", signs(derivation)) + brackets));
        if (!derivation.forward().isEmpty()) {
            PageTable table = new PageTable("Forward: what was computed", "shape", "formula and numbers");
            for (Definition definition : derivation.forward()) {
                List<Formula> rows = List.of(formula(definition));
                table.row(Formula.width(rows), PageText.plain(definition.shape().toString()), Formula.html(rows));
            }
            out.append(table);
        }
        PageTable table = new PageTable("Back: one line for each adjoint", "by", "adjoint: symbols, shapes, numbers");
        derivation.lines().forEach(line -> table.row(
                Formula.width(formulas(line)), by(line) + check(line), Formula.html(formulas(line)) + length(line)));
        out.append(table);
        if (!derivation.omitted().isEmpty()) {
            out.append(PageText.note(derivation.omitted()));
        }
        out.append("<details style=\"padding:8px 0 0 10px\">").append(PageText.summary(Palette.MUTED, "The same in plain text"))
                .append(PageText.block(text)).append("</details>");
        return Card.around(out.toString());
    }

    static Formula formula(Definition definition) {
        return Formula.of(definition.name(), definition.formula(), definition.value());
    }

    /** Symbols, shapes and numbers of one line, each in a row of its own. */
    static List<Formula> formulas(Line line) {
        if (line.uses().isEmpty()) {
            return List.of(Formula.of(line.left(), line.value()));
        }
        List<Formula> rows = new ArrayList<>();
        rows.add(Formula.of(line.left(), line.chain(), line.rule()));
        line.where().forEach(where -> rows.add(Formula.of(where.name(), where.formula(), where.value())));
        if (!line.isOfNumbers()) {
            rows.add(Formula.of(Notation.size(line.shape()), line.shapes()));
        }
        rows.add(line.numbers().map(numbers -> Formula.of(line.left(), numbers, line.value()))
                .orElseGet(() -> Formula.of(line.left(), line.value())));
        return rows;
    }

    private static String length(Line line) {
        return line.numbers().isPresent() || line.uses().isEmpty() ? "" : PageText.muted(" " + inWords(line));
    }

    /** Of many numbers their length says more than their range. */
    static String inWords(Line line) {
        return "of length " + Numbers.format(line.norm());
    }

    /** On the left, where a wide formula does not push it out of sight. */
    private static String by(Line line) {
        return "<div style=\"min-width:190px\">" + line.theorems().stream().map(Label::escape).collect(Collectors.joining("<br>"))
                + "</div>" + (line.role() == Role.ASKED ? remark(Palette.FORWARD, "the gradient asked for") : "");
    }

    private static String check(Line line) {
        String words = line.verdict().mark() + " " + line.verdict().words();
        if (line.uses().isEmpty()) {
            return "";
        } else if (line.verdict() != Verdict.FAILS) {
            return remark(Palette.MUTED, words);
        }
        return remark(Palette.BACKWARD, words) + PageText.plain(Label.oneLine(line.fault(), LONGEST_FAULT));
    }

    private static String remark(String colour, String words) {
        return "<div style=\"color:" + colour + "\">" + PageText.plain(words) + "</div>";
    }
}
