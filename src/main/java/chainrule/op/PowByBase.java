package chainrule.op;

import static chainrule.op.Add.add;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Pow.pow;
import static chainrule.op.PowByExponent.powByExponent;
import static chainrule.op.Shift.shift;

import chainrule.shape.Shape;
import chainrule.tape.Domain;
import chainrule.tape.Notation;
import chainrule.tape.Value;

/**
 * The slope of a power by its base, any number of times: {@code y = b (b − 1) … (b − n + 1) aᵇ⁻ⁿ}, and 0 where one of
 * these factors is, whatever the base: so a whole power is differentiated at zero as often as one likes;
 * {@code ā} is {@code ȳ} times the next slope, {@code b̄ = ȳ ⊙ ∂y/∂b} by the product rule.
 *
 * @param order {@code n ≥ 1}
 */
public record PowByBase(int order) implements Entrywise {

    /** @throws IllegalArgumentException if the order is less than 1 */
    public PowByBase {
        if (order < 1) {
            throw new IllegalArgumentException("powByBase needs an order of at least 1; got " + order);
        }
    }

    /** {@code b (b − 1) … (b − n + 1) aᵇ⁻ⁿ}; a row, a column or a scalar is repeated to fit. */
    public static Value powByBase(int order, Value a, Value b) {
        return order == 0 ? pow(a, b) : new PowByBase(order).together(a, b);
    }

    @Override
    public double apply(double a, double b) {
        return slope(order, a, b);
    }

    private static double slope(int order, double a, double b) {
        if (order == 0) {
            return StrictMath.pow(a, b);
        }
        return b == 0 ? 0 : b * slope(order - 1, a, b - 1);
    }

    @Override
    public Value vjp(int argument, Value[] x, Value y, Value yBar) {
        return multiply(yBar, argument == 0 ? powByBase(order + 1, x[0], x[1]) : byExponent(order, x[0], x[1]));
    }

    /** By the product rule from {@code yₙ(a, b) = b yₙ₋₁(a, b − 1)}. */
    private static Value byExponent(int order, Value a, Value b) {
        if (order == 0) {
            return powByExponent(1, a, b);
        }
        Value lower = shift(-1, b);
        return add(powByBase(order - 1, a, lower), multiply(b, byExponent(order - 1, a, lower)));
    }

    @Override
    public Domain domain(int argument) {
        return argument == 0 ? Domain.POSITIVE : Domain.REALS;
    }

    @Override
    public Notation notation(Notation... x) {
        Notation product = x[1];
        for (int n = 1; n < order; n++) {
            product = Notation.product(product, "⊙", Notation.sum(x[1], "−", Notation.number(n)));
        }
        return Notation.product(product, "⊙", Notation.call("pow", x[0], Notation.sum(x[1], "−", Notation.number(order))));
    }

    @Override
    public long flops(Shape... x) {
        return (1L + order) * x[0].size();
    }
}
