package chainrule.op;

import static chainrule.op.ScatterColumns.scatterColumns;

import chainrule.shape.Indices;
import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;

/**
 * Takes columns by number; {@code x̄} adds each column of {@code ȳ} where it came from.
 *
 * @param indices which columns, from 0, in any order and as often as wanted
 */
public record GatherColumns(Indices indices) implements Indexed {

    /** The columns with these numbers, from 0. */
    public static Value gatherColumns(Value x, int... indices) {
        return new GatherColumns(Indices.of("gatherColumns", indices)).on(x);
    }

    @Override
    public Shape shape(Shape... x) {
        if (indices.bound() > x[0].columns()) {
            throw new ShapeException(name(), "a column for every index: at least " + indices.bound() + " for index "
                    + (indices.bound() - 1), x);
        }
        return new Shape(x[0].rows(), indices.size());
    }

    @Override
    public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        DMatrixRMaj a = x[0];
        for (int i = 0; i < y.numRows; i++) {
            for (int j = 0; j < y.numCols; j++) {
                y.data[i * y.numCols + j] = a.data[i * a.numCols + indices.get(j)];
            }
        }
    }

    @Override
    public Value adjoint(Shape x, Value yBar) {
        return scatterColumns(yBar, indices, x.columns());
    }
}
