package chainrule.op;

import static chainrule.op.Broadcast.broadcast;
import static chainrule.op.Divide.divide;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Step.step;
import static chainrule.op.Subtract.subtract;

import chainrule.linalg.Functions;
import chainrule.linalg.Norms;
import chainrule.shape.Axis;
import chainrule.shape.Shape;
import chainrule.tape.Notation;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;

/**
 * The length of each column, but never less than something one can divide by: {@code y = max(‖x‖, ε)};
 * {@code x̄ = (x/y) ȳ}, and 0 for the columns that are not longer than {@code ε}.
 *
 * @param least {@code ε > 0}
 */
public record ClippedNorm(double least) implements Unary {

    /** @throws IllegalArgumentException if the least length is not a positive number */
    public ClippedNorm {
        requireLeast("clippedNorm", least);
    }

    static void requireLeast(String who, double least) {
        if (!(least > 0 && Double.isFinite(least))) {
            throw new IllegalArgumentException(who + " needs a least length (eps) > 0 to divide by; got " + least);
        }
    }

    /** {@code max(‖x‖, ε)} of each column. */
    public static Value clippedNorm(double least, Value x) {
        return new ClippedNorm(least).on(x);
    }

    @Override
    public Shape shape(Shape... x) {
        return Axis.COLUMNS.reduce(x[0]);
    }

    @Override
    public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        Norms.norm(x[0], Axis.COLUMNS, 2, y);
        Functions.map(norm -> Math.max(least, norm), y, y);
    }

    @Override
    public Value vjp(int argument, Value[] x, Value y, Value yBar) {
        Value longer = step(subtract(y, Value.constant(Shape.SCALAR, least)));
        Value unit = divide(x[0], broadcast(y, x[0].shape()));
        return multiply(unit, broadcast(multiply(longer, yBar), x[0].shape()));
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("max", Notation.norm(x[0], "↓"), Notation.number(least));
    }

    @Override
    public long flops(Shape... x) {
        return 3L * x[0].size();
    }
}
