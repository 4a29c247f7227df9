package chainrule.op;

import chainrule.shape.Axis;
import chainrule.shape.Given;
import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import chainrule.tape.Notation;
import chainrule.tape.OnColumns;
import chainrule.tape.Op;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;

/**
 * Joins matrices: side by side, which makes the rows longer, or one below the other, which makes the columns longer;
 * {@code x̄ᵢ} is the part of {@code ȳ} where {@code xᵢ} went.
 *
 * @param axis  what gets longer: {@link Axis#ROWS} or {@link Axis#COLUMNS}
 * @param arity how many matrices
 */
public record Concatenate(Axis axis, int arity) implements OnColumns {

    /** @throws IllegalArgumentException if there is nothing to join or no direction to join in */
    public Concatenate {
        Given.require("concatenate", "an axis", axis);
        if (axis == Axis.ALL) {
            throw new IllegalArgumentException("concatenate needs Axis.ROWS (longer rows) or Axis.COLUMNS; got Axis.ALL");
        }
        if (arity < 1) {
            throw new IllegalArgumentException("concatenate needs at least one matrix; got none");
        }
    }

    /**
     * The matrices joined along an axis.
     *
     * @param axis {@link Axis#ROWS} puts them side by side, {@link Axis#COLUMNS} one below the other
     */
    public static Value concatenate(Axis axis, Value... x) {
        Given.require("concatenate", "values", x);
        return new Concatenate(axis, x.length).on(x);
    }

    @Override
    public Shape shape(Shape... x) {
        int length = 0;
        for (Shape part : x) {
            if (across(part) != across(x[0])) {
                throw new ShapeException(name(), axis == Axis.ROWS ? "equally many rows" : "equally many columns", x);
            }
            length = Math.addExact(length, along(part));
        }
        return axis == Axis.ROWS ? new Shape(across(x[0]), length) : new Shape(length, across(x[0]));
    }

    @Override
    public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        int row = 0;
        int column = 0;
        for (DMatrixRMaj part : x) {
            for (int i = 0; i < part.numRows; i++) {
                System.arraycopy(part.data, i * part.numCols, y.data, (row + i) * y.numCols + column, part.numCols);
            }
            row += axis == Axis.ROWS ? 0 : part.numRows;
            column += axis == Axis.ROWS ? part.numCols : 0;
        }
    }

    @Override
    public Value vjp(int argument, Value[] x, Value y, Value yBar) {
        int start = 0;
        for (int i = 0; i < argument; i++) {
            start += along(x[i].shape());
        }
        int end = start + along(x[argument].shape());
        int across = across(y.shape());
        return axis == Axis.ROWS ? Slice.slice(yBar, 0, across, start, end) : Slice.slice(yBar, start, end, 0, across);
    }

    @Override
    public boolean byColumn(int argument) {
        return axis == Axis.COLUMNS;
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call(axis.mark("concat"), x);
    }

    @Override
    public long flops(Shape... x) {
        return 0;
    }

    private int along(Shape x) {
        return axis == Axis.ROWS ? x.columns() : x.rows();
    }

    private int across(Shape x) {
        return axis == Axis.ROWS ? x.rows() : x.columns();
    }
}
