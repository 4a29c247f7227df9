package chainrule.op;

import chainrule.shape.Given;
import chainrule.shape.Indices;
import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import chainrule.tape.Notation;
import chainrule.tape.OnColumns;
import chainrule.tape.Value;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * Adds rows up at given places, zeros elsewhere; {@code x̄} takes the rows of {@code ȳ} from these places.
 *
 * @param indices where each row of {@code x} goes, from 0
 * @param rows    how many rows the result has
 */
public record ScatterRows(Indices indices, int rows) implements Indexed, OnColumns {

    /** @throws IllegalArgumentException if an index has no row */
    public ScatterRows {
        Given.require("scatterRows", "indices", indices);
        indices.requireBelow("scatterRows", rows);
    }

    /** Zeros, with each row of {@code x} added at its index. */
    public static Value scatterRows(Value x, Indices indices, int rows) {
        return new ScatterRows(indices, rows).on(x);
    }

    @Override
    public Shape shape(Shape... x) {
        if (x[0].rows() != indices.size()) {
            throw new ShapeException(name(), "as many rows as indices, " + indices.size(), x);
        }
        return new Shape(rows, x[0].columns());
    }

    @Override
    public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        DMatrixRMaj a = x[0];
        Arrays.fill(y.data, 0, y.getNumElements(), 0);
        for (int i = 0; i < a.numRows; i++) {
            for (int j = 0; j < a.numCols; j++) {
                y.data[indices.get(i) * y.numCols + j] += a.data[i * a.numCols + j];
            }
        }
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call(name(), x[0], Notation.symbol(indices.toString()), Notation.number(rows));
    }

    @Override
    public Value adjoint(Shape x, Value yBar) {
        return new GatherRows(indices).on(yBar);
    }

    @Override
    public long flops(Shape... x) {
        return x[0].size();
    }

    @Override
    public boolean byColumn(int argument) {
        return true;
    }
}
