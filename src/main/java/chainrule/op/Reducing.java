package chainrule.op;

import static chainrule.op.Broadcast.broadcast;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Sum.sum;

import chainrule.shape.Axis;
import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import chainrule.tape.Value;

/**
 * Many numbers to one, along an axis, with a slope {@code s = ∂y/∂x} by each. One fact serves both modes:
 * {@code x̄ = s ⊙ ȳ} and {@code ẏ = Σ s ⊙ ẋ}.
 */
public interface Reducing extends Unary {

    /** Over what. */
    Axis axis();

    /** The slope by each entry, in operations on the tape, in the shape of {@code x}. */
    Value slope(Value x);

    @Override
    default Shape shape(Shape... x) {
        if (axis().count(x[0]) == 0) {
            throw new ShapeException(name(), "at least one entry", x);
        }
        return axis().reduce(x[0]);
    }

    @Override
    default Value vjp(int argument, Value[] x, Value y, Value yBar) {
        return multiply(slope(x[0]), broadcast(yBar, x[0].shape()));
    }

    @Override
    default Value jvp(int argument, Value[] x, Value y, Value xDot) {
        return sum(multiply(slope(x[0]), xDot), axis());
    }

    @Override
    default long flops(Shape... x) {
        return x[0].size();
    }
}
