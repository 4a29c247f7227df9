package chainrule.explain;

import chainrule.explain.Derivation.Line;
import chainrule.explain.Derivation.Role;
import chainrule.tape.Notation;
import chainrule.tape.OperatorNotation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Adds up what the uses of one value contribute, in formulas. */
final class Terms {

    private Terms() {}

    static Notation sum(Line line, Function<Contribution, Notation> term) {
        List<Notation> terms = new ArrayList<>(line.uses().stream().map(term).toList());
        if (line.more() > 0) {
            terms.add(Notation.symbol("… of " + line.more() + " more uses"));
        }
        return terms.stream().reduce(Terms::plus).orElse(line.value());
    }

    private static Notation plus(Notation sum, Notation term) {
        return term instanceof OperatorNotation.Prefix minus && minus.operator().equals("−")
                ? Notation.sum(sum, "−", minus.operand())
                : Notation.sum(sum, "+", term);
    }

    static List<String> theorems(Line line) {
        List<String> theorems = new ArrayList<>();
        int uses = line.uses().size() + line.more();
        if (line.role() == Role.SEED) {
            theorems.add("where the sweep starts");
        } else if (uses == 0) {
            theorems.add("the result does not depend on it");
        } else if (uses > 1) {
            theorems.add("sum over " + uses + " uses (multivariate chain rule)");
        }
        line.uses().stream().map(use -> use.lemma().words()).distinct().forEach(theorems::add);
        return theorems;
    }
}
