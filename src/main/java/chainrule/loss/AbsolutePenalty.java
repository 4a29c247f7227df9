package chainrule.loss;

import static chainrule.op.Scale.scale;
import static chainrule.op.Sign.sign;

import chainrule.shape.Shape;
import chainrule.tape.Notation;
import chainrule.tape.Value;

/**
 * What weights cost that are not zero (lasso, L1): {@code y = λ Σ |w|}, to be added to a loss; {@code w̄ = λ sign(w) ȳ}:
 * each step shrinks every weight by the same amount, until it is zero.
 *
 * @param lambda {@code λ ≥ 0}
 */
public record AbsolutePenalty(double lambda) implements Penalty {

    /** @throws IllegalArgumentException if lambda is negative, NaN or infinite */
    public AbsolutePenalty {
        Penalty.requireLambda("absolutePenalty", lambda);
    }

    /** {@code λ Σ |w|}. */
    public static Value absolutePenalty(double lambda, Value w) {
        return new AbsolutePenalty(lambda).on(w);
    }

    @Override
    public double term(double w) {
        return lambda * Math.abs(w);
    }

    @Override
    public Value slope(Value w) {
        return scale(lambda, sign(w));
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.product(Notation.number(lambda), "", Notation.norm(x[0], "₁"));
    }

    @Override
    public long flops(Shape... x) {
        return 2L * x[0].size();
    }
}
