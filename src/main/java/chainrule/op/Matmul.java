package chainrule.op;

import static chainrule.op.MatmulTransposeA.matmulTransposeA;
import static chainrule.op.MatmulTransposeB.matmulTransposeB;
import static chainrule.op.Shift.shift;

import chainrule.linalg.Products;
import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import chainrule.tape.Notation;
import chainrule.tape.OnColumns;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;

/** The matrix product, {@code C = A B}; {@code Ā = C̄ Bᵀ}, {@code B̄ = Aᵀ C̄}. */
public record Matmul() implements Bilinear, OnColumns {

    /** {@code A B}, {@code m×p} by {@code p×n}. */
    public static Value matmul(Value a, Value b) {
        return new Matmul().on(a, b);
    }

    @Override
    public Shape shape(Shape... x) {
        if (x[0].columns() != x[1].rows()) {
            throw new ShapeException(name(), "as many columns in the first as rows in the second", x);
        }
        return new Shape(x[0].rows(), x[1].columns());
    }

    @Override
    public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        Products.multiply(x[0], x[1], y);
    }

    @Override
    public Value vjp(int argument, Value[] x, Value y, Value yBar) {
        return argument == 0 ? matmulTransposeB(yBar, x[1]) : matmulTransposeA(x[0], yBar);
    }

    @Override
    public boolean byColumn(int argument) {
        return argument == 1;
    }

    /** The sums of a product begin at zero, which takes the sign from negative zeros; so does adding it. */
    @Override
    public Value onUnits(int argument, Value... x) {
        return shift(0, x[0]);
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.product(x[0], "", x[1]);
    }

    @Override
    public long flops(Shape... x) {
        return 2L * x[0].rows() * x[0].columns() * x[1].columns();
    }
}
