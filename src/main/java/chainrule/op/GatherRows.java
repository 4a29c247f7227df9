package chainrule.op;

import static chainrule.op.ScatterRows.scatterRows;

import chainrule.shape.Indices;
import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import chainrule.tape.OnColumns;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;

/**
 * Takes rows by number; {@code x̄} adds each row of {@code ȳ} where it came from.
 *
 * @param indices which rows, from 0, in any order and as often as wanted
 */
public record GatherRows(Indices indices) implements Indexed, OnColumns {

    /** The rows with these numbers, from 0. */
    public static Value gatherRows(Value x, int... indices) {
        return new GatherRows(Indices.of("gatherRows", indices)).on(x);
    }

    @Override
    public Shape shape(Shape... x) {
        if (indices.bound() > x[0].rows()) {
            throw new ShapeException(name(), "a row for every index: at least " + indices.bound() + " for index "
                    + (indices.bound() - 1), x);
        }
        return new Shape(indices.size(), x[0].columns());
    }

    @Override
    public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        DMatrixRMaj a = x[0];
        for (int i = 0; i < y.numRows; i++) {
            System.arraycopy(a.data, indices.get(i) * a.numCols, y.data, i * y.numCols, y.numCols);
        }
    }

    @Override
    public Value adjoint(Shape x, Value yBar) {
        return scatterRows(yBar, indices, x.rows());
    }

    @Override
    public boolean byColumn(int argument) {
        return true;
    }
}
