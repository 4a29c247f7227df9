package chainrule.op;

import static chainrule.op.Broadcast.broadcast;
import static chainrule.op.Inverse.inverse;
import static chainrule.op.Matmul.matmul;
import static chainrule.op.MatmulTransposeB.matmulTransposeB;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Subtract.subtract;
import static chainrule.op.Sum.sum;
import static chainrule.op.Transpose.transpose;

import chainrule.linalg.Minors;
import chainrule.linalg.SingularException;
import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import chainrule.tape.Notation;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;

/**
 * The slopes of the determinant, {@code C = cof X}: {@code cᵢⱼ} is the signed determinant without row {@code i} and
 * column {@code j}; {@code C = det(X) X⁻ᵀ} where that exists. {@code X̄ = ⟨C̄, C⟩ X⁻ᵀ − X⁻ᵀ C̄ᵀ C}.
 */
public record Cofactors() implements Unary {

    /** {@code cof X} of a square matrix, singular or not. */
    public static Value cofactors(Value x) {
        return new Cofactors().on(x);
    }

    @Override
    public Shape shape(Shape... x) {
        if (x[0].rows() != x[0].columns()) {
            throw new ShapeException(name(), "a square matrix", x);
        }
        return x[0];
    }

    @Override
    public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        Minors.cofactors(x[0], y);
    }

    /** @throws SingularException if {@code X} has no inverse: the slopes of the slopes are then not worked out */
    @Override
    public Value vjp(int argument, Value[] x, Value y, Value yBar) {
        Value k = transpose(inverse(x[0]));
        Value along = broadcast(sum(multiply(yBar, y)), x[0].shape());
        return subtract(multiply(k, along), matmul(matmulTransposeB(k, yBar), y));
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("cof", x);
    }

    @Override
    public long flops(Shape... x) {
        long n = x[0].rows();
        return 8 * n * n * n / 3;
    }
}
