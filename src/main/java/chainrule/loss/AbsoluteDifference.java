package chainrule.loss;

import static chainrule.op.Sign.sign;
import static chainrule.op.Subtract.subtract;

import chainrule.tape.Notation;
import chainrule.tape.Value;

/**
 * The mean absolute error per sample of {@code n} outputs, {@code (1/n) Σᵢ |aᵢ − tᵢ|};
 * {@code ā = (1/n) sign(a − t) ȳ}, which is 0 where prediction and target are equal.
 */
public record AbsoluteDifference() implements SeparableLoss {

    /** The mean over outputs and samples of {@code |a − t|}. */
    public static Value absoluteDifference(Value prediction, Value target) {
        return new AbsoluteDifference().of(prediction, target);
    }

    @Override
    public double term(double a, double t) {
        return Math.abs(a - t);
    }

    @Override
    public Value slope(int argument, Value a, Value t) {
        return sign(argument == 0 ? subtract(a, t) : subtract(t, a));
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("mae", x);
    }
}
