package chainrule.op;

import static chainrule.op.Matmul.matmul;
import static chainrule.op.MatmulTransposeB.matmulTransposeB;
import static chainrule.op.Shift.shift;
import static chainrule.op.Transpose.transpose;

import chainrule.linalg.Products;
import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import chainrule.tape.Notation;
import chainrule.tape.OnColumns;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;

/** The product with the first transposed, {@code C = Aᵀ B}; {@code Ā = B C̄ᵀ}, {@code B̄ = A C̄}. */
public record MatmulTransposeA() implements Bilinear, OnColumns {

    /** {@code Aᵀ B}, {@code p×m} by {@code p×n}. */
    public static Value matmulTransposeA(Value a, Value b) {
        return new MatmulTransposeA().on(a, b);
    }

    @Override
    public Shape shape(Shape... x) {
        if (x[0].rows() != x[1].rows()) {
            throw new ShapeException(name(), "as many rows in the first as in the second", x);
        }
        return new Shape(x[0].columns(), x[1].columns());
    }

    @Override
    public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        Products.multiplyTransposeA(x[0], x[1], y);
    }

    @Override
    public Value vjp(int argument, Value[] x, Value y, Value yBar) {
        return argument == 0 ? matmulTransposeB(x[1], yBar) : matmul(x[0], yBar);
    }

    @Override
    public boolean byColumn(int argument) {
        return argument == 1;
    }

    /** The sums of a product begin at zero, which takes the sign from negative zeros; so does adding it. */
    @Override
    public Value onUnits(int argument, Value... x) {
        return shift(0, transpose(x[0]));
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.product(Notation.postfix(x[0], "ᵀ"), "", x[1]);
    }

    @Override
    public long flops(Shape... x) {
        return 2L * x[0].rows() * x[0].columns() * x[1].columns();
    }
}
