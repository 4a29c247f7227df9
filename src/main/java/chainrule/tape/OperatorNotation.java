package chainrule.tape;

import chainrule.shape.Shape;
import java.util.List;
import java.util.function.UnaryOperator;

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
            return wrap(left, leftBound()) + between + wrap(right, rightBound());
        }

        @Override
        public String latex() {
            return NotationLatex.isFraction(operator)
                    ? NotationLatex.fraction(operator, left.latex(), right.latex())
                    : wrapLatex(left, leftBound()) + NotationLatex.operator(glue()) + wrapLatex(right, rightBound());
        }

        private Strength leftBound() {
            return mixes(left) ? Strength.PREFIX : strength;
        }

        /** A product of matrices beside one of entries: which of them comes first has to be seen. */
        private boolean mixes(Notation part) {
            boolean ofEntries = part instanceof Infix other && other.operator.equals("⊙");
            boolean ofMatrices = part instanceof Repeated
                    || part instanceof Infix other && other.operator.isEmpty() && !(other.left instanceof Symbol number && number.isNumber());
            return strength == Strength.PRODUCT && (operator.equals("⊙") && ofMatrices || operator.isEmpty() && ofEntries);
        }

        private Strength rightBound() {
            boolean associative = (operator.equals("+") || operator.equals("⊙") || operator.equals("·")) && !mixes(right);
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
        public Notation with(UnaryOperator<Notation> change) {
            return new Infix(change.apply(left), operator, change.apply(right), strength);
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
        public Notation with(UnaryOperator<Notation> change) {
            return new Prefix(operator, change.apply(operand));
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
        public Notation with(UnaryOperator<Notation> change) {
            return new Postfix(change.apply(operand), operator);
        }
    }

    /**
     * A column, a row or a number that is repeated to a shape: a product with ones. {@code 𝟏} is a column of them, as long
     * as it has to be, so {@code b 𝟏ᵀ} has {@code b} in every column, {@code 𝟏 r} has {@code r} in every row, and
     * {@code s 𝟏 𝟏ᵀ} has {@code s} everywhere.
     *
     * @param from its shape
     * @param to   the shape of all
     */
    record Repeated(Notation of, Shape from, Shape to) implements OperatorNotation {
        private static final Notation ONES = new Symbol("𝟏");

        /** Whether it is one number everywhere. */
        boolean isFilled() {
            return from.isScalar();
        }

        private Notation product() {
            return product(of, ONES, new Postfix(ONES, "ᵀ"));
        }

        /** The same with the shapes of the ones in their places, around what stands for the part. */
        Notation sized(Notation part) {
            return product(part, new Size(new Shape(to.rows(), 1)), new Size(new Shape(1, to.columns())));
        }

        private Notation product(Notation part, Notation down, Notation along) {
            boolean row = from.rows() == 1 && to.rows() != 1;
            boolean column = from.columns() == 1 && to.columns() != 1;
            if (row && !isFilled()) {
                return new Infix(down, "", part, Strength.PRODUCT);
            }
            Notation product = part;
            if (row) {
                product = times(product, down);
            }
            return column ? times(product, along) : product;
        }

        private static Notation times(Notation part, Notation ones) {
            return new Infix(part, endsInNumber(part) ? "·" : "", ones, Strength.PRODUCT);
        }

        private static boolean endsInNumber(Notation part) {
            return part instanceof Infix infix ? endsInNumber(infix.right) : part instanceof Symbol number && number.isNumber();
        }

        @Override
        public Strength strength() {
            return Strength.PRODUCT;
        }

        @Override
        public String text() {
            return product().text();
        }

        @Override
        public String latex() {
            return product().latex();
        }

        @Override
        public List<Notation> parts() {
            return List.of(of);
        }

        @Override
        public Notation with(UnaryOperator<Notation> change) {
            return new Repeated(change.apply(of), from, to);
        }
    }

    private static String wrap(Notation part, Strength least) {
        return part.strength().compareTo(least) < 0 ? "(" + part.text() + ")" : part.text();
    }

    private static String wrapLatex(Notation part, Strength least) {
        return part.strength().compareTo(least) < 0 ? "\\left(" + part.latex() + "\\right)" : part.latex();
    }
}
