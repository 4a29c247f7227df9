package chainrule.tape;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Mathematics as a small tree: it knows how strongly each part binds, so that parentheses stand where they are needed
 * and nowhere else. What a student reads is written from the rule that ran, never typed beside it.
 */
public sealed interface Notation {

    /** How strongly a part holds together; a weaker part inside a stronger one gets parentheses. */
    enum Strength {
        /** {@code a + b} */
        SUM,
        /** {@code a ⊙ b}, {@code a / b}, {@code A B} */
        PRODUCT,
        /** {@code −a} */
        PREFIX,
        /** {@code Aᵀ}, {@code a²} */
        POSTFIX,
        /** {@code x}, {@code f(x)} */
        ATOM
    }

    /** How strongly this holds together. */
    Strength strength();

    /** Plain text in Unicode. */
    String text();

    /** A name or a number. */
    record Symbol(String text) implements Notation {
        @Override
        public Strength strength() {
            return text.startsWith("−") ? Strength.PREFIX : Strength.ATOM;
        }
    }

    /** Two parts and what stands between them. The right part is set apart if it binds no stronger. */
    record Infix(Notation left, String operator, Notation right, Strength strength) implements Notation {
        @Override
        public String text() {
            boolean associative = operator.equals("+") || operator.equals("⊙");
            Strength rightBound = associative ? strength : Strength.values()[strength.ordinal() + 1];
            return wrap(left, strength) + (operator.isEmpty() ? " " : " " + operator + " ") + wrap(right, rightBound);
        }
    }

    /** A sign before a part. */
    record Prefix(String operator, Notation operand) implements Notation {
        @Override
        public Strength strength() {
            return Strength.PREFIX;
        }

        @Override
        public String text() {
            return operator + wrap(operand, Strength.POSTFIX);
        }
    }

    /** A mark after a part. */
    record Postfix(Notation operand, String operator) implements Notation {
        @Override
        public Strength strength() {
            return Strength.POSTFIX;
        }

        @Override
        public String text() {
            return wrap(operand, Strength.ATOM) + operator;
        }
    }

    /** A function of parts. */
    record Call(String function, List<Notation> arguments) implements Notation {
        @Override
        public Strength strength() {
            return Strength.ATOM;
        }

        @Override
        public String text() {
            return arguments.stream().map(Notation::text).collect(Collectors.joining(", ", function + "(", ")"));
        }
    }

    /** {@code x} */
    static Notation symbol(String text) {
        return new Symbol(text);
    }

    /** {@code 0.5} */
    static Notation number(double value) {
        return new Symbol(Numbers.format(value));
    }

    /** {@code a + b} or {@code a − b} */
    static Notation sum(Notation left, String operator, Notation right) {
        return new Infix(left, operator, right, Strength.SUM);
    }

    /** {@code a ⊙ b}, {@code a / b}; with an empty operator {@code A B} */
    static Notation product(Notation left, String operator, Notation right) {
        return new Infix(left, operator, right, Strength.PRODUCT);
    }

    /** {@code −a} */
    static Notation prefix(String operator, Notation operand) {
        return new Prefix(operator, operand);
    }

    /** {@code Aᵀ} */
    static Notation postfix(Notation operand, String operator) {
        return new Postfix(operand, operator);
    }

    /** {@code f(x)} */
    static Notation call(String function, Notation... arguments) {
        return new Call(function, List.of(arguments));
    }

    /**
     * A recorded expression in mathematics, down to its leaves, to values with a name, and to those whose notation is
     * known.
     */
    static Notation of(Value value, Map<Value, Notation> known) {
        return Notations.of(value, known);
    }

    private static String wrap(Notation part, Strength least) {
        return part.strength().compareTo(least) < 0 ? "(" + part.text() + ")" : part.text();
    }
}
