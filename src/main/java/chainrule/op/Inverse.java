package chainrule.op;

import static chainrule.op.Matmul.matmul;
import static chainrule.op.MatmulTransposeA.matmulTransposeA;
import static chainrule.op.MatmulTransposeB.matmulTransposeB;
import static chainrule.op.Negate.negate;

import chainrule.linalg.LuFactors;
import chainrule.linalg.SingularException;
import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import chainrule.tape.Notation;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** The inverse, {@code Y = X⁻¹}; {@code X̄ = −Yᵀ Ȳ Yᵀ}. To solve a system, {@link Solve} is shorter and more exact. */
public record Inverse() implements Unary {

    /**
     * {@code X⁻¹} of a square matrix.
     *
     * @throws SingularException if it has none
     */
    public static Value inverse(Value x) {
        return new Inverse().on(x);
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
        LuFactors.regular(x[0], name()).solve(CommonOps_DDRM.identity(x[0].numRows), y);
    }

    @Override
    public Value vjp(int argument, Value[] x, Value y, Value yBar) {
        return negate(matmulTransposeA(y, matmulTransposeB(yBar, y)));
    }

    @Override
    public Value jvp(int argument, Value[] x, Value y, Value xDot) {
        return negate(matmul(matmul(y, xDot), y));
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.postfix(x[0], "⁻¹");
    }

    @Override
    public long flops(Shape... x) {
        long n = x[0].rows();
        return 8 * n * n * n / 3;
    }
}
