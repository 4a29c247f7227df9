package chainrule.loss;

import static chainrule.op.Clip.clip;
import static chainrule.op.Scale.scale;
import static chainrule.op.Subtract.subtract;

import chainrule.tape.Notation;
import chainrule.tape.Value;

/**
 * The absolute error with its corner rounded off, per sample the mean over its outputs of {@code ½ e²/β} where the
 * error {@code e = a − t} is smaller than {@code β}, else {@code |e| − ½ β}: {@link Huber}'s loss divided by
 * {@code δ = β}; {@code ā = (1/n) clip(a − t, −β, β)/β ȳ}.
 *
 * @param beta {@code β > 0}, how wide the corner is
 */
public record SmoothL1(double beta) implements SeparableLoss {

    /** @throws IllegalArgumentException if beta is not a positive number */
    public SmoothL1 {
        if (!(beta > 0 && Double.isFinite(beta))) {
            throw new IllegalArgumentException(
                    "smoothL1 needs a beta > 0, the error up to which it is a square (absoluteDifference has no such part); got " + beta);
        }
    }

    private static final double SHRUNK = 0x1p64;

    /** The mean over outputs and samples. */
    public static Value smoothL1(double beta, Value prediction, Value target) {
        return new SmoothL1(beta).of(prediction, target);
    }

    @Override
    public double term(double a, double t) {
        double size = Math.abs(a - t);
        return size < beta ? 0.5 * size * (size / beta) : size - 0.5 * beta;
    }

    @Override
    public Value slope(int argument, Value a, Value t) {
        Value error = argument == 0 ? subtract(a, t) : subtract(t, a);
        double inverse = 1 / beta;
        // 1/β overflows for a β below the normal numbers: then in two factors, each of which is finite.
        return Double.isInfinite(inverse)
                ? scale(SHRUNK, scale(1 / (beta * SHRUNK), clip(error, -beta, beta)))
                : scale(inverse, clip(error, -beta, beta));
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("smoothL1", x[0], x[1], Notation.number(beta));
    }
}
