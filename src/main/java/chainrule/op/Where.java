package chainrule.op;

import static chainrule.op.Broadcast.broadcast;

import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import chainrule.tape.Notation;
import chainrule.tape.OnColumns;
import chainrule.tape.Op;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;

/**
 * Selects by a mask, entry by entry: {@code y = a} where the mask is not zero, else {@code b}; {@code ȳ} goes to the one
 * that was selected, nothing to the other, and none to the mask.
 */
public record Where() implements OnColumns {

    /** {@code a} where the mask is not zero, else {@code b}; a row, a column or a scalar is repeated to fit. */
    public static Value where(Value mask, Value a, Value b) {
        Shape common = Broadcast.common("where", mask, a, b);
        return new Where().on(broadcast(mask, common), broadcast(a, common), broadcast(b, common));
    }

    @Override
    public int arity() {
        return 3;
    }

    @Override
    public boolean differentiable(int argument) {
        return argument > 0;
    }

    @Override
    public Shape shape(Shape... x) {
        if (!x[0].equals(x[1]) || !x[0].equals(x[2])) {
            throw new ShapeException(name(), "equal shapes", x);
        }
        return x[0];
    }

    @Override
    public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        for (int k = 0; k < y.getNumElements(); k++) {
            y.data[k] = x[0].data[k] != 0 ? x[1].data[k] : x[2].data[k];
        }
    }

    @Override
    public Value vjp(int argument, Value[] x, Value y, Value yBar) {
        Value zeros = Value.constant(y.shape(), 0);
        return argument == 1 ? where(x[0], yBar, zeros) : where(x[0], zeros, yBar);
    }

    /** Linear in what is selected from, entry by entry, so the pushforward is the pullback. */
    @Override
    public Value jvp(int argument, Value[] x, Value y, Value xDot) {
        return vjp(argument, x, y, xDot);
    }

    @Override
    public boolean byColumn(int argument) {
        return true;
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("where", x);
    }

    @Override
    public long flops(Shape... x) {
        return 0;
    }
}
