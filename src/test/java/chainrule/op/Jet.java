package chainrule.op;

import ch.obermuhlner.math.big.BigDecimalMath;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The value of a formula of {@code a} and {@code b} with its first and second derivatives, to as many digits as one
 * likes: arithmetic of Taylor series that end behind the square. Nothing of it is shared with the operations.
 */
final class Jet {

    /** There is none, or it is far too large for a double. */
    @SuppressWarnings("serial")
    static final class NoNumber extends RuntimeException {}

    /** What the definition does not tell has been agreed upon: not judged. */
    @SuppressWarnings("serial")
    static final class Convention extends RuntimeException {}

    /** Where {@code eˣ} has long left what a double, or a square of doubles, can be. */
    private static final BigDecimal FAR = BigDecimal.valueOf(100_000);

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /** Where {@code x² }does not show beside {@code x} in any number of digits asked for. */
    private static final BigDecimal TINY = new BigDecimal("1e-2500");

    private static final Map<Object, BigDecimal> KNOWN = new HashMap<>();

    /** {@code f, ∂a, ∂b, ∂aa, ∂ab, ∂bb} */
    private final BigDecimal[] parts;

    private final MathContext digits;

    private Jet(MathContext digits, BigDecimal... parts) {
        this.digits = digits;
        this.parts = parts;
    }

    /** The argument {@code a} (0) or {@code b} (1). */
    static Jet argument(int which, BigDecimal x, int digits) {
        Jet jet = constant(x, digits);
        jet.parts[1 + which] = BigDecimal.ONE;
        return jet;
    }

    /** One that nothing is differentiated by. */
    static Jet constant(BigDecimal x, int digits) {
        return new Jet(new MathContext(digits)).number(x);
    }

    boolean isConstant() {
        return Arrays.stream(parts).skip(1).allMatch(part -> part.signum() == 0);
    }

    BigDecimal value() {
        return parts[0];
    }

    /** One of {@code f, ∂a, ∂b, ∂aa, ∂ab, ∂bb}. */
    BigDecimal part(int k) {
        return parts[k];
    }

    int sign() {
        return parts[0].signum();
    }

    boolean isWhole() {
        return parts[0].stripTrailingZeros().scale() <= 0;
    }

    /** A constant, to as many digits. */
    Jet number(double x) {
        return number(new BigDecimal(x));
    }

    private Jet number(BigDecimal x) {
        BigDecimal zero = BigDecimal.ZERO;
        return new Jet(digits, x, zero, zero, zero, zero, zero);
    }

    Jet pi() {
        return number(BigDecimalMath.pi(digits));
    }

    Jet plus(Jet other) {
        BigDecimal[] sum = new BigDecimal[parts.length];
        for (int k = 0; k < sum.length; k++) {
            sum[k] = parts[k].add(other.parts[k], digits);
        }
        return new Jet(digits, sum);
    }

    Jet plus(double x) {
        return plus(number(x));
    }

    Jet minus(Jet other) {
        return plus(other.negate());
    }

    Jet negate() {
        return new Jet(digits, Arrays.stream(parts).map(BigDecimal::negate).toArray(BigDecimal[]::new));
    }

    Jet times(double x) {
        return times(number(x));
    }

    Jet times(Jet other) {
        BigDecimal[] f = parts;
        BigDecimal[] g = other.parts;
        return new Jet(digits,
                product(f[0], g[0]),
                product(f[0], g[1]).add(product(f[1], g[0]), digits),
                product(f[0], g[2]).add(product(f[2], g[0]), digits),
                product(f[0], g[3]).add(product(f[1], g[1]).multiply(TWO), digits).add(product(f[3], g[0]), digits),
                product(f[0], g[4]).add(product(f[1], g[2]), digits).add(product(f[2], g[1]), digits).add(product(f[4], g[0]), digits),
                product(f[0], g[5]).add(product(f[2], g[2]).multiply(TWO), digits).add(product(f[5], g[0]), digits));
    }

