package chainrule.loss;

import static chainrule.op.DivideOrZero.divideOrZero;
import static chainrule.op.LogOrZero.logOrZero;
import static chainrule.op.Subtract.subtract;

import chainrule.linalg.Functions;
import chainrule.shape.Shape;
import chainrule.tape.Domain;
import chainrule.tape.Notation;
import chainrule.tape.Value;

/**
 * The binary cross-entropy from probabilities, the mean over a sample's outputs of
 * {@code −t ln p − (1 − t) ln(1 − p)} with {@code 0 ln 0 = 0}; {@code p̄ = (1/n) ((1 − t)/(1 − p) − t/p) ȳ}. Summed over
 * everything it is the log-likelihood of the targets with its sign turned. Where scores are at hand,
 * {@link BernoulliLogits} is finite for all of them; this is not where an outcome has probability zero.
 */
public record Bernoulli() implements SeparableLoss {

    /**
     * The mean over outputs and samples.
     *
     * @param probabilities of the outcome 1
     * @param targets       0, 1 or a probability
     */
    public static Value bernoulli(Value probabilities, Value targets) {
        return new Bernoulli().of(probabilities, targets);
    }

    @Override
    public double term(double p, double t) {
        double yes = t == 0 ? 0 : -t * Functions.log(p);
        double no = t == 1 ? 0 : -(1 - t) * Functions.log1p(-p);
        return yes + no;
    }

    @Override
    public Value slope(int argument, Value p, Value t) {
        Value one = Value.constant(Shape.SCALAR, 1);
        Value q = subtract(one, p);
        return argument == 0
                ? subtract(divideOrZero(subtract(one, t), q), divideOrZero(t, p))
                : subtract(logOrZero(q), logOrZero(p));
    }

    @Override
    public String onScores() {
        return "bernoulliLogits";
    }

    @Override
    public String remedy() {
        return "what occurs must not have probability zero: bernoulliLogits takes scores, and is always finite";
    }

    @Override
    public Domain domain() {
        return Domain.PROBABILITIES;
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("bernoulli", x);
    }
}
