package chainrule.shape;

/**
 * The size of a matrix. A sample is a column, so a batch of {@code B} samples with {@code n} features is {@code n×B};
 * a scalar is {@code 1×1}. A size may be zero.
 */
public record Shape(int rows, int columns) {

    /** The shape of a single number. */
    public static final Shape SCALAR = new Shape(1, 1);

    /** @throws IllegalArgumentException if a size is negative, or there are more entries than an array holds */
    public Shape {
        if (rows < 0 || columns < 0) {
            throw new IllegalArgumentException("a shape needs sizes of zero or more; got " + rows + "×" + columns);
        }
        if ((long) rows * columns > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "a matrix holds at most " + Integer.MAX_VALUE + " numbers; got " + rows + "×" + columns + ": work in batches");
        }
    }

    /** The number of entries. */
    public int size() {
        return rows * columns;
    }

    /** Whether this is {@code 1×1}. */
    public boolean isScalar() {
        return rows == 1 && columns == 1;
    }

    /** Rows and columns swapped. */
    public Shape transpose() {
        return new Shape(columns, rows);
    }

    @Override
    public String toString() {
        return rows + "×" + columns;
    }
}
