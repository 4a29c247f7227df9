package chainrule.loss;

import static chainrule.op.Negate.negate;

import chainrule.shape.Shape;
import chainrule.tape.Domain;
import chainrule.tape.Notation;
import chainrule.tape.Value;

/**
 * The cross-entropy from log-probabilities, {@code −Σᵢ tᵢ lᵢ} per sample: with one-hot targets the log-probability of
 * the right class with its sign turned; {@code l̄ = −t ȳ}. It goes with {@link chainrule.op.LogSoftmax}.
 */
public record NegativeLogLikelihood() implements SeparableLoss {

    /**
     * The mean over the samples.
     *
     * @param logProbabilities {@code C×B}, one row per class, none above zero
     * @param targets          {@code C×B}: one-hot, or probabilities
     */
    public static Value negativeLogLikelihood(Value logProbabilities, Value targets) {
        return new NegativeLogLikelihood().of(logProbabilities, targets);
    }

    /**
     * The mean over the samples.
     *
     * @param logProbabilities {@code C×B}, one row per class, none above zero
     * @param labels           the class of each sample, {@code 0 … C − 1}
     */
    public static Value negativeLogLikelihood(Value logProbabilities, int... labels) {
        return negativeLogLikelihood(logProbabilities, OneHot.like("negativeLogLikelihood", logProbabilities, labels));
    }

    @Override
    public double term(double l, double t) {
        return -t * l;
    }

    @Override
    public Value slope(int argument, Value l, Value t) {
        return negate(argument == 0 ? t : l);
    }

    @Override
    public Shape shape(Shape... x) {
        OneHot.requireClasses(name(), "a log-probability", "bernoulliLogits is the loss of one score per sample", x);
        return SeparableLoss.super.shape(x);
    }

    @Override
    public int divisor(int outputs) {
        return 1;
    }

    @Override
    public Domain domain(int argument) {
        return argument == 0 ? Domain.NON_POSITIVE : Domain.NON_NEGATIVE;
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("nll", x);
    }
}
