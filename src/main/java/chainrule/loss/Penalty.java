package chainrule.loss;

import chainrule.op.Reducing;
import chainrule.shape.Axis;
import chainrule.shape.Shape;
import org.ejml.data.DMatrixRMaj;

/** What weights cost, each alone, to be added to a loss: {@code y = Σ p(w)}, 0 where there are none. */
public interface Penalty extends Reducing {

    /** {@code p(w)} of one weight. */
    double term(double w);

    @Override
    default Axis axis() {
        return Axis.ALL;
    }

    @Override
    default Shape shape(Shape... x) {
        return Shape.SCALAR;
    }

    @Override
    default void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        double sum = 0;
        for (int k = 0; k < x[0].getNumElements(); k++) {
            sum += term(x[0].data[k]);
        }
        y.data[0] = sum;
    }

    /** @throws IllegalArgumentException if lambda is negative, NaN or infinite */
    static void requireLambda(String who, double lambda) {
        if (!(lambda >= 0 && Double.isFinite(lambda))) {
            throw new IllegalArgumentException(who + " needs a finite lambda of zero or more; got " + lambda);
        }
    }
}
