package chainrule.explain;

import static chainrule.op.Add.add;
import static chainrule.op.Log.log;
import static chainrule.op.Matmul.matmul;
import static chainrule.op.Mean.mean;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Relu.relu;
import static chainrule.op.Scale.scale;
import static chainrule.op.Sin.sin;
import static chainrule.op.Square.square;
import static chainrule.op.StopGradient.stopGradient;
import static chainrule.op.Sum.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chainrule.check.Hint;
import chainrule.check.InputCheck;
import chainrule.check.InputCheck.Agreement;
import chainrule.check.Sample;
import chainrule.diff.Gradients;
import chainrule.op.Elementwise;
import chainrule.shape.ShapeException;
import chainrule.tape.Notation;
import chainrule.tape.Value;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class TapeCheckTest {

    private final Value w = Value.matrix("W", new double[][] {{0.5, -0.3, 0.8}, {-0.7, 0.2, 0.4}});
    private final Value x = Value.matrix("X", new double[][] {{1, 0.5}, {-0.5, 1.5}, {0.7, -1}});

    @Test
    void aRightTapeAgreesInEveryLeaf() {
        Value b = Value.column("", 0.1, -0.2);
        TapeCheck check = TapeCheck.of(mean(square(add(matmul(w, x), b))), Map.of(b, "b"));
        assertThat(check.passed()).isTrue();
        assertThat(check.check().inputs()).extracting(InputCheck::name).containsExactly("W", "X", "b");
        assertThat(check.check().inputs().get(0).entries()).hasSize(6)
                .allSatisfy(entry -> assertThat(entry.agreement()).isEqualTo(Agreement.AGREES));
        assertThat(check.check().inputs().get(0).step()).isPresent();
        assertThat(check.wrongRules()).isEmpty();
        assertThat(check.rulesTried()).isZero();
    }

    @Test
    void theRuleThatIsWrongIsFoundAmongThoseThatAreRight() {
        Value u = new Doubled().on(matmul(w, x)).named("u");
        TapeCheck check = TapeCheck.of(sum(square(u)), Map.of());
        assertThat(check.check().inputs()).extracting(InputCheck::hint).containsOnly(Hint.FACTOR_TWO);
        assertThat(check.rulesTried()).isEqualTo(5);
        assertThat(check.wrongRules()).singleElement().satisfies(rule -> {
            assertThat(rule.operation()).isEqualTo("doubled");
            assertThat(rule.value()).isEqualTo("u");
            assertThat(rule.check().pullback().hint()).isEqualTo(Hint.FACTOR_TWO);
        });
    }

    @Test
    void aWrongFormulaOnATapeOfRightRulesBlamesNoRule() {
        Gradients right = Gradients.gradients(sum(square(matmul(w, x))), w);
        TapeCheck check = TapeCheck.of(right.replaced(Map.of(w, scale(-1, right.of(w)))), Map.of());
        assertThat(check.check().inputs()).extracting(InputCheck::hint).containsExactly(Hint.SIGN);
        assertThat(check.rulesTried()).isPositive();
        assertThat(check.wrongRules()).isEmpty();
    }

    @Test
    void aValueOnTheWayFromAnotherIsCheckedByItself() {
        Value h = square(w).named("h");
        TapeCheck check = TapeCheck.of(Gradients.gradients(sum(multiply(h, w)), w, h), Map.of());
        assertThat(check.passed()).isTrue();
    }

    @Test
    void kinksAndEdgesAreTold() {
        Value a = Value.column("a", 0, 1, -2);
        InputCheck kinked = TapeCheck.of(sum(relu(a)), Map.of()).check().inputs().get(0);
        assertThat(kinked.hint()).isEqualTo(Hint.KINK);
        assertThat(kinked.entries()).extracting(InputCheck.Compared::agreement)
                .containsExactly(Agreement.KINK, Agreement.AGREES, Agreement.AGREES);
        TapeCheck edge = TapeCheck.of(log(Value.scalar("p", 1e-14)), Map.of());
        assertThat(edge.check().inputs().get(0).hint()).isEqualTo(Hint.UNDECIDED);
        assertThat(edge.check().inputs().get(0).step()).isEmpty();
    }

    @Test
    void whatStopGradientHoldsIsHeldInTheDifferencesToo() {
        Value a = Value.scalar("a", 2);
        TapeCheck check = TapeCheck.of(multiply(stopGradient(square(a)), a), Map.of());
        assertThat(check.passed()).isTrue();
        assertThat(check.remarks()).singleElement().asString().contains("stopGradient");
    }

    @Test
    void ofALargeLeafASeededSampleIsCompared() {
        Value big = Value.matrix("big", new DMatrixRMaj(60, 50));
        Gradients gradients = Gradients.gradients(sum(sin(big)), big);
        assertThat(of(gradients, new Sample(20, 1))).hasSize(20).doesNotHaveDuplicates()
                .isEqualTo(of(gradients, new Sample(20, 1))).isNotEqualTo(of(gradients, new Sample(20, 2)));
        assertThat(TapeCheck.affordable(gradients).most()).isEqualTo(1000);
        assertThat(of(gradients, new Sample(5000, 1))).hasSize(3000).doesNotHaveDuplicates();
        Value product = sum(square(matmul(Value.matrix("l", new DMatrixRMaj(150, 150)), Value.matrix("r", new DMatrixRMaj(150, 150)))));
        assertThat(TapeCheck.affordable(NamedLeaves.gradients(product, Map.of())).most()).isBetween(5, 100);
        assertThatThrownBy(() -> new Sample(0, 1)).hasMessageContaining("1 or more; got 0");
    }

    private static List<InputCheck.Compared> of(Gradients gradients, Sample sample) {
        return TapeCheck.of(gradients, Map.of(), sample).check().inputs().get(0).entries();
    }

    @Test
    void onlyANumberHasAGradient() {
        assertThatThrownBy(() -> TapeCheck.of(w, Map.of())).isInstanceOf(ShapeException.class).hasMessageContaining("1×1");
    }

    @Test
    void anInterruptedCheckStopsAndStaysInterrupted() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> TapeCheck.of(sum(w), Map.of())).isInstanceOf(CancellationException.class);
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    /** The sine with twice its derivative. */
    private record Doubled() implements Elementwise {

        @Override
        public double apply(double x) {
            return StrictMath.sin(x);
        }

        @Override
        public Value derivative(Value x, Value y) {
            return scale(2, chainrule.op.Cos.cos(x));
        }

        @Override
        public Notation notation(Notation... x) {
            return Notation.call("sin", x);
        }
    }
}
