package chainrule.op;

import static chainrule.op.Unpick.unpick;

import chainrule.shape.Indices;
import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import chainrule.tape.OnColumns;
import chainrule.tape.Op;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;

/**
 * One entry of each column: {@code yⱼ = x[indexⱼ, j]}, {@code r×B → 1×B}, such as the score of each sample's class;
 * {@code x̄} is {@code ȳ} at these places, zeros elsewhere.
 *
 * @param indices the row to take from each column, from 0
 */
public record Pick(Indices indices) implements Indexed, OnColumns {

    /** From each column the entry in the row that its index tells. */
    public static Value pick(Value x, int... indices) {
        return new Pick(Indices.of("pick", indices)).on(x);
    }

    @Override
    public Shape shape(Shape... x) {
        if (x[0].columns() != indices.size()) {
            throw new ShapeException(name(), "an index for each column; " + indices.size() + " were given", x);
        }
        if (indices.bound() > x[0].rows()) {
            throw new ShapeException(name(), "a row for every index: at least " + indices.bound() + " for index "
                    + (indices.bound() - 1), x);
        }
        return new Shape(1, indices.size());
    }

    @Override
    public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        for (int j = 0; j < y.numCols; j++) {
            y.data[j] = x[0].data[indices.get(j) * y.numCols + j];
        }
    }

    @Override
    public Value adjoint(Shape x, Value yBar) {
        return unpick(yBar, indices, x.rows());
    }

    @Override
    public boolean byColumn(int argument) {
        return indices.size() == 1;
    }

    @Override
    public Op onColumns(int columns) {
        return new GatherRows(indices);
    }
}
