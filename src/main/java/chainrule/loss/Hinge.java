package chainrule.loss;

import static chainrule.op.Multiply.multiply;
import static chainrule.op.Negate.negate;
import static chainrule.op.Step.step;
import static chainrule.op.Subtract.subtract;

import chainrule.shape.Shape;
import chainrule.tape.Domain;
import chainrule.tape.Notation;
import chainrule.tape.Value;

/**
 * The hinge loss of a linear classifier per sample, the mean over its outputs of {@code max(0, m − t s)} with targets
 * −1 or 1: no loss once the score is on the right side by the margin; {@code s̄ = −(1/n) t H(m − t s) ȳ}, which is 0
 * where the margin is exactly met.
 *
 * @param margin {@code m}
 */
public record Hinge(double margin) implements SeparableLoss {

    /** @throws IllegalArgumentException if the margin is NaN or infinite */
    public Hinge {
        Violations.requireMargin("hinge", margin);
    }

    /** The mean over outputs and samples with margin 1. */
    public static Value hinge(Value scores, Value targets) {
        return new Hinge(1).of(scores, targets);
    }

    @Override
    public double term(double s, double t) {
        return Math.max(0, margin - t * s);
    }

    @Override
    public Value slope(int argument, Value s, Value t) {
        Value missing = subtract(Value.constant(Shape.SCALAR, margin), multiply(t, s));
        return negate(multiply(t, step(missing)));
    }

    @Override
    public Domain domain(int argument) {
        return argument == 0 ? Domain.REALS : Domain.SIGNS;
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("hinge", x[0], x[1], Notation.number(margin));
    }
}
