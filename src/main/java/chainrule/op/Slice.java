package chainrule.op;

import static chainrule.op.Pad.pad;

import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import chainrule.tape.Notation;
import chainrule.tape.OnColumns;
import chainrule.tape.Op;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;

/**
 * A block of a matrix; {@code x̄} is {@code ȳ} with zeros around it.
 *
 * @param fromRow    the first row, from 0
 * @param toRow      the row after the last
 * @param fromColumn the first column, from 0
 * @param toColumn   the column after the last
 */
public record Slice(int fromRow, int toRow, int fromColumn, int toColumn) implements Linear, OnColumns {

    /** @throws IllegalArgumentException if a start is negative or after its end */
    public Slice {
        require("rows", fromRow, toRow);
        require("columns", fromColumn, toColumn);
    }

    /** Rows {@code fromRow … toRow − 1} of columns {@code fromColumn … toColumn − 1}. */
    public static Value slice(Value x, int fromRow, int toRow, int fromColumn, int toColumn) {
        return new Slice(fromRow, toRow, fromColumn, toColumn).on(x);
    }

    private static void require(String what, int from, int to) {
        if (from < 0 || from > to) {
            throw new IllegalArgumentException(
                    "slice needs a start of zero or more that is not after its end; got " + what + " " + from + ":" + to);
        }
    }

    @Override
    public Shape shape(Shape... x) {
        if (toRow > x[0].rows() || toColumn > x[0].columns()) {
            throw new ShapeException(name() + range(), "at least " + toRow + " rows and " + toColumn + " columns", x);
        }
        return new Shape(toRow - fromRow, toColumn - fromColumn);
    }

    @Override
    public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        DMatrixRMaj a = x[0];
        for (int i = 0; i < y.numRows; i++) {
            System.arraycopy(a.data, (fromRow + i) * a.numCols + fromColumn, y.data, i * y.numCols, y.numCols);
        }
    }

    @Override
    public boolean keepsFinite() {
        return true;
    }

    @Override
    public Value adjoint(Shape x, Value yBar) {
        return pad(yBar, fromRow, x.rows() - toRow, fromColumn, x.columns() - toColumn);
    }

    @Override
    public boolean byColumn(int argument) {
        return fromColumn == 0 && toColumn == 1;
    }

    @Override
    public Op onColumns(int columns) {
        return new Slice(fromRow, toRow, 0, columns);
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.postfix(x[0], range());
    }

    @Override
    public long flops(Shape... x) {
        return 0;
    }

    private String range() {
        return "[" + fromRow + ":" + toRow + ", " + fromColumn + ":" + toColumn + "]";
    }
}
