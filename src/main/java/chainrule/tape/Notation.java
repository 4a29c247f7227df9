package chainrule.tape;

import chainrule.shape.Shape;
import chainrule.tape.OperatorNotation.Infix;
import chainrule.tape.OperatorNotation.Postfix;
import chainrule.tape.OperatorNotation.Prefix;
import chainrule.tape.OperatorNotation.Repeated;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * Mathematics as a small tree: it knows how strongly each part binds, so that parentheses stand where they are needed
 * and nowhere else. What a student reads is written from the rule that ran, never typed beside it.
 */
public sealed interface Notation
        permits OperatorNotation, Notation.Symbol, Notation.Call, Notation.Norm, Notation.Bar, Notation.Entries, Notation.Size {

    /** How strongly a part holds together; a weaker part inside a stronger one gets parentheses. */
    enum Strength {
        /** {@code 3×4}: a shape in the place of a value is set apart from everything */
        LOOSE,
        /** {@code a + b} */
        SUM,
        /** {@code a ⊙ b}, {@code a / b}, {@code A B} */
        PRODUCT,
        /** {@code −a}, {@code ∂u/∂x} */
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

    /**
     * The same for the mathematical mode of LaTeX, in what amsmath, MathJax and KaTeX share. Any name is safe in it; what
     * HTML takes for markup is not escaped.
     */
    String latex();

    /** What it is made of, from left to right. */
    List<Notation> parts();

    /** The same of other parts, one for each. */
    Notation with(UnaryOperator<Notation> change);

    /** The same for single numbers, between which a product is no product of entries: {@code a · b}. */
    default Notation ofNumbers() {
        return with(Notation::ofNumbers);
    }

    /** Whether this very part is in it. */
    default boolean contains(Notation part) {
        return this == part || parts().stream().anyMatch(each -> each.contains(part));
    }

    /** A name or a number. */
    record Symbol(String text) implements Notation {
        /** Whether it is a number. */
        public boolean isNumber() {
            return NotationLatex.isNumber(text);
        }

        @Override
        public Strength strength() {
            return text.startsWith("−") || NotationLatex.isPowerOfTen(text) ? Strength.PREFIX : Strength.ATOM;
        }

        @Override
        public String latex() {
            return NotationLatex.symbol(text);
        }

        @Override
        public List<Notation> parts() {
            return List.of();
        }

        @Override
        public Notation with(UnaryOperator<Notation> change) {
            return this;
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

        @Override
        public String latex() {
            return NotationLatex.call(function, arguments.stream().map(Notation::latex).toList());
        }

        @Override
        public List<Notation> parts() {
            return arguments;
        }

        @Override
        public Notation with(UnaryOperator<Notation> change) {
            return new Call(function, arguments.stream().map(change).toList());
        }
    }

    /** The length of a part; the mark says which length, or along what. */
    record Norm(Notation of, String mark) implements Notation {
        @Override
        public Strength strength() {
            return Strength.ATOM;
        }

        @Override
        public String text() {
            return "‖" + of.text() + "‖" + mark;
        }

        @Override
        public String latex() {
            return "\\left\\lVert " + of.latex() + " \\right\\rVert" + NotationLatex.mark(mark);
        }

        @Override
        public List<Notation> parts() {
            return List.of(of);
        }

        @Override
        public Notation with(UnaryOperator<Notation> change) {
            return new Norm(change.apply(of), mark);
        }
    }

    /** The adjoint of the value of a name: {@code x̄}. */
    record Bar(String name) implements Notation {
        @Override
        public Strength strength() {
            return Strength.ATOM;
        }

        @Override
        public String text() {
            return NotationLatex.barText(name);
        }

        @Override
        public String latex() {
            return NotationLatex.bar(name);
        }

        @Override
        public List<Notation> parts() {
            return List.of();
        }

        @Override
        public Notation with(UnaryOperator<Notation> change) {
            return this;
        }
    }

    /** All entries of a matrix, row by row. */
    record Entries(List<List<Notation>> rows) implements Notation {
        @Override
        public Strength strength() {
            return Strength.ATOM;
        }

        @Override
        public String text() {
            return lines(Notation::text, ", ", "; ", "[", "]");
        }

        @Override
        public String latex() {
            return lines(Notation::latex, " & ", " \\\\ ", "\\begin{bmatrix} ", " \\end{bmatrix}");
        }

        private String lines(Function<Notation, String> entry, String column, String row, String open, String close) {
            return rows.stream()
                    .map(entries -> entries.stream().map(entry).collect(Collectors.joining(column)))
                    .collect(Collectors.joining(row, open, close));
        }

        @Override
        public List<Notation> parts() {
            return rows.stream().flatMap(List::stream).toList();
        }

        @Override
        public Notation with(UnaryOperator<Notation> change) {
            return new Entries(rows.stream().map(row -> row.stream().map(change).toList()).toList());
        }
    }

    /** The shape of a part in its place. */
    record Size(Shape shape) implements Notation {
        @Override
        public Strength strength() {
            return Strength.LOOSE;
        }

        @Override
        public String text() {
            return shape.toString();
        }

        @Override
        public String latex() {
            return NotationLatex.symbol(shape.toString());
        }

        @Override
        public List<Notation> parts() {
            return List.of();
        }

        @Override
        public Notation with(UnaryOperator<Notation> change) {
            return this;
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

    /**
     * {@code a ⊙ b}, {@code a / b}; with an empty operator {@code A B}. Entry by entry with one number everywhere is a
     * multiple, {@code a · s}, and a part by one, {@code a / s}.
     */
    static Notation product(Notation left, String operator, Notation right) {
        if (operator.equals("⊙") && left instanceof Repeated many && many.isFilled()) {
            return new Infix(many.of(), "·", right, Strength.PRODUCT);
        }
        boolean one = (operator.equals("⊙") || operator.startsWith("/")) && right instanceof Repeated many && many.isFilled();
        return one
                ? new Infix(left, operator.equals("⊙") ? "·" : operator, ((Repeated) right).of(), Strength.PRODUCT)
                : new Infix(left, operator, right, Strength.PRODUCT);
    }

    /** {@code b 𝟏ᵀ}, {@code 𝟏 r} or {@code s 𝟏}: repeated to a shape; the same if it has that. */
    static Notation repeated(Notation of, Shape from, Shape to) {
        return from.equals(to) ? of : new Repeated(of, from, to);
    }

    /** One number everywhere: {@code 0.5 · 𝟏}. */
    static Notation filled(double number, Shape shape) {
        return repeated(number(number), Shape.SCALAR, shape);
    }

    /** The operation that made a value, on arguments in some notation. */
    static Notation applied(Value y, Notation... x) {
        Op op = y.op();
        if (op == null) {
            throw new IllegalArgumentException("a leaf was made by no operation");
        }
        return op.notation(y.inputs().stream().map(Value::shape).toArray(Shape[]::new), x);
    }

    /** {@code −a} */
    static Notation prefix(String operator, Notation operand) {
        return new Prefix(operator, operand);
    }

    /** {@code Aᵀ}; the transpose of a shape is the transposed shape. */
    static Notation postfix(Notation operand, String operator) {
        return operand instanceof Size size && operator.equals("ᵀ")
                ? new Size(size.shape.transpose())
                : new Postfix(operand, operator);
    }

    /** {@code f(x)} */
    static Notation call(String function, Notation... arguments) {
        return new Call(function, List.of(arguments));
    }

    /** {@code ‖x‖}; with the mark {@code ₁} or {@code ↓}, the sum of the sizes, or one length per column. */
    static Notation norm(Notation of, String mark) {
        return new Norm(of, mark);
    }

    /** {@code x̄}, the adjoint of the value of that name. */
    static Notation bar(String name) {
        return new Bar(name);
    }

    /** {@code ∂u/∂x}, the derivative of one named value by another. */
    static Notation partial(String of, String by) {
        return new Infix(symbol("∂" + of), "/", symbol("∂" + by), Strength.PREFIX);
    }

    /** The number, or all entries of the matrix; its shape if it has none. */
    static Notation entries(DMatrixRMaj x) {
        if (x.getNumElements() < 2) {
            return x.getNumElements() == 1 ? number(x.data[0]) : size(new Shape(x.numRows, x.numCols));
        }
        return new Entries(IntStream.range(0, x.numRows)
                .mapToObj(i -> IntStream.range(0, x.numCols).mapToObj(j -> number(x.get(i, j))).toList())
                .toList());
    }

    /** {@code 3×4} */
    static Notation size(Shape shape) {
        return new Size(shape);
    }

    /**
     * A recorded expression in mathematics, down to its leaves, to values with a name, and to those whose notation is
     * known.
     */
    static Notation of(Value value, Map<Value, Notation> known) {
        return Notations.of(value, known);
    }

    /** The same with the shapes of values in their places, down to those that are known; single numbers stay. */
    static Notation sizes(Value value, Collection<Value> known) {
        return Notations.sizes(value, known);
    }
}
