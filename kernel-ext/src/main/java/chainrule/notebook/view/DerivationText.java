package chainrule.notebook.view;

import chainrule.explain.Derivation;
import chainrule.explain.Derivation.Definition;
import chainrule.explain.Derivation.Line;
import chainrule.explain.Derivation.Role;
import java.util.List;

/** A derivation as text: one line for each adjoint, with shapes and numbers below where there are matrices. */
final class DerivationText {

    private static final int LONGEST_LINE = 600;

    private final StringBuilder out = new StringBuilder();

    DerivationText(Derivation derivation) {
        line("", DerivationView.title(derivation));
        DerivationView.signs(derivation).forEach(sign -> line("", sign));
        derivation.lines().stream().map(line -> line.left().text()).filter(left -> left.startsWith("adj(")).findFirst()
                .ifPresent(left -> line("", left + " is a bar over a longer name."));
        if (!derivation.forward().isEmpty()) {
            out.append("\nforward\n");
        }
        for (Definition definition : derivation.forward()) {
            line("  ", DerivationView.formula(definition).text() + shape(definition));
        }
        out.append("\nback\n");
        derivation.lines().forEach(this::line);
        if (!derivation.omitted().isEmpty()) {
            line("", derivation.omitted());
        }
    }

    private static String shape(Definition definition) {
        return definition.shape().isScalar() ? "" : "   (" + definition.shape() + ")";
    }

    private void line(Line line) {
        String remarks = "   [" + String.join("; ", line.theorems()) + "]"
                + (line.uses().isEmpty() ? "" : " " + line.verdict().mark())
                + (line.role() == Role.ASKED ? " the gradient asked for" : "");
        if (line.isOfNumbers() && !line.uses().isEmpty()) {
            line("  ", Formula.of(line.left(), line.chain(), line.rule(), line.numbers().orElse(line.value()), line.value()).text()
                    + remarks);
            line.where().forEach(where -> line("      ", Formula.of(where.name(), where.formula(), where.value()).text()));
        } else {
            List<Formula> rows = DerivationView.formulas(line);
            boolean many = line.numbers().isEmpty() && !line.uses().isEmpty();
            for (int i = 0; i < rows.size(); i++) {
                String length = many && i == rows.size() - 1 ? ", " + DerivationView.inWords(line) : "";
                line(i == 0 ? "  " : "      ", rows.get(i).text() + length + (i == 0 ? remarks : ""));
            }
        }
        if (!line.fault().isEmpty()) {
            line("      ", line.verdict().mark() + " " + line.verdict().words() + ": " + line.fault());
        }
    }

    private void line(String indent, String text) {
        out.append(indent).append(Label.oneLine(text, LONGEST_LINE)).append('\n');
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
