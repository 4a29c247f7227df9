package chainrule.op;

import static chainrule.op.Slice.slice;

import chainrule.shape.Shape;
import chainrule.tape.Notation;
import chainrule.tape.OnColumns;
import chainrule.tape.Value;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * A matrix with zeros around it; {@code x̄} is the block of {@code ȳ} where {@code x} is.
 *
 * @param above how many rows of zeros above it
 * @param below how many rows of zeros below it
 * @param left  how many columns of zeros on its left
 * @param right how many columns of zeros on its right
 */
public record Pad(int above, int below, int left, int right) implements Linear, OnColumns {

    /** @throws IllegalArgumentException if a number is negative */
    public Pad {
        if (above < 0 || below < 0 || left < 0 || right < 0) {
            throw new IllegalArgumentException("pad needs widths of zero or more; got " + above + " above, " + below
                    + " below, " + left + " left, " + right + " right");
        }
    }

    /** {@code x} with zeros around it. */
    public static Value pad(Value x, int above, int below, int left, int right) {
        return new Pad(above, below, left, right).on(x);
    }

    @Override
    public Shape shape(Shape... x) {
        return new Shape(above + x[0].rows() + below, left + x[0].columns() + right);
    }

    @Override
    public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        DMatrixRMaj a = x[0];
        Arrays.fill(y.data, 0, y.getNumElements(), 0);
        for (int i = 0; i < a.numRows; i++) {
            System.arraycopy(a.data, i * a.numCols, y.data, (above + i) * y.numCols + left, a.numCols);
        }
    }

    @Override
    public Value adjoint(Shape x, Value yBar) {
        return slice(yBar, above, above + x.rows(), left, left + x.columns());
    }

    @Override
    public boolean byColumn(int argument) {
        return left == 0 && right == 0;
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("pad", x);
    }

    @Override
    public long flops(Shape... x) {
        return 0;
    }
}
