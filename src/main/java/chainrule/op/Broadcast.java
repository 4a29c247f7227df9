package chainrule.op;

import static chainrule.op.Sum.sum;

import chainrule.shape.Axis;
import chainrule.shape.Given;
import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import chainrule.tape.Notation;
import chainrule.tape.OnColumns;
import chainrule.tape.Op;
import chainrule.tape.Value;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * Repeats a column, a row or a scalar: {@code yᵢⱼ = xᵢ}, {@code xⱼ} or {@code x}; {@code x̄} is the sum of {@code ȳ} over
 * the repetitions. A bias {@code n×1} added to a batch {@code n×B} is repeated along its row.
 *
 * @param to the shape of the result
 */
public record Broadcast(Shape to) implements Linear, OnColumns {

    /** {@code x} repeated to a shape; {@code x} itself if it has that shape. */
    public static Value broadcast(Value x, Shape to) {
        return x != null && x.shape().equals(to) ? x : new Broadcast(to).on(x);
    }

    /**
     * The shape to which values are repeated so that they fit together.
     *
     * @param who the operation that needs it
     * @throws ShapeException if a size is neither the same nor 1
     */
    static Shape common(String who, Value... x) {
        Given.values(who, (Object[]) x);
        int rows = 1;
        int columns = 1;
        for (Value value : x) {
            rows = rows == 1 ? value.shape().rows() : rows;
            columns = columns == 1 ? value.shape().columns() : columns;
        }
        for (Value value : x) {
            Shape shape = value.shape();
            if (shape.rows() != rows && shape.rows() != 1 || shape.columns() != columns && shape.columns() != 1) {
                throw new ShapeException(
                                who, "equal shapes, or a size of 1 to repeat", Arrays.stream(x).map(Value::shape).toArray(Shape[]::new))
                        .named(Arrays.stream(x).map(Value::name).toList());
            }
        }
        return new Shape(rows, columns);
    }

    @Override
    public Shape shape(Shape... x) {
        boolean rows = x[0].rows() == to.rows() || x[0].rows() == 1;
        boolean columns = x[0].columns() == to.columns() || x[0].columns() == 1;
        if (!rows || !columns) {
            throw new ShapeException(name() + " to " + to, "in each direction a size of 1 or the one aimed at", x);
        }
        return to;
    }

    @Override
    public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        DMatrixRMaj a = x[0];
        int columns = y.numCols;
        for (int i = 0; i < y.numRows; i++) {
            int row = a.numRows == 1 ? 0 : i;
            if (a.numCols == 1) {
                Arrays.fill(y.data, i * columns, (i + 1) * columns, a.data[row]);
            } else {
                System.arraycopy(a.data, row * columns, y.data, i * columns, columns);
            }
        }
    }

    @Override
    public boolean isRepetition(Shape... x) {
        return x[0].rows() == to.rows() && x[0].columns() == 1 && to.columns() > 1;
    }

    @Override
    public boolean passesNonFinite(int argument) {
        return true;
    }

    @Override
    public boolean keepsFinite() {
        return true;
    }

    @Override
    public Value adjoint(Shape x, Value yBar) {
        if (x.equals(to)) {
            return yBar;
        }
        return sum(yBar, x.isScalar() ? Axis.ALL : x.columns() == 1 ? Axis.ROWS : Axis.COLUMNS);
    }

    @Override
    public boolean byColumn(int argument) {
        return to.columns() == 1;
    }

    @Override
    public Op onColumns(int columns) {
        return new Broadcast(new Shape(to.rows(), columns));
    }

    /** A column is repeated as often as is wanted; a row has other entries in each column. */
    @Override
    public @Nullable Op onBand(int columns, Shape... x) {
        return x[0].columns() == 1 && to.columns() > 1 ? onColumns(columns) : null;
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call(name(), x);
    }

    @Override
    public Notation notation(Shape[] shapes, Notation... x) {
        return Notation.repeated(x[0], shapes[0], to);
    }

    @Override
    public long flops(Shape... x) {
        return 0;
    }
}
