package chainrule.op;

import chainrule.shape.Given;
import chainrule.shape.Indices;
import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import chainrule.tape.Notation;
import chainrule.tape.OnColumns;
import chainrule.tape.Op;
import chainrule.tape.Value;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * Puts one entry in each column, zeros elsewhere: {@code y[indexⱼ, j] = xⱼ}, {@code 1×B → r×B}; {@code x̄} picks
 * {@code ȳ} from these places.
 *
 * @param indices the row to put each entry in, from 0
 * @param rows    how many rows the result has
 */
public record Unpick(Indices indices, int rows) implements Indexed, OnColumns {

    /** @throws IllegalArgumentException if an index has no row */
    public Unpick {
        Given.require("unpick", "indices", indices);
        indices.requireBelow("unpick", rows);
    }

    /** Zeros, with each entry of {@code x} in its column and the row that its index tells. */
    public static Value unpick(Value x, Indices indices, int rows) {
        return new Unpick(indices, rows).on(x);
    }

    @Override
    public Shape shape(Shape... x) {
        if (x[0].rows() != 1 || x[0].columns() != indices.size()) {
            throw new ShapeException(name(), "a row of as many entries as indices, " + indices.size(), x);
        }
        return new Shape(rows, indices.size());
    }

    @Override
    public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        Arrays.fill(y.data, 0, y.getNumElements(), 0);
        for (int j = 0; j < y.numCols; j++) {
            y.data[indices.get(j) * y.numCols + j] = x[0].data[j];
        }
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call(name(), x[0], Notation.symbol(indices.toString()), Notation.number(rows));
    }

    @Override
    public Value adjoint(Shape x, Value yBar) {
        return new Pick(indices).on(yBar);
    }

    @Override
    public boolean byColumn(int argument) {
        return indices.size() == 1;
    }

    @Override
    public Op onColumns(int columns) {
        return new Pad(indices.get(0), rows - 1 - indices.get(0), 0, 0);
    }
}
