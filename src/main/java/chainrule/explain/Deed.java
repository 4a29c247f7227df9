package chainrule.explain;

import chainrule.tape.Notation;
import chainrule.tape.OperatorNotation.Infix;
import chainrule.tape.OperatorNotation.Postfix;
import chainrule.tape.OperatorNotation.Prefix;
import chainrule.tape.OperatorNotation.Repeated;
import java.util.List;

/** What an operation does to its arguments, in a few words that are read off its notation. */
final class Deed {

    private Deed() {}

    /** {@code multiplies a by 0.5}, {@code takes tanh of a}; of what has no word of its own {@code computes a²}. */
    static String of(Notation formula) {
        if (formula instanceof Infix both) {
            String left = both.left().text();
            String right = both.right().text();
            boolean number = both.left() instanceof Notation.Symbol symbol && symbol.isNumber();
            return switch (both.operator()) {
                case "+" -> "adds " + left + " and " + right;
                case "−" -> "subtracts " + right + " from " + left;
                case "", "·", "⊙" -> number ? "multiplies " + right + " by " + left : "multiplies " + left + " by " + right;
                case "/", "/₀" -> "divides " + left + " by " + right;
                default -> "computes " + formula.text();
            };
        } else if (formula instanceof Repeated repeated) {
            return "repeats " + repeated.of().text();
        } else if (formula instanceof Prefix minus) {
            return "changes the sign of " + minus.operand().text();
        } else if (formula instanceof Postfix mark && List.of("²", "ᵀ").contains(mark.operator())) {
            return (mark.operator().equals("²") ? "squares " : "transposes ") + mark.operand().text();
        } else if (formula instanceof Notation.Call call && call.arguments().size() == 1) {
            return "takes " + call.function() + " of " + call.arguments().get(0).text();
        }
        return "computes " + formula.text();
    }
}
