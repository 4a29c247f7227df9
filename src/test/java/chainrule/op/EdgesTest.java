package chainrule.op;

import static chainrule.op.Deviation.deviation;
import static chainrule.op.Log1p.log1p;
import static chainrule.op.Norm.norm;
import static chainrule.op.Pow.pow;
import static chainrule.op.Square.square;
import static chainrule.op.Sum.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import chainrule.diff.Diff;
import chainrule.loss.SmoothL1;
import chainrule.shape.Axis;
import chainrule.tape.NonFiniteException;
import chainrule.tape.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where formulas end: at the largest and the smallest numbers, at zero, and where nothing but a refusal is right. */
class EdgesTest {

    /** Beside the platform's logarithm, from which {@code ln(1 + x)} does not differ so far out. */
    @ParameterizedTest
    @ValueSource(doubles = {0x1p60, 1e300, 0x1p1022, 0x1.6a09e667f3bccp1023, 0x1.6a09e667f3bcdp1023, 1.7e308, Double.MAX_VALUE})
    void log1pReachesTheLargestNumber(double x) {
        assertThat(log1p(Value.scalar(x)).asScalar()).isCloseTo(StrictMath.log(x), within(2 * Math.ulp(StrictMath.log(x))));
        assertThat(log1p(Value.column("x", x, x, x, x, x, x, x)).get(6, 0)).isEqualTo(log1p(Value.scalar(x)).asScalar());
    }

    /** {@code ln(1 + e⁻⁴⁰) = e⁻⁴⁰ − ½ e⁻⁸⁰ + …} */
    @ParameterizedTest
    @EnumSource
    void whatTheOthersAddToADominatingScoreIsNotLost(Axis axis) {
        double rest = 4.248354255291589e-18;
        Value x = axis == Axis.ROWS ? Transpose.transpose(Value.column("x", 40, 0)) : Value.column("x", 40, 0);
        assertThat(LogSoftmax.logSoftmax(x, axis).matrix().data).containsExactly(-rest, -40);
        assertThat(LogSumExp.logSumExp(Shift.shift(-40, x), axis).asScalar()).isEqualTo(rest);
        assertThat(LogSumExp.logSumExp(Value.column("x", 2, 2, 2), Axis.COLUMNS).asScalar()).isEqualTo(2 + Math.log(3));
    }

    @Test
    void aWholePowerHasAllItsDerivativesAtZero() {
        for (int exponent = 0; exponent <= 4; exponent++) {
            Value b = Value.scalar("b", exponent);
            double factorial = 1;
            for (int order = 0; order <= 7; order++) {
                double expected = order == exponent ? factorial : 0;
                assertThat(Diff.derivative(a -> pow(a, b), Value.scalar("a", 0), order).asScalar())
                        .as("a^%s, order %s", exponent, order).isEqualTo(expected);
                factorial *= order + 1;
            }
        }
        Value exponents = Value.column("b", 0, 1);
        assertThat(Diff.hessian(a -> sum(pow(a, exponents)), Value.column("a", 0, 0)).matrix().data).containsOnly(0);
        assertThat(Diff.derivative(a -> pow(a, Value.scalar(2.5)), Value.scalar("a", 4), 3).asScalar()).isCloseTo(2.5 * 1.5 * 0.5 / 2, within(1e-14));
        assertThat(Diff.gradient(b -> Diff.derivative(a -> pow(a, b), Value.scalar("a", 2), 2), Value.scalar("b", 3)).asScalar())
                .as("of b (b − 1) 2^(b − 2)").isCloseTo(5 * 2 + 6 * 2 * Math.log(2), within(1e-13));
        assertThatThrownBy(() -> Diff.derivative(a -> pow(a, Value.scalar(1.5)), Value.scalar("a", 0), 2)).isInstanceOf(NonFiniteException.class);
    }

    @Test
    void aLengthHasNoSecondDerivativeAtZero() {
        Value zero = Value.column("x", 0, 0);
        assertThat(Diff.gradient(x -> square(norm(x)), zero).matrix().data).containsOnly(0);
        assertThatThrownBy(() -> Diff.hessian(x -> square(norm(x)), zero)).isInstanceOf(NonFiniteException.class);
        assertThat(Diff.hessian(x -> sum(square(x)), zero)).hasToString("Hessian by 2 pushforwards = [2, 0; 0, 2]");
        assertThat(Diff.hessian(x -> square(norm(x)), Value.column("x", 3, 4)).get(0, 0)).isCloseTo(2, within(1e-14));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.MIN_VALUE, 1e-320, 1e-309, 5.5e-309, 1e-308, 1, 1e308})
    void smoothL1HasItsSlopeForEveryBeta(double beta) {
        double error = beta < 1 ? 2 : 0.5 * beta;
        double expected = beta < 1 ? 1 : 0.5;
        assertThat(Diff.gradient(a -> SmoothL1.smoothL1(beta, a, Value.scalar(0)), Value.scalar("a", error)).asScalar())
                .isCloseTo(expected, within(1e-15));
        assertThat(Diff.gradient(a -> SmoothL1.smoothL1(beta, a, Value.scalar(0)), Value.scalar("a", 0)).asScalar()).isZero();
    }

    @Test
    void aQuotientOfZerosIsNotCalledTooLarge() {
        assertThatThrownBy(() -> Diff.gradient(x -> deviation(x, Axis.ALL), Value.column("x", 5, 5)))
                .isInstanceOf(NonFiniteException.class).hasMessageContaining("0/0").hasMessageContaining("eps")
                .message().doesNotContain("too large for a double");
        assertThatThrownBy(() -> Exp.exp(Value.scalar(1000))).hasMessageContaining("too large for a double");
    }
}
