package chainrule.loss;

import static chainrule.op.Scale.scale;
import static chainrule.op.Sum.sum;

import chainrule.shape.Axis;
import chainrule.shape.Given;
import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import chainrule.tape.DomainException;
import chainrule.tape.Op;
import chainrule.tape.Value;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * How wrong a prediction is: an operation of prediction and target, both {@code n×B}, to one number per sample. Shapes
 * are never stretched to fit, and numbers that make no sense are refused: see {@link #domain(int)}.
 */
public interface Loss extends Op {

    /** The mean over the samples. */
    default Value of(Value prediction, Value target) {
        return of(prediction, target, Reduction.MEAN);
    }

    /**
     * With a reduction over the samples.
     *
     * @throws ShapeException if it is the mean and there are no samples
     */
    default Value of(Value prediction, Value target, Reduction reduction) {
        if (reduction == null) {
            Given.require(name(), "a reduction", reduction);
        }
        Value perSample = on(prediction, target);
        requireSamples(reduction, prediction, target);
        return reduction.of(perSample);
    }

    /**
     * With a weight for each sample: a mean is divided by the sum of the weights, so that a sample of weight 2 counts
     * like two of weight 1, and one of weight 0 not at all: it is not looked at, may have no loss or an infinite one,
     * and neither it nor its weight has a derivative other than 0.
     *
     * @param weights {@code 1×B}, none negative
     */
    default Value of(Value prediction, Value target, Reduction reduction, Value weights) {
        if (reduction == null) {
            Given.require(name(), "a reduction", reduction);
        } else if (prediction == null || target == null || weights == null) {
            Given.values(name(), prediction, target, weights);
        }
        if (weights.shape().equals(Axis.COLUMNS.reduce(prediction.shape())) && prediction.shape().equals(target.shape())) {
            StandIns standIns = StandIns.where(weights);
            if (standIns.needed()) {
                return standIns.any()
                        ? reduction.of(on(standIns.of(prediction), standIns.of(target)), standIns.weights(weights))
                        : reduction.of(sum(scale(0, prediction), Axis.COLUMNS), weights);
            }
        }
        Value perSample = on(prediction, target);
        requireSamples(reduction, prediction, target);
        return reduction.of(perSample, weights);
    }

    private void requireSamples(Reduction reduction, Value prediction, Value target) {
        if (reduction == Reduction.MEAN && prediction.shape().columns() == 0) {
            throw new ShapeException(name(), "at least one sample to take the mean of", prediction.shape(), target.shape())
                    .named(List.of(prediction.name(), target.name()));
        }
    }

    /** The loss that takes scores where this one takes probabilities, as it is called; empty if there is none. */
    default String onScores() {
        return "";
    }

    /** @throws DomainException if an entry of an argument is outside of what makes sense there */
    @Override
    default Value on(Value... x) {
        if (x[0] == null || x[1] == null) {
            return Op.super.on(x);
        }
        try {
            domain(0).require(name(), "a prediction", x[0]);
        } catch (DomainException e) {
            throw onScores().isEmpty() ? e : new DomainException(
                    e.getMessage() + "; if these are scores (logits), write " + onScores());
        }
        domain(1).require(name(), "a target", x[1]);
        return Op.super.on(x);
    }

    @Override
    default boolean accepts(DMatrixRMaj... x) {
        return domain(0).contains(x[0]) && domain(1).contains(x[1]);
    }

    /** A label is one of a few and cannot be moved: there is no derivative by it. */
    @Override
    default boolean differentiable(int argument) {
        return !domain(argument).isDiscrete();
    }

    @Override
    default int arity() {
        return 2;
    }

    @Override
    default Shape shape(Shape... x) {
        if (!x[0].equals(x[1]) || x[0].rows() == 0) {
            boolean labels = x[0].rows() > 1 && x[1].equals(new Shape(1, x[0].columns()));
            throw new ShapeException(name(), "prediction and target of one shape, a sample a column"
                    + (labels ? " (of class numbers, make a target with oneHot(" + x[0].rows() + ", …))" : ""), x);
        }
        return Axis.COLUMNS.reduce(x[0]);
    }
}