    private BigDecimal product(BigDecimal f, BigDecimal g) {
        return f.multiply(g, digits);
    }

    /** @throws NoNumber for a quotient by zero */
    Jet over(Jet other) {
        other.requireNotZero();
        BigDecimal reciprocal = BigDecimal.ONE.divide(other.value(), digits);
        BigDecimal square = product(reciprocal, reciprocal);
        return times(other.applied(reciprocal, square.negate(), product(square, reciprocal).multiply(TWO)));
    }

    /** {@code g} of this, from {@code g, g′, g″} at its value. */
    private Jet applied(BigDecimal g, BigDecimal first, BigDecimal second) {
        return new Jet(digits,
                g,
                product(first, parts[1]),
                product(first, parts[2]),
                product(second, product(parts[1], parts[1])).add(product(first, parts[3]), digits),
                product(second, product(parts[1], parts[2])).add(product(first, parts[4]), digits),
                product(second, product(parts[2], parts[2])).add(product(first, parts[5]), digits));
    }

    /** @throws NoNumber where it leaves the doubles, with all that is made of it */
    Jet exp() {
        if (value().compareTo(FAR) > 0) {
            throw new NoNumber();
        }
        BigDecimal e = value().compareTo(FAR.negate()) < 0 ? BigDecimal.ZERO : known("exp", x -> BigDecimalMath.exp(x, digits));
        return applied(e, e, e);
    }

    private void requireNotZero() {
        if (sign() == 0) {
            throw new NoNumber();
        }
    }

    /** @throws NoNumber at zero */
    Jet log() {
        requireNotZero();
        BigDecimal reciprocal = BigDecimal.ONE.divide(value(), digits);
        return applied(known("log", x -> BigDecimalMath.log(x, digits)), reciprocal, product(reciprocal, reciprocal).negate());
    }

    /** {@code ln(1 + x)}, without loss where {@code x} is small. */
    Jet log1p() {
        Jet plus = plus(1);
        plus.requireNotZero();
        BigDecimal reciprocal = BigDecimal.ONE.divide(plus.value(), digits);
        BigDecimal value = known("log1p", x -> x.abs().compareTo(TINY) < 0 ? x : BigDecimalMath.log(x.add(BigDecimal.ONE), more(x)));
        return applied(value, reciprocal, product(reciprocal, reciprocal).negate());
    }

    /** {@code eˣ − 1}, without loss where {@code x} is small. */
    Jet expm1() {
        Jet e = exp();
        return new Jet(digits,
                value().abs().compareTo(BigDecimal.ONE) > 0 ? e.plus(-1).value() : known("expm1", this::small),
                e.parts[1], e.parts[2], e.parts[3], e.parts[4], e.parts[5]);
    }

    private BigDecimal small(BigDecimal x) {
        return x.abs().compareTo(TINY) < 0 ? x : BigDecimalMath.exp(x, more(x)).subtract(BigDecimal.ONE, digits);
    }

    /** So many digits that one plus a small number has as many of it as others have. */
    private MathContext more(BigDecimal x) {
        return new MathContext(digits.getPrecision() + 5 + Math.max(0, x.scale() - x.precision()));
    }

    /** @throws NoNumber at zero, if there should be a slope */
    Jet sqrt() {
        if (sign() == 0 && isConstant()) {
            return this;
        }
        requireNotZero();
        BigDecimal root = value().sqrt(digits);
        BigDecimal slope = new BigDecimal("0.5").divide(root, digits);
        return applied(root, slope, slope.divide(value().multiply(BigDecimal.valueOf(-2)), digits));
    }

    Jet sin() {
        return applied(sine(), cosine(), sine().negate());
    }

    Jet cos() {
        return applied(cosine(), sine().negate(), cosine().negate());
    }

