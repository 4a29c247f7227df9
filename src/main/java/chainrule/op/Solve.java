package chainrule.op;

import static chainrule.op.Matmul.matmul;
import static chainrule.op.MatmulTransposeB.matmulTransposeB;
import static chainrule.op.Negate.negate;
import static chainrule.op.Transpose.transpose;

import chainrule.linalg.LuFactors;
import chainrule.linalg.SingularException;
import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import chainrule.tape.Notation;
import chainrule.tape.OnColumns;
import chainrule.tape.Op;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;

/** The solution of {@code A Y = B}, {@code Y = A⁻¹ B}; {@code B̄ = A⁻ᵀ Ȳ}, {@code Ā = −B̄ Yᵀ}. */
public record Solve() implements OnColumns {

    /**
     * {@code A⁻¹ B}, {@code n×n} and {@code n×m}: one system for each column of {@code B}.
     *
     * @throws SingularException if {@code A} has no inverse
     */
    public static Value solve(Value a, Value b) {
        return new Solve().on(a, b);
    }

    @Override
    public int arity() {
        return 2;
    }

    @Override
    public Shape shape(Shape... x) {
        if (x[0].rows() != x[0].columns() || x[0].rows() != x[1].rows()) {
            throw new ShapeException(name(), "a square matrix, and as many rows in the second", x);
        }
        return x[1];
    }

    @Override
    public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        LuFactors.regular(x[0], name()).solve(x[1], y);
    }

    @Override
    public Value vjp(int argument, Value[] x, Value y, Value yBar) {
        Value bBar = solve(transpose(x[0]), yBar);
        return argument == 1 ? bBar : negate(matmulTransposeB(bBar, y));
    }

    @Override
    public Value jvp(int argument, Value[] x, Value y, Value xDot) {
        return argument == 1 ? solve(x[0], xDot) : negate(solve(x[0], matmul(xDot, y)));
    }

    @Override
    public boolean byColumn(int argument) {
        return argument == 1;
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.product(Notation.postfix(x[0], "⁻¹"), "", x[1]);
    }

    @Override
    public long flops(Shape... x) {
        long n = x[0].rows();
        return 2 * n * n * n / 3 + 2 * n * n * x[1].columns();
    }
}
