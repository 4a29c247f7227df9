package chainrule.loss;

import static chainrule.op.Scale.scale;

import chainrule.shape.Shape;
import chainrule.tape.Notation;
import chainrule.tape.Value;

/**
 * What large weights cost (ridge, L2): {@code y = (λ/2) Σ w²}, to be added to a loss; {@code w̄ = λ w ȳ}: each step
 * shrinks every weight by the same part.
 *
 * @param lambda {@code λ ≥ 0}
 */
public record SquaredPenalty(double lambda) implements Penalty {

    /** @throws IllegalArgumentException if lambda is negative, NaN or infinite */
    public SquaredPenalty {
        Penalty.requireLambda("squaredPenalty", lambda);
    }

    /** {@code (λ/2) Σ w²}. */
    public static Value squaredPenalty(double lambda, Value w) {
        return new SquaredPenalty(lambda).on(w);
    }

    @Override
    public double term(double w) {
        return 0.5 * lambda * w * w;
    }

    @Override
    public Value slope(Value w) {
        return scale(lambda, w);
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
