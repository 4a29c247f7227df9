package chainrule.op;

import chainrule.linalg.Products;
import chainrule.shape.Shape;
import chainrule.tape.Notation;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;

/** The transpose, {@code Y = Xᵀ}; {@code X̄ = Ȳᵀ}. */
public record Transpose() implements Linear {

    /** {@code Xᵀ}. */
    public static Value transpose(Value x) {
        return new Transpose().on(x);
    }

    @Override
    public Shape shape(Shape... x) {
        return x[0].transpose();
    }

    @Override
    public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        Products.transpose(x[0], y);
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
        return transpose(yBar);
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.postfix(x[0], "ᵀ");
    }

    @Override
    public long flops(Shape... x) {
        return 0;
    }
}
