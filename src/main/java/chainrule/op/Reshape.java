package chainrule.op;

import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import chainrule.tape.Notation;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;

/**
 * The same entries, row by row, in another shape; {@code x̄} is {@code ȳ} in the shape of {@code x}.
 *
 * @param to the shape of the result
 */
public record Reshape(Shape to) implements Linear {

    /** The entries of {@code x}, row by row, in a shape of as many. */
    public static Value reshape(Value x, Shape to) {
        return new Reshape(to).on(x);
    }

    /**
     * The entries of {@code x}, row by row, in a shape of as many.
     *
     * @throws IllegalArgumentException if a size is negative
     */
    public static Value reshape(Value x, int rows, int columns) {
        if (rows < 0 || columns < 0) {
            throw new IllegalArgumentException("reshape needs sizes of zero or more; got " + rows + "×" + columns);
        }
        return reshape(x, new Shape(rows, columns));
    }

    @Override
    public Shape shape(Shape... x) {
        if (x[0].size() != to.size()) {
            throw new ShapeException(name() + " to " + to, to.size() + " entries", x);
        }
        return to;
    }

    @Override
    public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        System.arraycopy(x[0].data, 0, y.data, 0, y.getNumElements());
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
        return reshape(yBar, x);
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("reshape", x[0], Notation.symbol(to.toString()));
    }

    @Override
    public long flops(Shape... x) {
        return 0;
    }
}
