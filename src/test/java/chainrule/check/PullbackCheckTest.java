package chainrule.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import chainrule.op.Abs;
import chainrule.op.Exp;
import chainrule.op.Log;
import chainrule.op.Matmul;
import chainrule.op.Multiply;
import chainrule.op.Relu;
import chainrule.op.Scale;
import chainrule.op.Sin;
import chainrule.op.Step;
import chainrule.op.Tanh;
import chainrule.op.Transpose;
import chainrule.tape.Op;
import chainrule.tape.Value;
import org.junit.jupiter.api.Test;

class PullbackCheckTest {

    private final Value square = Value.matrix("x", new double[][] {{0.5, -1.5}, {2, 0.25}});
    private final Value weights = Value.matrix("w", new double[][] {{1, -2}, {0.5, 3}});
    private final Value adjoint = Value.matrix("ybar", new double[][] {{1, 0.3}, {-2, 0.7}});

    @Test
    void aRightRulePasses() {
        for (Op op : new Op[] {new Tanh(), new Exp(), new Relu(), new Transpose(), new Scale(3)}) {
            PullbackCheck check = check(op, op.vjp(0, new Value[] {square}, op.on(square), adjoint));
            assertThat(check.hint()).as(op.name()).isEqualTo(Hint.FINE);
            assertThat(check.passed()).isTrue();
            assertThat(check.analytic()).isCloseTo(check.numeric(), within(1e-7));
        }
    }

    @Test
    void betweenNumbersItIsTheDerivativeItself() {
        Value x = Value.scalar("x", -3);
        Value y = new Sin().on(x);
        PullbackCheck check = PullbackCheck.of(y, 0, Value.scalar(2), Value.scalar(2 * StrictMath.cos(-3)));
        assertThat(check.passed()).isTrue();
        assertThat(check.analytic()).isEqualTo(2 * StrictMath.cos(-3));
    }

    @Test
    void eachArgumentIsCheckedAlone() {
        Value y = Multiply.multiply(square, square);
        Value half = Multiply.multiply(adjoint, square);
        assertThat(PullbackCheck.of(y, 0, adjoint, half).passed()).isTrue();
        assertThat(PullbackCheck.of(y, 1, adjoint, half).passed()).isTrue();
        assertThat(PullbackCheck.of(y, 0, adjoint, Scale.scale(2, half)).hint()).isEqualTo(Hint.FACTOR_TWO);
    }

    @Test
    void aWrongRuleIsToldApartWithItsNumbers() {
        Op tanh = new Tanh();
        Value right = tanh.vjp(0, new Value[] {square}, tanh.on(square), adjoint);
        PullbackCheck sign = check(tanh, Scale.scale(-1, right));
        assertThat(sign.hint()).isEqualTo(Hint.SIGN);
        assertThat(sign.analytic()).isCloseTo(-sign.numeric(), within(1e-9));
        assertThat(sign.advice()).contains("opposite sign");
        assertThat(check(tanh, Scale.scale(2, right)).hint()).isEqualTo(Hint.FACTOR_TWO);
        assertThat(check(tanh, Value.constant(square.shape(), 0)).hint()).isEqualTo(Hint.MISSING);
        assertThat(check(tanh, Transpose.transpose(right)).hint()).isEqualTo(Hint.TRANSPOSED);
        assertThat(check(tanh, adjoint).passed()).isFalse();

        Value y = Matmul.matmul(weights, square);
        assertThat(PullbackCheck.of(y, 0, adjoint, Matmul.matmul(adjoint, square)).passed()).isFalse();
        assertThat(PullbackCheck.of(y, 0, adjoint, Matmul.matmul(adjoint, Transpose.transpose(square))).passed()).isTrue();
    }

    @Test
    void oneWrongEntryOfManyIsNoticed() {
        Value large = Value.constant(new chainrule.shape.Shape(200, 300), 0.5);
        Value y = Scale.scale(3, large);
        Value yBar = Value.constant(large.shape(), 1);
        org.ejml.data.DMatrixRMaj wrong = Scale.scale(3, yBar).matrix();
        assertThat(PullbackCheck.of(y, 0, yBar, Value.matrix("", wrong)).passed()).isTrue();
        wrong.set(117, 41, 3.1);
        PullbackCheck check = PullbackCheck.of(y, 0, yBar, Value.matrix("", wrong));
        assertThat(check.passed()).isFalse();
        assertThat(check.row()).isEqualTo(-1);
    }

    @Test
    void aKinkIsNoFault() {
        Value zero = Value.matrix("x", new double[][] {{0, 1}, {-1, 2}});
        Value y = new Relu().on(zero);
        Value pullback = Multiply.multiply(adjoint, Step.step(zero));
        PullbackCheck check = PullbackCheck.of(y, 0, adjoint, pullback);
        assertThat(check.hint()).isEqualTo(Hint.KINK);
        assertThat(check.passed()).isTrue();
        Value scalar = Value.scalar("x", 0);
        assertThat(PullbackCheck.of(Abs.abs(scalar), 0, Value.scalar(1), Value.scalar(0.5)).hint()).isEqualTo(Hint.KINK);
        assertThat(PullbackCheck.of(Abs.abs(scalar), 0, Value.scalar(1), Value.scalar(3)).passed()).isFalse();
    }

    @Test
    void smallAndLargeNumbersSettle() {
        for (double x : new double[] {1e-9, 1e-3, 1, 30, 1e5, 1e12}) {
            Value value = Value.scalar("x", x);
            assertThat(PullbackCheck.of(Log.log(value), 0, Value.scalar(1), Value.scalar(1 / x)).hint()).as("ln at %s", x)
                    .isEqualTo(Hint.FINE);
        }
        Value wave = Value.scalar("x", 12345.6);
        assertThat(PullbackCheck.of(new Sin().on(wave), 0, Value.scalar(1), Value.scalar(StrictMath.cos(12345.6))).passed()).isTrue();
        assertThat(PullbackCheck.of(new Sin().on(wave), 0, Value.scalar(1), Value.scalar(-StrictMath.cos(12345.6))).hint())
                .isEqualTo(Hint.SIGN);
        Value nothing = Value.constant(square.shape(), 0);
        assertThat(check(new Tanh(), new Tanh().vjp(0, new Value[] {square}, new Tanh().on(square), adjoint)).passed()).isTrue();
        assertThat(PullbackCheck.of(new Tanh().on(square), 0, nothing, nothing).passed()).isTrue();
    }

    @Test
    void aLeafHasNoPullback() {
        assertThatThrownBy(() -> PullbackCheck.of(square, 0, adjoint, adjoint)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("leaf");
    }

    private PullbackCheck check(Op op, Value pullback) {
        return PullbackCheck.of(op.on(square), 0, adjoint, pullback);
    }
}
