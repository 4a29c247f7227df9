package chainrule.loss;

import static chainrule.op.Scale.scale;
import static chainrule.op.Subtract.subtract;

import chainrule.tape.Notation;
import chainrule.tape.Value;

/** The mean squared error per sample of {@code n} outputs, {@code (1/n) Σᵢ (aᵢ − tᵢ)²}; {@code ā = (2/n) (a − t) ȳ}. */
public record MeanSquared() implements SeparableLoss {

    /** The mean over outputs and samples of {@code (a − t)²}. */
    public static Value meanSquared(Value prediction, Value target) {
        return new MeanSquared().of(prediction, target);
    }

    @Override
    public double term(double a, double t) {
        return (a - t) * (a - t);
    }

    @Override
    public Value slope(int argument, Value a, Value t) {
        return scale(2, argument == 0 ? subtract(a, t) : subtract(t, a));
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("mse", x);
    }
}
