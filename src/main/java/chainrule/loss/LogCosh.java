package chainrule.loss;

import static chainrule.op.Subtract.subtract;
import static chainrule.op.Tanh.tanh;

import chainrule.linalg.Functions;
import chainrule.tape.Notation;
import chainrule.tape.Value;

/**
 * The mean over a sample's outputs of {@code ln cosh(a − t)}: a square near zero, {@code |a − t| − ln 2} far out, and
 * smooth throughout; {@code ā = (1/n) tanh(a − t) ȳ}.
 */
public record LogCosh() implements SeparableLoss {

    /** The mean over outputs and samples. */
    public static Value logCosh(Value prediction, Value target) {
        return new LogCosh().of(prediction, target);
    }

    @Override
    public double term(double a, double t) {
        double size = Math.abs(a - t);
        if (size < 1) {
            // cosh² = 1 + sinh²: nothing cancels where the result is small.
            double sinh = StrictMath.sinh(size);
            return 0.5 * Functions.log1p(sinh * sinh);
        }
        return size + (Functions.log1p(Functions.exp(-2 * size)) - StrictMath.log(2));
    }

    @Override
    public Value slope(int argument, Value a, Value t) {
        return tanh(argument == 0 ? subtract(a, t) : subtract(t, a));
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("logCosh", x);
    }
}
