package chainrule.loss;

import static chainrule.op.Multiply.multiply;
import static chainrule.op.Relu.relu;
import static chainrule.op.Scale.scale;
import static chainrule.op.Subtract.subtract;

import chainrule.shape.Shape;
import chainrule.tape.Domain;
import chainrule.tape.Notation;
import chainrule.tape.Value;

/**
 * The square of the {@link Hinge} loss, per sample the mean over its outputs of {@code max(0, m − t s)²} with targets −1
 * or 1: without a corner; {@code s̄ = −(2/n) t max(0, m − t s) ȳ}.
 *
 * @param margin {@code m}
 */
public record SquaredHinge(double margin) implements SeparableLoss {

    /** @throws IllegalArgumentException if the margin is NaN or infinite */
    public SquaredHinge {
        Violations.requireMargin("squaredHinge", margin);
    }

    /** The mean over outputs and samples with margin 1. */
    public static Value squaredHinge(Value scores, Value targets) {
        return new SquaredHinge(1).of(scores, targets);
    }

    @Override
    public double term(double s, double t) {
        double missing = Math.max(0, margin - t * s);
        return missing * missing;
    }

    @Override
    public Value slope(int argument, Value s, Value t) {
        Value missing = subtract(Value.constant(Shape.SCALAR, margin), multiply(t, s));
        return scale(-2, multiply(t, relu(missing)));
    }

    @Override
    public Domain domain(int argument) {
        return argument == 0 ? Domain.REALS : Domain.SIGNS;
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("squaredHinge", x[0], x[1], Notation.number(margin));
    }
}
