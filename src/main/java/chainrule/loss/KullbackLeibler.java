package chainrule.loss;

import static chainrule.op.Add.add;
import static chainrule.op.DivideOrZero.divideOrZero;
import static chainrule.op.LogOrZero.logOrZero;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Negate.negate;
import static chainrule.op.Step.step;
import static chainrule.op.Subtract.subtract;

import chainrule.linalg.Functions;
import chainrule.shape.Shape;
import chainrule.tape.Domain;
import chainrule.tape.Notation;
import chainrule.tape.Value;

/**
 * The Kullback–Leibler divergence of a predicted distribution {@code q} from a target {@code p},
 * {@code Σᵢ pᵢ (ln pᵢ − ln qᵢ)} per sample with {@code 0 ln 0 = 0}: the cross-entropy less what no prediction can avoid;
 * {@code q̄ᵢ = −(pᵢ/qᵢ) ȳ}, {@code p̄ᵢ = (ln pᵢ − ln qᵢ + 1) ȳ}, which is 0 where {@code pᵢ = 0}.
 */
public record KullbackLeibler() implements SeparableLoss {

    /**
     * The mean over the samples.
     *
     * @param prediction {@code q}, a distribution in each column
     * @param target     {@code p}, a distribution in each column
     */
    public static Value kullbackLeibler(Value prediction, Value target) {
        return new KullbackLeibler().of(prediction, target);
    }

    @Override
    public double term(double q, double p) {
        if (p == 0) {
            return 0;
        }
        // Near each other the logarithms agree in their leading digits; the logarithm of the ratio does not cancel.
        boolean near = p <= 2 * q && q <= 2 * p;
        return p * (near ? Functions.log1p((p - q) / q) : Functions.log(p) - Functions.log(q));
    }

    @Override
    public Value slope(int argument, Value q, Value p) {
        if (argument == 0) {
            return negate(divideOrZero(p, q));
        }
        Value surprise = add(subtract(logOrZero(p), logOrZero(q)), Value.constant(Shape.SCALAR, 1));
        return multiply(step(p), surprise);
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
    public String remedy() {
        return "what occurs must not have probability zero";
    }

    @Override
    public Domain domain() {
        return Domain.PROBABILITIES;
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("kl", x[1], x[0]);
    }
}
