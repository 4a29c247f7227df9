package chainrule.loss;

import static chainrule.op.Multiply.multiply;
import static chainrule.op.Negate.negate;
import static chainrule.op.Sigmoid.sigmoid;
import static chainrule.op.Subtract.subtract;

import chainrule.linalg.Functions;
import chainrule.op.OfScores;
import chainrule.shape.Shape;
import chainrule.tape.Domain;
import chainrule.tape.Notation;
import chainrule.tape.Value;

/**
 * Sigmoid and binary cross-entropy in one, from scores (logits): the mean over a sample's outputs of
 * {@code t softplus(−s) + (1 − t) softplus(s)} with {@code softplus(x) = ln(1 + eˣ)};
 * {@code s̄ = (1/n) ((1 − t) σ(s) − t σ(−s)) ȳ}, which is {@code (1/n) (σ(s) − t) ȳ} without the cancellation. Finite for
 * any scores.
 */
public record BernoulliLogits() implements SeparableLoss, OfScores {

    /**
     * The mean over outputs and samples.
     *
     * @param scores  any numbers; above zero speaks for the outcome 1
     * @param targets 0, 1 or a probability
     */
    public static Value bernoulliLogits(Value scores, Value targets) {
        return new BernoulliLogits().of(scores, targets);
    }

    @Override
    public double term(double s, double t) {
        double yes = t == 0 ? 0 : t * Functions.softplus(-s);
        double no = t == 1 ? 0 : (1 - t) * Functions.softplus(s);
        return yes + no;
    }

    @Override
    public Value slope(int argument, Value s, Value t) {
        if (argument == 1) {
            return negate(s);
        }
        Value no = subtract(Value.constant(Shape.SCALAR, 1), t);
        return subtract(multiply(no, sigmoid(s)), multiply(t, sigmoid(negate(s))));
    }

    @Override
    public Domain domain(int argument) {
        return argument == 0 ? Domain.REALS : Domain.PROBABILITIES;
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("bernoulli", Notation.call("σ", x[0]), x[1]);
    }
}
