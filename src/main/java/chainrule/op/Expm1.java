package chainrule.op;

import static chainrule.op.Exp.exp;

import chainrule.linalg.Functions;
import chainrule.tape.Notation;
import chainrule.tape.Value;

/**
 * The exponential less one, {@code y = eˣ − 1}, {@code y′ = eˣ}: exact near zero, where {@code exp(x) − 1} would lose
 * all digits.
 */
public record Expm1() implements Elementwise {

    /** {@code eˣ − 1}, entry by entry. */
    public static Value expm1(Value x) {
        return new Expm1().on(x);
    }

    @Override
    public double apply(double x) {
        return Functions.expm1(x);
    }

    @Override
    public Value derivative(Value x, Value y) {
        return exp(x);
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("expm1", x);
    }
}
