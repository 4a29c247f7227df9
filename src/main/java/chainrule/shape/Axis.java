package chainrule.shape;

/** Along what a reduction works: over everything, or giving one result per row or per column. */
public enum Axis {
    /** Over all entries: {@code r×c → 1×1}. */
    ALL,
    /** Along each row, one result per row: {@code r×c → r×1}. */
    ROWS,
    /** Down each column, one result per column: {@code r×c → 1×c}. A sample is a column, so this is per sample. */
    COLUMNS;

    /** The shape that is left of {@code x}. */
    public Shape reduce(Shape x) {
        return switch (this) {
            case ALL -> Shape.SCALAR;
            case ROWS -> new Shape(x.rows(), 1);
            case COLUMNS -> new Shape(1, x.columns());
        };
    }

    /** How many entries of {@code x} go into one result. */
    public int count(Shape x) {
        return switch (this) {
            case ALL -> x.size();
            case ROWS -> x.columns();
            case COLUMNS -> x.rows();
        };
    }

    /** The name of a reduction with an arrow that tells its direction: {@code Σ}, {@code Σ→}, {@code Σ↓}. */
    public String mark(String reduction) {
        return switch (this) {
            case ALL -> reduction;
            case ROWS -> reduction + "→";
            case COLUMNS -> reduction + "↓";
        };
    }
}
