package chainrule.loss;

import static chainrule.op.Broadcast.broadcast;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Scale.scale;

import chainrule.shape.Shape;
import chainrule.tape.Notation;
import chainrule.tape.Op;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;

/**
 * What large weights cost (ridge, L2): {@code y = (λ/2) Σ w²}, to be added to a loss; {@code w̄ = λ w ȳ}: each step
 * shrinks every weight by the same part.
 *
 * @param lambda {@code λ ≥ 0}
 */
public record SquaredPenalty(double lambda) implements Op {

    /** @throws IllegalArgumentException if lambda is negative, NaN or infinite */
    public SquaredPenalty {
        requireLambda("squaredPenalty", lambda);
    }

    static void requireLambda(String who, double lambda) {
        if (!(lambda >= 0 && Double.isFinite(lambda))) {
            throw new IllegalArgumentException(who + " needs a finite lambda of zero or more; got " + lambda);
        }
    }

    /** {@code (λ/2) Σ w²}. */
    public static Value squaredPenalty(double lambda, Value w) {
        return new SquaredPenalty(lambda).on(w);
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
            sum += 0.5 * lambda * x[0].data[k] * x[0].data[k];
        }
        y.data[0] = sum;
    }

    @Override
    public Value vjp(int argument, Value[] x, Value y, Value yBar) {
        return multiply(scale(lambda, x[0]), broadcast(yBar, x[0].shape()));
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.product(Notation.number(0.5 * lambda), "", Notation.postfix(Notation.norm(x[0], ""), "²"));
    }

    @Override
    public long flops(Shape... x) {
        return 3L * x[0].size();
    }
}
