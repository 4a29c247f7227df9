package chainrule.op;

import chainrule.tape.NonFiniteException;
import chainrule.tape.Notation;
import chainrule.tape.Value;

/**
 * Adds a constant, {@code y = k + x}; {@code x̄ = ȳ}.
 *
 * @param term {@code k}
 */
public record Shift(double term) implements Elementwise {

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
    public double apply(double x) {
        return term + x;
    }

    @Override
    public Value derivative(Value x, Value y) {
        return Value.constant(x.shape(), 1);
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
}
