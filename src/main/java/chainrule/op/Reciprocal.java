package chainrule.op;

import static chainrule.op.Negate.negate;
import static chainrule.op.Square.square;

import chainrule.tape.Domain;
import chainrule.tape.Notation;
import chainrule.tape.Value;

/** The reciprocal, {@code y = 1/x}, {@code y′ = −y²}, for numbers other than zero. */
public record Reciprocal() implements Elementwise {

    /** {@code 1/x}, entry by entry. */
    public static Value reciprocal(Value x) {
        return new Reciprocal().on(x);
    }

    @Override
    public double apply(double x) {
        return 1 / x;
    }

    @Override
    public Value derivative(Value x, Value y) {
        return negate(square(y));
    }

    @Override
    public Domain domain() {
        return Domain.NON_ZERO;
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.product(Notation.number(1), "/", x[0]);
    }
}
