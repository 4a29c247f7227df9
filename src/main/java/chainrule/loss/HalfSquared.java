package chainrule.loss;

import static chainrule.op.Subtract.subtract;

import chainrule.shape.Shape;
import chainrule.tape.Notation;
import chainrule.tape.Value;

/**
 * Half the squared distance per sample, {@code ½ Σᵢ (aᵢ − tᵢ)²}; {@code ā = (a − t) ȳ}: the gradient is the error
 * itself.
 */
public record HalfSquared() implements SeparableLoss {

    /** The mean over the samples of {@code ½ ‖a − t‖²}. */
    public static Value halfSquared(Value prediction, Value target) {
        return new HalfSquared().of(prediction, target);
    }

    @Override
    public double term(double a, double t) {
        return 0.5 * (a - t) * (a - t);
    }

    @Override
    public Value slope(int argument, Value a, Value t) {
        return argument == 0 ? subtract(a, t) : subtract(t, a);
    }

    @Override
    public int divisor(int outputs) {
        return 1;
    }

    @Override
    public Notation notation(Notation... x) {
        return half("", x);
    }

    /** Of several samples each its own length. */
    @Override
    public Notation notation(Shape[] shapes, Notation... x) {
        return half(shapes[0].columns() == 1 ? "" : "↓", x);
    }

    private static Notation half(String mark, Notation... x) {
        Notation error = Notation.norm(Notation.sum(x[0], "−", x[1]), mark);
        return Notation.product(Notation.symbol("½"), "", Notation.postfix(error, "²"));
    }
}
