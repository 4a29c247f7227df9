package chainrule.op;

import static chainrule.op.Matmul.matmul;
import static chainrule.op.MatmulTransposeA.matmulTransposeA;

import chainrule.linalg.Products;
import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import chainrule.tape.Notation;
import chainrule.tape.Op;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/** The product with the second transposed, {@code C = A Bᵀ}; {@code Ā = C̄ B}, {@code B̄ = C̄ᵀ A}. */
public record MatmulTransposeB() implements Bilinear {

    /** {@code A Bᵀ}, {@code m×p} by {@code n×p}. */
    public static Value matmulTransposeB(Value a, Value b) {
        return new MatmulTransposeB().on(a, b);
    }

    @Override
    public Shape shape(Shape... x) {
        if (x[0].columns() != x[1].columns()) {
            throw new ShapeException(name(), "as many columns in the first as in the second", x);
        }
        return new Shape(x[0].rows(), x[1].rows());
    }

    @Override
    public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        Products.multiplyTransposeB(x[0], x[1], y);
    }

    /** {@code A (Bᵀ)}: a product reads its second factor along the rows, and would have to transpose it itself. */
    @Override
    public @Nullable Op onTransposed(int argument) {
        return argument == 1 ? new Matmul() : null;
    }

    @Override
    public Value vjp(int argument, Value[] x, Value y, Value yBar) {
        return argument == 0 ? matmul(yBar, x[1]) : matmulTransposeA(yBar, x[0]);
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.product(x[0], "", Notation.postfix(x[1], "ᵀ"));
    }

    @Override
    public long flops(Shape... x) {
        return 2L * x[0].rows() * x[0].columns() * x[1].rows();
    }
}
