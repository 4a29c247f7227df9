package chainrule.notebook.view;

import chainrule.explain.Derivation;
import chainrule.explain.Derivation.Line;
import chainrule.tape.Notation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A derivation in LaTeX, a display for each line: pages break between them. */
final class DerivationLatex {

    private DerivationLatex() {}

    static String of(Derivation derivation) {
        List<String> displays = new ArrayList<>();
        derivation.forward().forEach(definition ->
                displays.add(Formula.aligned(List.of(DerivationView.formula(definition).row()))));
        derivation.lines().forEach(line -> displays.add(Formula.aligned(rows(line))));
        return displays.stream().map(display -> "$$" + display + "$$").collect(Collectors.joining("\n"));
    }

    private static List<String> rows(Line line) {
        List<String> rows = new ArrayList<>(DerivationView.formulas(line).stream().map(Formula::row).toList());
        String remark = String.join("; ", line.theorems()) + (line.uses().isEmpty() ? "" : ": " + line.verdict().words())
                + (line.fault().isEmpty() ? "" : ", " + line.fault());
        rows.add("& " + Notation.symbol(remark).latex());
        return rows;
    }
}
