package chainrule.loss;

import static chainrule.op.Broadcast.broadcast;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Negate.negate;
import static chainrule.op.Subtract.subtract;

import chainrule.linalg.Functions;
import chainrule.linalg.Reductions;
import chainrule.shape.Axis;
import chainrule.shape.Shape;
import chainrule.tape.Notation;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;

/**
 * Half the squared distance per sample, {@code ½ Σᵢ (aᵢ − tᵢ)²}; {@code ā = (a − t) ȳ}: the gradient is the error
 * itself.
 */
public record HalfSquared() implements Loss {

    /** The mean over the samples of {@code ½ ‖a − t‖²}. */
    public static Value halfSquared(Value prediction, Value target) {
        return new HalfSquared().of(prediction, target);
    }

    @Override
    public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        DMatrixRMaj squares = x[0].createLike();
        Functions.map((a, t) -> 0.5 * (a - t) * (a - t), x[0], x[1], squares);
        Reductions.sum(squares, Axis.COLUMNS, y);
    }

    @Override
    public Value vjp(int argument, Value[] x, Value y, Value yBar) {
        Value error = multiply(subtract(x[0], x[1]), broadcast(yBar, x[0].shape()));
        return argument == 0 ? error : negate(error);
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.product(Notation.symbol("½"), "", Notation.postfix(norm(x), "²"));
    }

    private static Notation norm(Notation... x) {
        return Notation.symbol("‖" + Notation.sum(x[0], "−", x[1]).text() + "‖");
    }

    @Override
    public long flops(Shape... x) {
        return 4L * x[0].size();
    }
}
