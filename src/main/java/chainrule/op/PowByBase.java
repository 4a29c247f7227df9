package chainrule.op;

import static chainrule.op.Add.add;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Pow.pow;
import static chainrule.op.PowByExponent.powByExponent;
import static chainrule.op.Shift.shift;

import chainrule.tape.Domain;
import chainrule.tape.Notation;
import chainrule.tape.Value;

/**
 * The slope of a power by its base, {@code y = b aᵇ⁻¹}, and 0 where {@code b = 0}, whatever the base;
 * {@code ā = ȳ ⊙ b (b − 1) aᵇ⁻²}, {@code b̄ = ȳ ⊙ (aᵇ⁻¹ + b aᵇ⁻¹ ln a)}.
 */
public record PowByBase() implements Entrywise {

    /** {@code b aᵇ⁻¹}; a row, a column or a scalar is repeated to fit. */
    public static Value powByBase(Value a, Value b) {
        return new PowByBase().together(a, b);
    }

    @Override
    public double apply(double a, double b) {
        return b == 0 ? 0 : b * StrictMath.pow(a, b - 1);
    }

    @Override
    public Value vjp(int argument, Value[] x, Value y, Value yBar) {
        Value lower = shift(-1, x[1]);
        Value slope = argument == 0
                ? multiply(x[1], powByBase(x[0], lower))
                : add(pow(x[0], lower), multiply(x[1], powByExponent(1, x[0], lower)));
        return multiply(yBar, slope);
    }

    @Override
    public Domain domain(int argument) {
        return argument == 0 ? Domain.POSITIVE : Domain.REALS;
    }

    @Override
    public Notation notation(Notation... x) {
        Notation lower = Notation.sum(x[1], "−", Notation.number(1));
        return Notation.product(x[1], "⊙", Notation.call("pow", x[0], lower));
    }
}
