package chainrule.op;

import static chainrule.op.Add.add;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Pow.pow;
import static chainrule.op.Scale.scale;
import static chainrule.op.Shift.shift;

import chainrule.linalg.Functions;
import chainrule.tape.Domain;
import chainrule.tape.Notation;
import chainrule.tape.Value;

/**
 * The slope of a power by its exponent, any number of times: {@code y = aᵇ (ln a)ⁿ}, and 0 at {@code a = 0} for
 * {@code b ≥ 0}; {@code ā = ȳ ⊙ (b aᵇ⁻¹ (ln a)ⁿ + n aᵇ⁻¹ (ln a)ⁿ⁻¹)}, {@code b̄ = ȳ ⊙ aᵇ (ln a)ⁿ⁺¹}.
 *
 * @param order {@code n ≥ 1}
 */
public record PowByExponent(int order) implements Entrywise {

    /** @throws IllegalArgumentException if the order is less than 1 */
    public PowByExponent {
        if (order < 1) {
            throw new IllegalArgumentException("powByExponent needs an order of at least 1; got " + order);
        }
    }

    /** {@code aᵇ (ln a)ⁿ}; a row, a column or a scalar is repeated to fit. */
    public static Value powByExponent(int order, Value a, Value b) {
        return order == 0 ? pow(a, b) : new PowByExponent(order).together(a, b);
    }

    @Override
    public double apply(double a, double b) {
        if (a == 0 && b >= 0) {
            return 0;
        }
        double log = Functions.log(a);
        double y = StrictMath.pow(a, b);
        for (int n = 0; n < order; n++) {
            y *= log;
        }
        return y;
    }

    @Override
    public Value vjp(int argument, Value[] x, Value y, Value yBar) {
        return multiply(yBar, argument == 0 ? byBase(x[0], x[1]) : powByExponent(order + 1, x[0], x[1]));
    }

    private Value byBase(Value a, Value b) {
        Value lower = shift(-1, b);
        return add(multiply(b, powByExponent(order, a, lower)), scale(order, powByExponent(order - 1, a, lower)));
    }

    @Override
    public Domain domain(int argument) {
        return argument == 0 ? Domain.POSITIVE : Domain.REALS;
    }

    @Override
    public Notation notation(Notation... x) {
        Notation log = Notation.call("ln", x[0]);
        return Notation.product(
                Notation.call("pow", x), "⊙", order == 1 ? log : Notation.postfix(log, "^" + order));
    }
}
