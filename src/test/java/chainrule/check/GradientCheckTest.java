package chainrule.check;

import static chainrule.op.Add.add;
import static chainrule.op.Exp.exp;
import static chainrule.op.Log.log;
import static chainrule.op.Matmul.matmul;
import static chainrule.op.Mean.mean;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Negate.negate;
import static chainrule.op.Relu.relu;
import static chainrule.op.Scale.scale;
import static chainrule.op.Sqrt.sqrt;
import static chainrule.op.Square.square;
import static chainrule.op.Step.step;
import static chainrule.op.Sum.sum;
import static chainrule.op.Tanh.tanh;
import static chainrule.op.Transpose.transpose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import chainrule.diff.Gradients;
import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import chainrule.tape.Notation;
import chainrule.tape.Op;
import chainrule.tape.Value;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class GradientCheckTest {

    private final Value w = Value.matrix("W", new double[][] {{0.5, -0.3, 0.8}, {-0.7, 0.2, 0.4}});
    private final Value b = Value.column("b", 0.1, -0.2);
    private final Value x = Value.matrix("X", new double[][] {{1, 0.5, -1, 2}, {-0.5, 1.5, 0.3, 1}, {0.7, -1, 0.9, -0.4}});

    /** A layer and a loss: mean over a batch of four. */
    private Value loss(Value weights, Value bias) {
        return mean(square(tanh(add(matmul(weights, x), bias))));
    }

    private final Function<List<Value>, Value> f = v -> loss(v.get(0), v.get(1));

    /** The right gradient by the weights, spoiled. */
    private InputCheck spoiled(UnaryOperator<Value> fault) {
        Gradients g = Gradients.gradients(loss(w, b), w, b);
        GradientCheck check = GradientCheck.of(f, List.of(w, b), List.of(fault.apply(g.of(w)), g.of(b)));
        assertThat(check.inputs().get(1).hint()).isEqualTo(Hint.FINE);
        return check.inputs().get(0);
    }

    private static InputCheck single(Function<Value, Value> f, Value at, Value claimed) {
        return GradientCheck.of(v -> f.apply(v.get(0)), List.of(at), List.of(claimed)).inputs().get(0);
    }

    private static InputCheck single(Function<Value, Value> f, Value at) {
        return GradientCheck.of(v -> f.apply(v.get(0)), at).inputs().get(0);
    }

    @Test
    void theTapesGradientIsFine() {
        GradientCheck check = GradientCheck.of(f, w, b);
        assertThat(check.passed()).isTrue();
        assertThat(check.inputs()).extracting(InputCheck::name).containsExactly("W", "b");
        assertThat(check.inputs()).allSatisfy(input -> {
            assertThat(input.hint()).isEqualTo(Hint.FINE);
            assertThat(input.relativeError()).isLessThan(1e-7);
            assertThat(input.wrong()).isZero();
            assertThat(input.steps()).hasSize(10);
        });
        assertThat(check.toString()).startsWith("the gradient agrees with differences\nW 2×3: fine\n  worst at row ");
    }

    @Test
    void theErrorFallsWithTheStepAndRisesAgainWithRounding() {
        List<InputCheck.Step> steps = single(v -> exp(v), Value.scalar("x", 1)).steps();
        assertThat(steps.get(2).error()).isLessThan(steps.get(0).error() / 1000);
        assertThat(steps.get(9).error()).isGreaterThan(steps.get(4).error());
        assertThat(steps.get(0).size()).isEqualTo(0.1);
    }

    @Test
    void aWrongSign() {
        InputCheck check = spoiled(g -> negate(g));
        assertThat(check.hint()).isEqualTo(Hint.SIGN);
        assertThat(check.ratio()).isCloseTo(-1, within(1e-6));
        assertThat(check.wrong()).isEqualTo(6);
        assertThat(check.toString()).startsWith("W 2×3: wrong sign, 6 of 6 entries\n").contains("ratio −1").contains("a minus is missing").contains("step       numeric");
    }

    @Test
    void aFactorOfTwo() {
        assertThat(spoiled(g -> scale(2, g)).hint()).isEqualTo(Hint.FACTOR_TWO);
        InputCheck half = spoiled(g -> scale(0.5, g));
        assertThat(half.hint()).isEqualTo(Hint.FACTOR_TWO);
        assertThat(half.advice()).isEqualTo("the gradient is 0.5 times what it should be: a square's 2, or a ½, is missing or too many");
        assertThat(spoiled(g -> scale(-2, g)).advice()).contains("is −2 times");
    }

    @Test
    void anotherFactorMayBeASizeOnTheTape() {
        InputCheck batch = spoiled(g -> scale(4, g));
        assertThat(batch.hint()).isEqualTo(Hint.FACTOR);
        assertThat(batch.advice()).isEqualTo(
                "the gradient is 4 times what it should be: X is 3×4, so a mean may be taken twice or not at all");
        assertThat(spoiled(g -> scale(0.3, g)).advice()).isEqualTo("the gradient is 0.3 times what it should be");
        // Of one number nothing can be said.
        assertThat(single(v -> square(v), Value.scalar("x", 1), Value.scalar("g", 0.7)).hint()).isEqualTo(Hint.UNKNOWN);
    }

    @Test
    void aForgottenAccumulation() {
        Value a = Value.column("a", 0.4, -1.2);
        Value g = exp(a);
        InputCheck check = single(v -> sum(add(exp(v), square(v))), a, g);
        assertThat(check.hint()).isEqualTo(Hint.ACCUMULATION);
        assertThat(check.advice()).isEqualTo(
                "it is used 2 times and the gradient counts only use 1 (exp): add what all uses contribute");
        // Two of three uses, one operation twice.
        InputCheck three = single(v -> sum(add(exp(v), multiply(v, v))), a, add(exp(a), a));
        assertThat(three.advice()).contains("used 3 times").contains("only use 1 (exp), use 2 (multiply)");
    }

    @Test
    void aForgottenSumOverTheBatch() {
        Value z = add(matmul(w, x), b);
        Value zBar = Gradients.gradients(mean(square(tanh(z))), z).of(z);
        DMatrixRMaj last = new DMatrixRMaj(new double[][] {{zBar.get(0, 3)}, {zBar.get(1, 3)}});
        Gradients g = Gradients.gradients(loss(w, b), w);
        InputCheck check = GradientCheck.of(f, List.of(w, b), List.of(g.of(w), Value.matrix("", last))).inputs().get(1);
        assertThat(check.hint()).isEqualTo(Hint.ACCUMULATION);
        assertThat(check.advice()).isEqualTo("the gradient counts only column 3 of the batch: add what all samples contribute");
    }

    @Test
    void aTransposedGradient() {
        InputCheck turned = spoiled(g -> transpose(g));
        assertThat(turned.hint()).isEqualTo(Hint.TRANSPOSED);
        assertThat(turned.advice()).isEqualTo("the gradient is 3×2, its value 2×3: transpose it");
        InputCheck laid = spoiled(g -> Value.matrix("", new DMatrixRMaj(2, 3, true, transpose(g).matrix().data)));
        assertThat(laid.hint()).isEqualTo(Hint.TRANSPOSED);
        Value s = Value.matrix("S", new double[][] {{1, 2}, {-0.5, 0.3}});
        Value v = Value.column("v", 0.7, -2);
        InputCheck squareMatrix = single(m -> sum(square(matmul(m, v))), s,
                transpose(Gradients.gradients(sum(square(matmul(s, v))), s).of(s)));
        assertThat(squareMatrix.hint()).isEqualTo(Hint.TRANSPOSED);
        assertThat(squareMatrix.wrong()).isEqualTo(2);
    }

    @Test
    void aKinkIsNoFault() {
        Value a = Value.matrix("a", new double[][] {{0, 1, -1}});
        InputCheck check = single(v -> sum(relu(v)), a);
        assertThat(check.hint()).isEqualTo(Hint.KINK);
        assertThat(check.wrong()).isZero();
        assertThat(check.column()).isZero();
        assertThat(check.numeric()).isCloseTo(0.5, within(1e-9));
        assertThat(GradientCheck.of(v -> sum(relu(v.get(0))), a).passed()).isTrue();
        // On a kink, but outside of the slopes to either side; and a fault beside a kink.
        assertThat(single(v -> sum(relu(v)), a, Value.matrix("g", new double[][] {{2, 1, 0}})).hint()).isEqualTo(Hint.UNKNOWN);
        assertThat(single(v -> sum(relu(v)), a, Value.matrix("g", new double[][] {{0, -1, 0}})).hint()).isEqualTo(Hint.SIGN);
    }

    @Test
    void aGradientThatDoesNotArrive() {
        InputCheck check = spoiled(g -> Value.constant(g.shape(), 0));
        assertThat(check.hint()).isEqualTo(Hint.MISSING);
        assertThat(check.advice()).contains("although the result depends on W");
    }

    @Test
    void whereDifferencesSayNothing() {
        assertThat(single(v -> sqrt(v), Value.scalar("x", 1e-12)).hint()).isEqualTo(Hint.UNDECIDED);
        assertThat(single(v -> log(v), Value.scalar("x", 1e-3)).hint()).isEqualTo(Hint.FINE);
        InputCheck jump = single(v -> step(v), Value.scalar("x", 0));
        assertThat(jump.hint()).isEqualTo(Hint.UNDECIDED);
        InputCheck unused = single(v -> Value.scalar("c", 3), Value.scalar("x", 1));
        assertThat(unused.hint()).isEqualTo(Hint.FINE);
    }

    @Test
    void anUnknownFaultTellsItsWorstEntry() {
        InputCheck check = spoiled(g -> {
            DMatrixRMaj m = g.matrix();
            m.set(1, 2, m.get(1, 2) * 1.1);
            return Value.matrix("", m);
        });
        assertThat(check.hint()).isEqualTo(Hint.UNKNOWN);
        assertThat(check.wrong()).isEqualTo(1);
        assertThat(check.row()).isEqualTo(1);
        assertThat(check.column()).isEqualTo(2);
        assertThat(check.ratio()).isCloseTo(1.1, within(1e-6));
    }

    @Test
    void aBrokenRuleIsFoundInTheTapesOwnGradient() {
        InputCheck check = single(v -> sum(new Cubed().on(v)), Value.column("c", 0.5, 2));
        assertThat(check.hint()).isEqualTo(Hint.SIGN);
    }

    /** y = x³ with the sign of its rule wrong. */
    private record Cubed() implements Op {
        @Override
        public int arity() {
            return 1;
        }

        @Override
        public Shape shape(Shape... x) {
            return x[0];
        }

        @Override
        public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
            for (int k = 0; k < y.getNumElements(); k++) {
                y.data[k] = x[0].data[k] * x[0].data[k] * x[0].data[k];
            }
        }

        @Override
        public Value vjp(int argument, Value[] x, Value y, Value yBar) {
            return multiply(scale(-3, square(x[0])), yBar);
        }

        @Override
        public Notation notation(Notation... x) {
            return x[0];
        }

        @Override
        public long flops(Shape... x) {
            return 0;
        }
    }

    @Test
    void ofManyEntriesSomeAreCompared() {
        Value big = Value.matrix("big", new DMatrixRMaj(40, 50));
        InputCheck check = single(v -> sum(exp(v)), big);
        assertThat(check.checked()).isEqualTo(1000);
        assertThat(check.hint()).isEqualTo(Hint.FINE);
        assertThat(check).asString().contains("(1000 of 2000 entries compared)");
        assertThat(single(v -> sum(exp(v)), Value.matrix("none", new DMatrixRMaj(0, 2))).hint()).isEqualTo(Hint.FINE);
    }

    @Test
    void whatCannotBeCheckedIsRefused() {
        AtomicInteger calls = new AtomicInteger();
        assertThatThrownBy(() -> GradientCheck.of(v -> scale(calls.incrementAndGet(), v.get(0)), Value.scalar("x", 1)))
                .hasMessageContaining("one result for the same values; got 1.0 and 3.0");
        assertThatThrownBy(() -> GradientCheck.of(v -> v.get(0), w)).isInstanceOf(ShapeException.class).hasMessageContaining("1×1");
        assertThatThrownBy(() -> GradientCheck.of(f, List.of(w, b), List.of(w))).hasMessageContaining("got 2 values and 1 gradients");
        assertThatThrownBy(() -> GradientCheck.of(f, List.of(w, b), List.of(x, b)))
                .hasMessage("a gradient needs the shape of its value; got W 2×3 and its gradient 3×4");
    }

    @Test
    void theReportIsTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            String here = spoiled(g -> scale(3, g)).toString();
            Locale.setDefault(Locale.GERMANY);
            assertThat(spoiled(g -> scale(3, g))).hasToString(here);
        } finally {
            Locale.setDefault(before);
        }
    }
}
