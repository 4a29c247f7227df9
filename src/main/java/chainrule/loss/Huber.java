package chainrule.loss;

import static chainrule.op.Clip.clip;
import static chainrule.op.Subtract.subtract;

import chainrule.tape.Notation;
import chainrule.tape.Value;

/**
 * Huber's loss per sample, the mean over its outputs of {@code ½ e²} where the error {@code e = a − t} is at most
 * {@code δ} in size, and of the line {@code δ (|e| − ½ δ)} that continues it, so that outliers pull with a force that
 * does not grow; {@code ā = (1/n) clip(a − t, −δ, δ) ȳ}.
 *
 * @param delta {@code δ > 0}, up to where it is a square
 */
public record Huber(double delta) implements SeparableLoss {

    /** @throws IllegalArgumentException if delta is not a positive number */
    public Huber {
        if (!(delta > 0 && Double.isFinite(delta))) {
            throw new IllegalArgumentException("huber needs a delta > 0, the error up to which it is a square; got " + delta);
        }
    }

    /** The mean over outputs and samples. */
    public static Value huber(double delta, Value prediction, Value target) {
        return new Huber(delta).of(prediction, target);
    }

    @Override
    public double term(double a, double t) {
        double size = Math.abs(a - t);
        return size <= delta ? 0.5 * size * size : delta * (size - 0.5 * delta);
    }

    @Override
    public Value slope(int argument, Value a, Value t) {
        return clip(argument == 0 ? subtract(a, t) : subtract(t, a), -delta, delta);
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("huber", x[0], x[1], Notation.number(delta));
    }
}
