package chainrule.tape;

import java.util.List;

/**
 * An operator between, before or after its parts. How strongly it binds tells which of them get parentheses, in text and
 * in LaTeX alike.
 */
public sealed interface OperatorNotation extends Notation {

    /** Two parts and what stands between them. The right part is set apart if it binds no stronger, or is negative. */
    record Infix(Notation left, String operator, Notation right, Strength strength) implements OperatorNotation {
        @Override
        public String text() {
            String between = strength == Strength.PREFIX ? glue() : glue().isEmpty() ? " " : " " + glue() + " ";
            return wrap(left, strength) + between + wrap(right, rightBound());
        }

        @Override
        public String latex() {
            return NotationLatex.isFraction(operator)
                    ? NotationLatex.fraction(operator, left.latex(), right.latex())
                    : wrapLatex(left, strength) + NotationLatex.operator(glue()) + wrapLatex(right, rightBound());
        }

        private Strength rightBound() {
            boolean associative = operator.equals("+") || operator.equals("⊙") || operator.equals("·");
            return startsNegative(right) && !operator.equals("…") ? Strength.ATOM : associative ? strength : Strength.values()[strength.ordinal() + 1];
        }

        /** Its first number has a sign, which would stand beside the operator. */
        private static boolean startsNegative(Notation part) {
            Notation first = part;
            while (first instanceof Infix infix) {
                first = infix.left;
            }
            return first instanceof Symbol number && number.text().startsWith("−");
        }

        /** A number after another would run into it. */
        private String glue() {
            return operator.isEmpty() && right instanceof Symbol number && NotationLatex.isNumber(number.text()) ? "·" : operator;
        }

        @Override
        public List<Notation> parts() {
            return List.of(left, right);
        }

        @Override
        public Notation ofNumbers() {
            return new Infix(left.ofNumbers(), operator.equals("⊙") ? "·" : operator, right.ofNumbers(), strength);
        }
    }

    /** A sign before a part. */
    record Prefix(String operator, Notation operand) implements OperatorNotation {
        @Override
        public Strength strength() {
            return Strength.PREFIX;
        }

        @Override
        public String text() {
            return operator + wrap(operand, Strength.POSTFIX);
        }

        @Override
        public String latex() {
            return NotationLatex.operator(operator).strip() + wrapLatex(operand, Strength.POSTFIX);
        }

        @Override
        public List<Notation> parts() {
            return List.of(operand);
        }

        @Override
        public Notation ofNumbers() {
            return new Prefix(operator, operand.ofNumbers());
        }
    }

    /** A mark after a part. */
    record Postfix(Notation operand, String operator) implements OperatorNotation {
        @Override
        public Strength strength() {
            return Strength.POSTFIX;
        }

        @Override
        public String text() {
            return wrap(operand, Strength.ATOM) + operator;
        }

        @Override
        public String latex() {
            return wrapLatex(operand, Strength.ATOM) + NotationLatex.mark(operator);
        }

        @Override
        public List<Notation> parts() {
            return List.of(operand);
        }

        @Override
        public Notation ofNumbers() {
            return new Postfix(operand.ofNumbers(), operator);
        }
    }

    private static String wrap(Notation part, Strength least) {
        return part.strength().compareTo(least) < 0 ? "(" + part.text() + ")" : part.text();
    }

    private static String wrapLatex(Notation part, Strength least) {
        return part.strength().compareTo(least) < 0 ? "\\left(" + part.latex() + "\\right)" : part.latex();
    }
}
