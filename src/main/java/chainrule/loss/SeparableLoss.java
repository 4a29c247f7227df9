package chainrule.loss;

import static chainrule.op.Broadcast.broadcast;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Scale.scale;
import static chainrule.op.Sum.sum;

import chainrule.linalg.Functions;
import chainrule.linalg.PairFunction;
import chainrule.linalg.Reductions;
import chainrule.linalg.Scratch;
import chainrule.shape.Axis;
import chainrule.shape.Shape;
import chainrule.tape.NonFiniteException;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;

/**
 * A loss that looks at each output alone: {@code (1/d) Σᵢ ℓ(aᵢ, tᵢ)} per sample. One fact serves both modes:
 * {@code ā = (ȳ/d) ∂ℓ/∂a} and {@code ẏ = (1/d) Σᵢ ȧᵢ ∂ℓ/∂aᵢ}, and the same by the target.
 */
public interface SeparableLoss extends Loss, PairFunction {

    /** {@code ℓ(a, t)} of one output. */
    double term(double a, double t);

    @Override
    default double apply(double a, double t) {
        return term(a, t);
    }

    /** {@code ∂ℓ/∂a} (argument 0) or {@code ∂ℓ/∂t} (argument 1), entry by entry, in operations on the tape. */
    Value slope(int argument, Value a, Value t);

    /** {@code d}, by what the sum is divided: the number of outputs, for their mean; a loss that is a sum says 1. */
    default int divisor(int outputs) {
        return outputs;
    }

    /** What to do where a term is infinite. */
    default String remedy() {
        return "scale the values down";
    }

    /** @throws NonFiniteException with the place and the two numbers, if a term is infinite */
    @Override
    default Value on(Value... x) {
        try {
            return Loss.super.on(x);
        } catch (NonFiniteException e) {
            throw located(x[0], x[1], e);
        }
    }

    private NonFiniteException located(Value a, Value t, NonFiniteException otherwise) {
        for (int i = 0; i < a.shape().rows(); i++) {
            for (int j = 0; j < a.shape().columns(); j++) {
                if (Double.isInfinite(term(a.get(i, j), t.get(i, j)))) {
                    return otherwise.inWords(name() + " gives Infinity: "
                            + (a.name().isEmpty() ? "the prediction" : a.name()) + " is " + a.get(i, j) + " and "
                            + (t.name().isEmpty() ? "the target" : t.name()) + " is " + t.get(i, j)
                            + " at row " + i + ", column " + j + "; " + remedy());
                }
            }
        }
        return otherwise;
    }

    @Override
    default void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        try (Scratch scratch = Scratch.open()) {
            DMatrixRMaj terms = scratch.like(x[0]);
            Functions.map(this, x[0], x[1], terms);
            Reductions.sum(terms, Axis.COLUMNS, y);
            int d = divisor(terms.numRows);
            for (int j = 0; j < y.numCols; j++) {
                y.data[j] = Double.isInfinite(y.data[j]) ? sumOfShares(terms, j, d) : y.data[j] / d;
            }
        }
    }

    /** The mean where the sum overflows. */
    private static double sumOfShares(DMatrixRMaj terms, int j, int d) {
        double sum = 0;
        for (int i = 0; i < terms.numRows; i++) {
            sum += terms.data[i * terms.numCols + j] / d;
        }
        return sum;
    }

    @Override
    default Value vjp(int argument, Value[] x, Value y, Value yBar) {
        return multiply(slope(argument, x[0], x[1]), broadcast(share(x[0], yBar), x[0].shape()));
    }

    @Override
    default Value jvp(int argument, Value[] x, Value y, Value xDot) {
        return share(x[0], sum(multiply(slope(argument, x[0], x[1]), xDot), Axis.COLUMNS));
    }

    private Value share(Value prediction, Value whole) {
        int d = divisor(prediction.shape().rows());
        return d == 1 ? whole : scale(1.0 / d, whole);
    }

    @Override
    default long flops(Shape... x) {
        return 4L * x[0].size();
    }
}
