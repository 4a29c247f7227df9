package chainrule.loss;

import static chainrule.loss.Violations.violations;
import static chainrule.op.Broadcast.broadcast;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Scale.scale;
import static chainrule.op.Step.step;

import chainrule.linalg.Functions;
import chainrule.linalg.Reductions;
import chainrule.linalg.Scratch;
import chainrule.shape.Axis;
import chainrule.shape.Shape;
import chainrule.tape.Domain;
import chainrule.tape.Notation;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;

/**
 * The loss of a support vector machine with several classes, {@code Σ vᵢᵖ} over the wrong classes {@code i ≠ y} per
 * sample, where {@code vᵢ = max(0, m − s_y + sᵢ)}: each wrong class should stay below the right one by the margin.
 * For {@code p = 1} the gradient counts: {@code s̄ᵢ = ȳ} for each class that comes too near, and
 * {@code s̄_y = −ȳ} times their number; for {@code p = 2} each counts {@code 2 vᵢ}. Where the margin is exactly met, 0.
 *
 * @param margin {@code m}
 * @param power  {@code p}, 1 or 2
 */
public record MulticlassHinge(double margin, int power) implements Loss {

    /** @throws IllegalArgumentException if the margin is NaN or infinite, or the power neither 1 nor 2 */
    public MulticlassHinge {
        Violations.requireMargin("multiclassHinge", margin);
        if (power != 1 && power != 2) {
            throw new IllegalArgumentException("multiclassHinge needs the power 1 or 2; got " + power);
        }
    }

    /**
     * The mean over the samples with margin 1 and power 1.
     *
     * @param scores {@code C×B}: any numbers, one row per class
     * @param labels {@code C×B}, one-hot
     */
    public static Value multiclassHinge(Value scores, Value labels) {
        return new MulticlassHinge(1, 1).of(scores, labels);
    }

    /**
     * The mean over the samples with margin 1 and power 1.
     *
     * @param scores {@code C×B}: any numbers, one row per class
     * @param labels the class of each sample, {@code 0 … C − 1}
     */
    public static Value multiclassHinge(Value scores, int... labels) {
        return multiclassHinge(scores, OneHot.like("multiclassHinge", scores, labels));
    }

    @Override
    public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        try (Scratch scratch = Scratch.open()) {
            DMatrixRMaj v = scratch.like(x[0]);
            new Violations(margin).evaluate(x, v);
            if (power == 2) {
                Functions.map(z -> z * z, v, v);
            }
            Reductions.sum(v, Axis.COLUMNS, y);
        }
    }

    @Override
    public Value vjp(int argument, Value[] x, Value y, Value yBar) {
        Value v = violations(margin, x[0], x[1]);
        Value slope = power == 1 ? step(v) : scale(2, v);
        return Violations.toScores(multiply(slope, broadcast(yBar, v.shape())), x[1]);
    }

    @Override
    public Domain domain(int argument) {
        return argument == 0 ? Domain.REALS : Domain.ONE_HOT;
    }

    @Override
    public Notation notation(Notation... x) {
        Notation hinge = Notation.call("multiclassHinge", x[0], x[1], Notation.number(margin));
        return power == 1 ? hinge : Notation.call("multiclassHinge²", x[0], x[1], Notation.number(margin));
    }

    @Override
    public long flops(Shape... x) {
        return (5L + power) * x[0].size();
    }
}
