package chainrule.loss;

import static chainrule.op.Broadcast.broadcast;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Negate.negate;
import static chainrule.op.Scale.scale;
import static chainrule.op.Subtract.subtract;

import chainrule.linalg.Functions;
import chainrule.linalg.Reductions;
import chainrule.shape.Axis;
import chainrule.shape.Shape;
import chainrule.tape.Notation;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;

/** The mean squared error per sample of {@code n} outputs, {@code (1/n) Σᵢ (aᵢ − tᵢ)²}; {@code ā = (2/n) (a − t) ȳ}. */
public record MeanSquared() implements Loss {

    /** The mean over outputs and samples of {@code (a − t)²}. */
    public static Value meanSquared(Value prediction, Value target) {
        return new MeanSquared().of(prediction, target);
    }

    @Override
    public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        DMatrixRMaj squares = x[0].createLike();
        Functions.map((a, t) -> (a - t) * (a - t), x[0], x[1], squares);
        Reductions.sum(squares, Axis.COLUMNS, y);
        Functions.map(sum -> sum / x[0].numRows, y, y);
    }

    @Override
    public Value vjp(int argument, Value[] x, Value y, Value yBar) {
        Value error = scale(2.0 / x[0].shape().rows(), subtract(x[0], x[1]));
        Value slope = multiply(error, broadcast(yBar, x[0].shape()));
        return argument == 0 ? slope : negate(slope);
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("mse", x);
    }

    @Override
    public long flops(Shape... x) {
        return 3L * x[0].size();
    }
}
