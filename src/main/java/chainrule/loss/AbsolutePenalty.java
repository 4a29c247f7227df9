package chainrule.loss;

import static chainrule.op.Broadcast.broadcast;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Scale.scale;
import static chainrule.op.Sign.sign;

import chainrule.shape.Shape;
import chainrule.tape.Notation;
import chainrule.tape.Op;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;

/**
 * What weights cost that are not zero (lasso, L1): {@code y = λ Σ |w|}, to be added to a loss; {@code w̄ = λ sign(w) ȳ}:
 * each step shrinks every weight by the same amount, until it is zero.
 *
 * @param lambda {@code λ ≥ 0}
 */
public record AbsolutePenalty(double lambda) implements Op {

    /** @throws IllegalArgumentException if lambda is negative, NaN or infinite */
    public AbsolutePenalty {
        SquaredPenalty.requireLambda("absolutePenalty", lambda);
    }

    /** {@code λ Σ |w|}. */
    public static Value absolutePenalty(double lambda, Value w) {
        return new AbsolutePenalty(lambda).on(w);
    }

    @Override
    public int arity() {
        return 1;
    }

    @Override
    public Shape shape(Shape... x) {
        return Shape.SCALAR;
    }

    @Override
    public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        double sum = 0;
        for (int k = 0; k < x[0].getNumElements(); k++) {
            sum += lambda * Math.abs(x[0].data[k]);
        }
        y.data[0] = sum;
    }

    @Override
    public Value vjp(int argument, Value[] x, Value y, Value yBar) {
        return multiply(scale(lambda, sign(x[0])), broadcast(yBar, x[0].shape()));
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.product(Notation.number(lambda), "", Notation.norm(x[0], "₁"));
    }

    @Override
    public long flops(Shape... x) {
        return 2L * x[0].size();
    }
}
