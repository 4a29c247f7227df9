package chainrule.op;

import chainrule.tape.Notation;
import chainrule.tape.Value;

/** The elementwise (Hadamard) product, {@code y = a ⊙ b}; {@code ā = ȳ ⊙ b}, {@code b̄ = ȳ ⊙ a}. */
public record Multiply() implements Entrywise, Bilinear {

    /** {@code a ⊙ b}; a row, a column or a scalar is repeated to fit. */
    public static Value multiply(Value a, Value b) {
        return new Multiply().together(a, b);
    }

    @Override
    public int arity() {
        return 2;
    }

    @Override
    public double apply(double a, double b) {
        return a * b;
    }

    @Override
    public Value vjp(int argument, Value[] x, Value y, Value yBar) {
        return multiply(yBar, x[1 - argument]);
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.product(x[0], "⊙", x[1]);
    }
}
