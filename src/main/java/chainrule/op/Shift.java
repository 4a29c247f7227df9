package chainrule.op;

import chainrule.linalg.Functions;
import chainrule.shape.Shape;
import chainrule.tape.NonFiniteException;
import chainrule.tape.Notation;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;

/**
 * Adds a constant, {@code y = k + x}; {@code x̄ = ȳ}.
 *
 * @param term {@code k}
 */
public record Shift(double term) implements ShapeKeeping {

    /** @throws NonFiniteException if the term is NaN or infinite */
    public Shift {
        if (!Double.isFinite(term)) {
            throw new NonFiniteException("shift needs a finite term; got " + term);
        }
    }

    /** {@code k + x}, entry by entry. */
    public static Value shift(double term, Value x) {
        return new Shift(term).on(x);
    }

    @Override
    public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        Functions.map(v -> term + v, x[0], y);
    }

    @Override
    public Value vjp(int argument, Value[] x, Value y, Value yBar) {
        return yBar;
    }

    @Override
    public Value jvp(int argument, Value[] x, Value y, Value xDot) {
        return xDot;
    }

    @Override
    public Notation notation(Notation... x) {
        return term < 0
                ? Notation.sum(x[0], "−", Notation.number(-term))
                : Notation.sum(x[0], "+", Notation.number(term));
    }

    @Override
    public long flops(Shape... x) {
        return x[0].size();
    }
}
