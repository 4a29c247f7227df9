package chainrule.op;

import static chainrule.op.Broadcast.broadcast;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Subtract.subtract;
import static chainrule.op.Sum.sum;

import chainrule.linalg.Reductions;
import chainrule.shape.Axis;
import chainrule.shape.Shape;
import chainrule.tape.Notation;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;

/**
 * Scores to probabilities, {@code y = eˣ / Σ eˣ}, shifted by the largest entry so that nothing overflows;
 * {@code x̄ = y ⊙ (ȳ − Σ y ⊙ ȳ)}, that is {@code ∂yᵢ/∂xⱼ = yᵢ (δᵢⱼ − yⱼ)}.
 *
 * @param axis over what the probabilities add to one
 */
public record Softmax(Axis axis) implements ShapeKeeping, OfScores {

    /** The softmax of each column: per sample. */
    public static Value softmax(Value x) {
        return softmax(x, Axis.COLUMNS);
    }

    /** The softmax along an axis. */
    public static Value softmax(Value x, Axis axis) {
        return new Softmax(axis).on(x);
    }

    @Override
    public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        Reductions.softmax(x[0], axis, y);
    }

    @Override
    public Value vjp(int argument, Value[] x, Value y, Value yBar) {
        Value weighted = sum(multiply(y, yBar), axis);
        return multiply(y, subtract(yBar, broadcast(weighted, y.shape())));
    }

    /** The Jacobian is symmetric, so the pushforward is the pullback. */
    @Override
    public Value jvp(int argument, Value[] x, Value y, Value xDot) {
        return vjp(argument, x, y, xDot);
    }

    @Override
    public boolean givesProbabilities() {
        return true;
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call(axis.mark("softmax"), x);
    }

    @Override
    public long flops(Shape... x) {
        return 4L * x[0].size();
    }
}