    private BigDecimal sine() {
        return known("sin", x -> BigDecimalMath.sin(reduced(x), digits));
    }

    private BigDecimal cosine() {
        return known("cos", x -> BigDecimalMath.cos(reduced(x), digits));
    }

    /** Less whole turns, with as many digits of {@code π} as are used up. */
    private BigDecimal reduced(BigDecimal x) {
        int whole = Math.max(0, x.precision() - x.scale());
        MathContext more = new MathContext(digits.getPrecision() + whole + 10);
        BigDecimal turn = BigDecimalMath.pi(more).multiply(TWO);
        return x.subtract(turn.multiply(x.divide(turn, more).setScale(0, RoundingMode.HALF_EVEN)), digits);
    }

    Jet atan() {
        BigDecimal slope = BigDecimal.ONE.divide(value().multiply(value()).add(BigDecimal.ONE), digits);
        return applied(known("atan", this::arctangent), slope,
                product(product(slope, slope), value()).multiply(BigDecimal.valueOf(-2)));
    }

    private BigDecimal arctangent(BigDecimal x) {
        if (x.abs().compareTo(BigDecimal.ONE) <= 0) {
            return BigDecimalMath.atan(x, digits);
        }
        BigDecimal quarter = BigDecimalMath.pi(digits).divide(BigDecimal.valueOf(2L * x.signum()), digits);
        return quarter.subtract(BigDecimalMath.atan(BigDecimal.ONE.divide(x, digits), digits), digits);
    }

    /** {@code 1 − erf x}, without loss where it is small. */
    Jet erfc() {
        BigDecimal x = value();
        int more = x.signum() < 0 ? 0 : x.compareTo(BigDecimal.valueOf(40)) > 0 ? 0 : x.multiply(x).intValue() / 2 + 5;
        Jet erf = new Jet(new MathContext(digits.getPrecision() + more), parts).erf();
        return new Jet(digits, erf.parts).negate().plus(1);
    }

    /** {@code (2/√π) ∫₀ˣ e^(−t²) dt}: its slope is what is integrated. */
    Jet erf() {
        BigDecimal x = value();
        BigDecimal scale = TWO.divide(BigDecimalMath.pi(digits).sqrt(digits), digits);
        BigDecimal bell = product(scale, number(product(x, x).negate()).exp().value());
        BigDecimal far = BigDecimal.valueOf(x.signum());
        BigDecimal erf = x.abs().compareTo(BigDecimal.valueOf(40)) > 0 ? far : product(bell, known("erf", this::series));
        return applied(erf, bell, product(bell, x).multiply(BigDecimal.valueOf(-2)));
    }

    /** {@code Σ 2ⁿ x²ⁿ⁺¹ / (1·3·5 … (2n + 1))}, terms of one sign. */
    private BigDecimal series(BigDecimal x) {
        BigDecimal twoSquares = product(x, x).multiply(TWO);
        BigDecimal term = x;
        BigDecimal sum = x;
        for (int n = 1; term.signum() != 0 && term.precision() - term.scale() > sum.precision() - sum.scale() - digits.getPrecision(); n++) {
            term = term.multiply(twoSquares, digits).divide(BigDecimal.valueOf(2L * n + 1), digits);
            sum = sum.add(term, digits);
        }
        return sum;
    }

    /** A constant power; a whole one of anything, another of what is above zero. */
    Jet power(double p) {
        if (p != Math.rint(p)) {
            if (p > 0 && sign() == 0 && isConstant()) {
                return this;
            }
            return log().times(p).exp();
        }
        Jet product = number(1);
        for (int n = 0; n < Math.abs(p); n++) {
            product = product.times(this);
        }
        return p < 0 ? number(1).over(product) : product;
    }

    private BigDecimal known(String function, UnaryOperator<BigDecimal> f) {
        return KNOWN.computeIfAbsent(List.of(function, value(), digits.getPrecision()), key -> f.apply(value()));
    }
}
