package chainrule.op;

import static chainrule.op.Multiply.multiply;
import static chainrule.op.PowPartial.powPartial;

import chainrule.shape.Given;
import chainrule.tape.Domain;
import chainrule.tape.Notation;
import chainrule.tape.Value;

/**
 * The power of two values, {@code y = aᵇ}; {@code ā = ȳ ⊙ b aᵇ⁻¹}, {@code b̄ = ȳ ⊙ aᵇ ln a}. A negative base takes whole
 * exponents, and has no derivative by the exponent. {@code 0⁰ = 1}, with both slopes 0.
 */
public record Pow() implements Entrywise {

    /** {@code aᵇ}; a row, a column or a scalar is repeated to fit. */
    public static Value pow(Value a, Value b) {
        return new Pow().together(a, b);
    }

    /** {@code aᵇ} with a constant exponent: {@link Power}. */
    public static Value pow(Value a, double exponent) {
        Given.values("pow", a);
        return Power.power(a, exponent);
    }

    @Override
    public double apply(double a, double b) {
        return StrictMath.pow(a, b);
    }

    @Override
    public Value vjp(int argument, Value[] x, Value y, Value yBar) {
        return multiply(yBar, argument == 0 ? powPartial(1, 0, x[0], x[1]) : powPartial(0, 1, x[0], x[1]));
    }

    @Override
    public Domain domain(int argument) {
        return argument == 0 ? Domain.POSITIVE : Domain.REALS;
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("pow", x);
    }
}
