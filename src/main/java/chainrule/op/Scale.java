package chainrule.op;

import chainrule.shape.Shape;
import chainrule.tape.NonFiniteException;
import chainrule.tape.Notation;
import chainrule.tape.Value;

/**
 * A multiple, {@code y = k x} with a constant {@code k}; {@code x̄ = k ȳ}.
 *
 * @param factor {@code k}
 */
public record Scale(double factor) implements Linear, EntryMap {

    /** @throws NonFiniteException if the factor is NaN or infinite */
    public Scale {
        if (!Double.isFinite(factor)) {
            throw new NonFiniteException("scale needs a finite factor; got " + factor);
        }
    }

    /** {@code k x}. */
    public static Value scale(double factor, Value x) {
        return new Scale(factor).on(x);
    }

    @Override
    public double apply(double x) {
        return factor * x;
    }

    @Override
    public Value adjoint(Shape x, Value yBar) {
        return scale(factor, yBar);
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.product(Notation.number(factor), "", x[0]);
    }
}
