package chainrule.op;

import static chainrule.op.Broadcast.broadcast;
import static chainrule.op.Multiply.multiply;

import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import chainrule.tape.Notation;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** The sum of the diagonal, {@code y = tr X = Σ xᵢᵢ}; {@code X̄ = ȳ I}. */
public record Trace() implements Linear {

    /** {@code tr X} of a square matrix. */
    public static Value trace(Value x) {
        return new Trace().on(x);
    }

    @Override
    public Shape shape(Shape... x) {
        if (x[0].rows() != x[0].columns()) {
            throw new ShapeException(name(), "a square matrix", x);
        }
        return Shape.SCALAR;
    }

    @Override
    public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        double sum = 0;
        for (int i = 0; i < x[0].numRows; i++) {
            sum += x[0].data[i * x[0].numCols + i];
        }
        y.data[0] = sum;
    }

    @Override
    public Value adjoint(Shape x, Value yBar) {
        return multiply(Value.matrix("I", CommonOps_DDRM.identity(x.rows())), broadcast(yBar, x));
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("tr", x);
    }

    @Override
    public long flops(Shape... x) {
        return x[0].rows();
    }
}
