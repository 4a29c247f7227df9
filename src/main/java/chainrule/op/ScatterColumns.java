package chainrule.op;

import chainrule.shape.Given;
import chainrule.shape.Indices;
import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import chainrule.tape.Notation;
import chainrule.tape.Value;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * Adds columns up at given places, zeros elsewhere; {@code x̄} takes the columns of {@code ȳ} from these places.
 *
 * @param indices where each column of {@code x} goes, from 0
 * @param columns    how many columns the result has
 */
public record ScatterColumns(Indices indices, int columns) implements Indexed {

    /** @throws IllegalArgumentException if an index has no column */
    public ScatterColumns {
        Given.require("scatterColumns", "indices", indices);
        indices.requireBelow("scatterColumns", columns);
    }

    /** Zeros, with each column of {@code x} added at its index. */
    public static Value scatterColumns(Value x, Indices indices, int columns) {
        return new ScatterColumns(indices, columns).on(x);
    }

    @Override
    public Shape shape(Shape... x) {
        if (x[0].columns() != indices.size()) {
            throw new ShapeException(name(), "as many columns as indices, " + indices.size(), x);
        }
        return new Shape(x[0].rows(), columns);
    }

    @Override
    public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        DMatrixRMaj a = x[0];
        Arrays.fill(y.data, 0, y.getNumElements(), 0);
        for (int i = 0; i < a.numRows; i++) {
            for (int j = 0; j < a.numCols; j++) {
                y.data[i * y.numCols + indices.get(j)] += a.data[i * a.numCols + j];
            }
        }
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call(name(), x[0], Notation.symbol(indices.toString()), Notation.number(columns));
    }

    @Override
    public Value adjoint(Shape x, Value yBar) {
        return new GatherColumns(indices).on(yBar);
    }

    @Override
    public long flops(Shape... x) {
        return x[0].size();
    }
}
