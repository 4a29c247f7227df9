package chainrule.op;

import chainrule.shape.Shape;
import chainrule.tape.Value;

/**
 * A linear map of one argument, {@code y = A x}. One fact serves both modes: {@code x̄ = Aᵀ ȳ}, and {@code ẏ = A ẋ} is
 * the operation itself.
 */
public interface Linear extends Unary {

    /**
     * {@code x̄ = Aᵀ ȳ} in operations on the tape.
     *
     * @param x    the shape of the argument
     * @param yBar the adjoint of the result
     */
    Value adjoint(Shape x, Value yBar);

    @Override
    default Value vjp(int argument, Value[] x, Value y, Value yBar) {
        return adjoint(x[0].shape(), yBar);
    }

    @Override
    default Value jvp(int argument, Value[] x, Value y, Value xDot) {
        return on(xDot);
    }
}
