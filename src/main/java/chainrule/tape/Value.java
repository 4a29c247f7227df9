package chainrule.tape;

import chainrule.linalg.Functions;
import chainrule.shape.Given;
import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * A matrix and how it came to be: a leaf that somebody wrote down, or the result of an operation on other values. A
 * value never changes, and all its entries are finite. Under another {@linkplain #named name} it is the same value, and
 * equal; what was written down or computed another time is not, whatever its numbers.
 *
 * <pre>{@code
 * Value a = Value.scalar("a", 2);
 * Value b = Value.scalar("b", -1.5);
 * Value e = add(a, scale(2, b));   // −1
 * }</pre>
 */
public final class Value {

    /** Orders values by creation; never shown, so that no output depends on what ran before. */
    private static final AtomicLong CREATED = new AtomicLong();

    private static final Value[] NONE = {};

    /** The same for all names of a value, and for no other value. */
    private final long number;

    private final String name;
    private final @Nullable Op op;
    private final Value[] inputs;
    private final Shape shape;

    /** The number, if the shape is {@link Shape#SCALAR} itself. */
    private final double scalar;

    /** The entries; a {@code 1×1} result needs none. */
    private final @Nullable DMatrixRMaj matrix;

    /** Where it stands in for numbers to come, if it does. */
    private final @Nullable Recording recording;

    /** On entries that nobody else changes; they were found finite, or the run is {@linkplain Watch watched}. */
    Value(String name, @Nullable Op op, Value[] inputs, DMatrixRMaj matrix) {
        this(CREATED.getAndIncrement(), name, op, inputs,
                matrix.numRows == 1 && matrix.numCols == 1 ? Shape.SCALAR : new Shape(matrix.numRows, matrix.numCols), matrix, null,
                Double.NaN);
    }

    private Value(
            long number, String name, @Nullable Op op, Value[] inputs, Shape shape, @Nullable DMatrixRMaj matrix,
            @Nullable Recording recording, double scalar) {
        this.number = number;
        this.name = name;
        this.op = op;
        this.inputs = inputs;
        this.shape = shape;
        this.matrix = matrix;
        this.recording = recording;
        this.scalar = matrix != null && shape == Shape.SCALAR ? matrix.data[0] : scalar;
    }

    /** A {@code 1×1} result. */
    Value(String name, Op op, Value[] inputs, double scalar) {
        this(CREATED.getAndIncrement(), name, op, inputs, Shape.SCALAR, null, null, scalar);
    }

    /** Without numbers, for {@link Recording}. */
    Value(String name, @Nullable Op op, Value[] inputs, Shape shape, Recording recording) {
        this(CREATED.getAndIncrement(), name, op, inputs, shape.isScalar() ? Shape.SCALAR : shape, null, recording, Double.NaN);
    }

    /** A nameless number. */
    public static Value scalar(double value) {
        return scalar("", value);
    }

    /** A named number. */
    public static Value scalar(String name, double value) {
        return leaf(name, new DMatrixRMaj(new double[][] {{value}}));
    }

    /** A named column vector, {@code n×1}: one sample. */
    public static Value column(String name, double... entries) {
        Given.require("column", "entries", entries);
        return leaf(name, new DMatrixRMaj(entries.length, 1, true, entries));
    }

    /** A named matrix, row by row. The arrays are copied. */
    public static Value matrix(String name, double[][] rows) {
        Given.list("matrix", "rows", rows);
        for (double[] row : rows) {
            if (row.length != rows[0].length) {
                throw new ShapeException(
                        "matrix " + name, "rows of one length", new Shape(1, rows[0].length), new Shape(1, row.length));
            }
        }
        return leaf(name, rows.length == 0 ? new DMatrixRMaj(0, 0) : new DMatrixRMaj(rows));
    }

    /** A named matrix. It is copied. */
    public static Value matrix(String name, DMatrixRMaj matrix) {
        Given.require("matrix", "a matrix", matrix);
        return leaf(name, matrix.copy());
    }

    /** A nameless matrix with one number everywhere. */
    public static Value constant(Shape shape, double value) {
        Given.require("constant", "a shape", shape);
        DMatrixRMaj primal = new DMatrixRMaj(shape.rows(), shape.columns());
        Arrays.fill(primal.data, value);
        return leaf("", primal);
    }

    private static Value leaf(String name, DMatrixRMaj primal) {
        Given.require("a value", "a name, or an empty text for none", name);
        int k = Functions.firstNonFinite(primal);
        if (k >= 0 && !Watch.goesOn()) {
            throw new NonFiniteException((name.isEmpty() ? "a constant" : name) + " is " + primal.data[k]
                    + NonFinite.place(primal, k) + "; a value needs finite numbers: clean the data first");
        }
        return Watch.noted(new Value(name, null, NONE, primal));
    }

    /** The same value under a name, for pictures, tables and messages: a name changes no result and no derivative. */
    public Value named(String newName) {
        Given.require("a value", "a name, or an empty text for none", newName);
        return recording != null ? recording.rename(this, newName) : under(newName);
    }

    /** The same value under another name, whether it has numbers or not. */
    Value under(String newName) {
        return new Value(number, newName, op, inputs, shape, matrix == null ? null : Watch.entries(matrix), recording, scalar);
    }

    /** The same numbers as a leaf: without the operations they came from, and without what those keep in memory. */
    public Value detached() {
        return new Value(CREATED.getAndIncrement(), name, null, NONE, shape, recording == null ? primal() : matrix(), null, scalar);
    }

    /** The name it was given, or an empty text. */
    public String name() {
        return name;
    }

    /** Rows and columns. */
    public Shape shape() {
        return shape;
    }

    /** The operation that made it, or {@code null} for a leaf. */
    public @Nullable Op op() {
        return op;
    }

    /** What the operation was applied to, in order; empty for a leaf. */
    public List<Value> inputs() {
        return List.of(inputs);
    }

    /** One entry, from zero. */
    public double get(int row, int column) {
        return primal().get(row, column);
    }

    /** The number, if this is {@code 1×1}. */
    public double asScalar() {
        if (!shape.isScalar()) {
            throw new ShapeException("asScalar", "a 1×1 value", shape).named(List.of(name));
        }
        return recording == null && shape == Shape.SCALAR ? scalar : primal().data[0];
    }

    /** A leaf on a matrix that the caller owns and found finite; not copied. */
    static Value on(String name, DMatrixRMaj matrix) {
        return new Value(name, null, NONE, matrix);
    }

    /** A copy of the entries. */
    public DMatrixRMaj matrix() {
        return primal().copy();
    }

    long number() {
        return number;
    }

    Value[] arguments() {
        return inputs;
    }

    @Nullable Recording recording() {
        return recording;
    }

    /** The entries, for who does not change them. */
    DMatrixRMaj primal() {
        if (recording != null) {
            return recording.concrete(this).primal();
        }
        return matrix != null ? Watch.entries(matrix) : new DMatrixRMaj(new double[][] {{scalar}});
    }

    /** The same value, but all its numbers are in a matrix of its own, and with it they can be taken away. */
    Value revocable() {
        return new Value(number, name, op, inputs, new Shape(shape.rows(), shape.columns()), matrix(), null, Double.NaN);
    }

    /** Whether the other is this value, under the same name or another. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Value value && value.number == number;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(number);
    }

    /**
     * The name and the entries to four digits, rows apart by semicolons: {@code W = [1, 2; 3, 4]}; of a large matrix
     * the shape and the range, {@code x = 64×32 from -1.9 to 3.8}. Plain characters, so that numbers can be read back.
     */
    @Override
    public String toString() {
        return (name.isEmpty() ? "" : name + " = ") + (Watch.isOver(matrix) ? Watch.OVER : Numbers.print(primal()));
    }
}
