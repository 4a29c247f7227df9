package chainrule.loss;

import static chainrule.op.DivideOrZero.divideOrZero;
import static chainrule.op.LogOrZero.logOrZero;
import static chainrule.op.Negate.negate;

import chainrule.linalg.Functions;
import chainrule.shape.Shape;
import chainrule.tape.Domain;
import chainrule.tape.Notation;
import chainrule.tape.Value;

/**
 * The cross-entropy from probabilities, {@code −Σᵢ tᵢ ln pᵢ} per sample with {@code 0 ln 0 = 0}; {@code p̄ᵢ = −(tᵢ/pᵢ) ȳ},
 * which is 0 where {@code tᵢ = 0}. Where scores are at hand, {@link SoftmaxCrossEntropy} is finite for all of them; this
 * is not where a class that occurs has probability zero.
 */
public record CrossEntropy() implements SeparableLoss {

    /**
     * The mean over the samples.
     *
     * @param probabilities {@code C×B}, one row per class
     * @param targets       {@code C×B}: one-hot, or probabilities
     */
    public static Value crossEntropy(Value probabilities, Value targets) {
        return new CrossEntropy().of(probabilities, targets);
    }

    /**
     * The mean over the samples.
     *
     * @param probabilities {@code C×B}, one row per class
     * @param labels        the class of each sample, {@code 0 … C − 1}
     */
    public static Value crossEntropy(Value probabilities, int... labels) {
        return crossEntropy(probabilities, OneHot.like("crossEntropy", probabilities, labels));
    }

    @Override
    public double term(double p, double t) {
        return t == 0 ? 0 : -t * Functions.log(p);
    }

    @Override
    public Value slope(int argument, Value p, Value t) {
        return negate(argument == 0 ? divideOrZero(t, p) : logOrZero(p));
    }

    @Override
    public Shape shape(Shape... x) {
        OneHot.requireClasses(name(), "a probability", "bernoulli is the loss of one probability per sample", x);
        return SeparableLoss.super.shape(x);
    }

    @Override
    public int divisor(int outputs) {
        return 1;
    }

    @Override
    public String onScores() {
        return "softmaxCrossEntropy";
    }

    @Override
    public String remedy() {
        return "what occurs must not have probability zero: softmaxCrossEntropy takes scores, and is always finite";
    }

    @Override
    public Domain domain(int argument) {
        return argument == 0 ? Domain.PROBABILITIES : Domain.NON_NEGATIVE;
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("cross-entropy", x);
    }
}
