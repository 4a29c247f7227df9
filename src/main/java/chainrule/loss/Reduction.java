package chainrule.loss;

import static chainrule.op.Divide.divide;
import static chainrule.op.Mean.mean;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Sum.sum;

import chainrule.shape.ShapeException;
import chainrule.tape.Domain;
import chainrule.tape.DomainException;
import chainrule.tape.Value;
import java.util.List;

/** What becomes of the losses of the single samples. */
public enum Reduction {
    /** They stay, {@code 1×B}. */
    NONE {
        @Override
        public Value of(Value perSample) {
            return perSample;
        }
    },
    /** Their sum. */
    SUM {
        @Override
        public Value of(Value perSample) {
            return sum(perSample);
        }
    },
    /** Their mean: gradients do not grow with the batch. */
    MEAN {
        @Override
        public Value of(Value perSample) {
            return mean(perSample);
        }

        @Override
        Value weighted(Value perSample, Value weights) {
            Value total = sum(weights);
            if (total.asScalar() == 0) {
                throw new DomainException("a weighted mean needs a weight above zero; got " + weights);
            }
            // Shares first: a sum of weighted losses may overflow where their mean does not.
            return sum(multiply(divide(weights, total), perSample));
        }
    };

    /** Applies it to losses per sample, {@code 1×B}. */
    public abstract Value of(Value perSample);

    /**
     * Applies it to losses per sample, each times its weight; the mean is {@code Σ w ℓ / Σ w}.
     *
     * @param perSample {@code 1×B}
     * @param weights   {@code 1×B}
     * @throws ShapeException  if there is not one weight per sample
     * @throws DomainException if a weight is negative, or all are zero where the mean divides by their sum
     */
    public Value of(Value perSample, Value weights) {
        if (!weights.shape().equals(perSample.shape())) {
            throw new ShapeException("a weighted loss", "one weight per sample, 1×B", perSample.shape(), weights.shape())
                    .named(List.of("losses", weights.name().isEmpty() ? "weights" : weights.name()));
        }
        Domain.NON_NEGATIVE.require("a weighted loss", "a weight", weights);
        return weighted(perSample, weights);
    }

    Value weighted(Value perSample, Value weights) {
        return of(multiply(weights, perSample));
    }
}
