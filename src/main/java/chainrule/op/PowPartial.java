package chainrule.op;

import static chainrule.op.Multiply.multiply;

import chainrule.linalg.Functions;
import chainrule.shape.Shape;
import chainrule.tape.Domain;
import chainrule.tape.Notation;
import chainrule.tape.Value;

/**
 * A partial derivative of a power of two values, {@code y = ∂ⁿ⁺ᵐ aᵇ/∂aⁿ∂bᵐ}, so
 * {@code b (b − 1) … (b − n + 1) aᵇ⁻ⁿ} by the base and {@code aᵇ (ln a)ᵐ} by the exponent; {@code ā} and {@code b̄} are
 * {@code ȳ} times the next one. By the base alone it is 0 where one of the factors is, whatever the base: so a whole power
 * is differentiated at zero as often as one likes. By the exponent it is 0 at {@code a = 0} for {@code b > n}, and for
 * {@code 0⁰} unless it is by the base too.
 *
 * @param byBase     {@code n ≥ 0}
 * @param byExponent {@code m ≥ 0}
 */
public record PowPartial(int byBase, int byExponent) implements Entrywise {

    /** @throws IllegalArgumentException if an order is less than 0, or both are 0: then it is {@link Pow} */
    public PowPartial {
        if (byBase < 0 || byExponent < 0 || byBase + byExponent < 1) {
            throw new IllegalArgumentException("powPartial needs orders of 0 or more, one of them at least 1; got "
                    + byBase + " by the base and " + byExponent + " by the exponent");
        }
    }

    /** {@code ∂ⁿ⁺ᵐ aᵇ/∂aⁿ∂bᵐ}; a row, a column or a scalar is repeated to fit. */
    public static Value powPartial(int byBase, int byExponent, Value a, Value b) {
        return new PowPartial(byBase, byExponent).together(a, b);
    }

    @Override
    public double apply(double a, double b) {
        if (a == 0 && byExponent > 0 && (b > byBase || b == 0 && byBase == 0)) {
            return 0;
        }
        double factor = factor(a, b);
        return factor == 0 ? 0 : timesPower(factor, a, b);
    }

    /**
     * {@code Σⱼ m!/(m − j)! cⱼ (ln a)ᵐ⁻ʲ} by Horner's rule, where the {@code cⱼ} are the coefficients of
     * {@code (b + t) (b + t − 1) … (b + t − n + 1)}, a polynomial in {@code t}.
     */
    private double factor(double a, double b) {
        double[] c = new double[byExponent + 1];
        c[0] = 1;
        for (int k = 0; k < byBase; k++) {
            for (int j = byExponent; j >= 0; j--) {
                c[j] = c[j] * (b - k) + (j == 0 ? 0 : c[j - 1]);
            }
        }
        double log = byExponent == 0 ? 0 : Functions.log(a);
        double sum = 0;
        double falling = 1;
        for (int j = 0; j <= byExponent; j++) {
            sum = (log == 0 ? 0 : sum * log) + falling * c[j];
            falling *= byExponent - j;
        }
        return sum;
    }

    /** {@code factor · aᵇ⁻ⁿ} */
    private double timesPower(double factor, double a, double b) {
        double exponent = b - byBase;
        double power = StrictMath.pow(a, exponent);
        double normal = Math.abs(power);
        if (a == 0) {
            return factor * power;
        }
        double product = factor * power;
        if (normal < Double.MIN_NORMAL || normal > Double.MAX_VALUE) {
            // The power leaves the doubles, but the factor may bring it back.
            double root = StrictMath.pow(Math.abs(a), exponent / 2);
            product = Math.copySign(1, power) * (root == 0 ? 0 : factor * root * root);
        }
        // A large logarithm makes the rounding of b − n count.
        double subtracted = exponent - b;
        double lost = (b - (exponent - subtracted)) - (byBase + subtracted);
        return lost == 0 ? product : product + product * (lost * Functions.log(a));
    }

    @Override
    public Value vjp(int argument, Value[] x, Value y, Value yBar) {
        return multiply(yBar, argument == 0
                ? powPartial(byBase + 1, byExponent, x[0], x[1])
                : powPartial(byBase, byExponent + 1, x[0], x[1]));
    }

    @Override
    public Domain domain(int argument) {
        return argument == 0 ? Domain.POSITIVE : Domain.REALS;
    }

    @Override
    public Notation notation(Notation... x) {
        if (byBase > 0 && byExponent > 0) {
            return Notation.call("powPartial", Notation.number(byBase), Notation.number(byExponent), x[0], x[1]);
        }
        if (byBase == 0) {
            Notation log = Notation.call("ln", x[0]);
            return Notation.product(Notation.call("pow", x), "⊙", byExponent == 1 ? log : Notation.postfix(log, "^" + byExponent));
        }
        Notation product = x[1];
        for (int n = 1; n < byBase; n++) {
            product = Notation.product(product, "⊙", Notation.sum(x[1], "−", Notation.number(n)));
        }
        return Notation.product(product, "⊙", Notation.call("pow", x[0], Notation.sum(x[1], "−", Notation.number(byBase))));
    }

    @Override
    public long flops(Shape... x) {
        return (1L + byBase + byExponent) * x[0].size();
    }
}
