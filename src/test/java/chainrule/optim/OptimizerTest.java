package chainrule.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import chainrule.diff.Gradients;
import chainrule.nn.Parameter;
import chainrule.op.Add;
import chainrule.op.Multiply;
import chainrule.op.Scale;
import chainrule.op.Square;
import chainrule.op.Sum;
import chainrule.shape.ShapeException;
import chainrule.tape.NonFiniteException;
import chainrule.tape.Value;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What all optimisers promise. Their numbers are held to other systems' by the training traces. */
class OptimizerTest {

    private final Parameter w = new Parameter("w", new DMatrixRMaj(new double[][] {{3, -2}}));
    private final Parameter b = new Parameter("b", new DMatrixRMaj(new double[][] {{1}}));

    static List<Optimizer> all() {
        return List.of(
                new Sgd(0.1),
                new Sgd(0.1).momentum(0.8, 0.2).weightDecay(0.01),
                new Sgd(0.1).nesterov(0.8),
                new AdaGrad(1).rateDecay(0.01).start(0.1),
                new RmsProp(0.05),
                new RmsProp(0.01).centered().momentum(0.5),
                new Adam(0.1),
                new Adam(0.1).amsgrad().betas(0.8, 0.99),
                new AdamW(0.1).weightDecay(0.1),
                new Sgd(0.1).clipped(new ClipByNorm(1)).scheduled(new WarmUp(5, new CosineDecay(200, 0.1))));
    }

    private Gradients slopes() {
        Value loss = Add.add(Sum.sum(Square.square(w.value())), Sum.sum(Square.square(b.value())));
        return Gradients.gradients(loss, w.value(), b.value());
    }

    @ParameterizedTest
    @MethodSource("all")
    void itFindsTheBottomOfABowl(Optimizer optimizer) {
        for (int k = 0; k < 200; k++) {
            optimizer.step(List.of(w, b), slopes());
        }
        assertThat(w.value().get(0, 0)).isCloseTo(0, within(0.1));
        assertThat(w.value().get(0, 1)).isCloseTo(0, within(0.1));
        assertThat(b.value().asScalar()).isCloseTo(0, within(0.1));
    }

    @ParameterizedTest
    @MethodSource("all")
    void aStepThatCannotBeDoneMovesNothing(Optimizer optimizer) {
        optimizer.step(List.of(w, b), slopes());
        Value before = w.value();
        // The second parameter is the one that fails.
        Value loss = Add.add(Sum.sum(w.value()), Sum.sum(b.value()));
        Gradients slopes = Gradients.gradients(loss, w.value(), b.value());
        assertThatThrownBy(() -> optimizer.step(List.of(w, b), Gradients.gradients(loss, w.value())))
                .hasMessageContaining("no gradient by b was asked for");
        assertThat(w.value()).isSameAs(before);
        assertThatThrownBy(() -> optimizer.step(List.of(w, b, w), slopes))
                .hasMessage("a step moves each parameter once; w comes twice: list a parameter that is shared only once");
        assertThatThrownBy(() -> optimizer.step(List.of(w, b), slopes, Double.NaN)).hasMessageContaining("learning rate").hasMessageContaining("got NaN");
        assertThatThrownBy(() -> optimizer.step(List.of(w, b), slopes, -1)).hasMessageContaining("got -1.0");
        assertThat(w.value()).isSameAs(before);
        Gradients good = slopes();
        optimizer.step(List.of(w, b), good);
        assertThatThrownBy(() -> optimizer.step(List.of(w, b), good)).hasMessageContaining("compute its gradient again");
    }

    @Test
    void noParameterAndNoMemoryBecomesInfinite() {
        Value before = w.value();
        Gradients steep = Gradients.gradients(Scale.scale(1e300, Sum.sum(w.value())), w.value());
        assertThatThrownBy(() -> new Sgd(1e10).step(List.of(w), steep))
                .isInstanceOf(NonFiniteException.class)
                .hasMessage("a step would make w -Infinity at row 0, column 0, where the gradient is 1.0E300 and the learning "
                        + "rate 1.0E10; nothing has moved: clip the gradients or scale the loss down");
        // The step itself would be zero: squares that overflow would stop the parameter for ever, without a word.
        assertThatThrownBy(() -> new AdaGrad(0.1).step(List.of(w), steep)).hasMessageContaining("make w's sum of squared gradients Infinity at row 0, column 0");
        assertThatThrownBy(() -> new RmsProp(0.1).step(List.of(w), steep)).hasMessageContaining("w's mean of squared gradients Infinity");
        assertThatThrownBy(() -> new Adam(0.1).step(List.of(w), steep)).hasMessageContaining("w's mean of squared gradients Infinity");
        assertThatThrownBy(() -> new AdamW(0.1).step(List.of(w), steep)).hasMessageContaining("w's mean of squared gradients Infinity");
        assertThat(w.value()).isSameAs(before);
        new Adam(0.1).clipped(new ClipByNorm(1)).step(List.of(w), steep);
        assertThat(w.value()).isNotSameAs(before);
    }

    @Test
    void settingsMakeANewRuleAndLeaveTheOld() {
        Sgd plain = new Sgd(0.1);
        Sgd fast = plain.momentum(0.9);
        for (int k = 0; k < 2; k++) {
            fast.step(List.of(w), slopes());
        }
        plain.step(List.of(b), slopes());
        assertThat(b.value().asScalar()).isCloseTo(0.8, within(1e-15));
        // w₁ = 3 − 0.1 · 6, v₂ = 0.9 · 6 + 2 · 2.4, w₂ = w₁ − 0.1 v₂.
        assertThat(w.value().get(0, 0)).isCloseTo(2.4 - 0.1 * (5.4 + 4.8), within(1e-15));
        assertThat(fast).hasToString("Sgd with learning rate 0.1, momentum 0.9");
        assertThat(new Sgd(1).nesterov(0.5).weightDecay(0.1)).hasToString("Sgd with learning rate 1.0, Nesterov's momentum 0.5, weight decay 0.1");
    }

    @Test
    void settingsOutOfRangeAreRefusedWithTheValue() {
        assertThatThrownBy(() -> new Adam(-0.1)).hasMessage("a learning rate is a finite number, zero or greater; got -0.1");
        assertThatThrownBy(() -> new Sgd(Double.POSITIVE_INFINITY)).hasMessageContaining("got Infinity");
        assertThatThrownBy(() -> new Sgd(0.1).momentum(-0.1)).hasMessage("momentum is at least 0 and less than 1; got -0.1");
        assertThatThrownBy(() -> new Sgd(0.1).momentum(0.5, 1.5)).hasMessage("dampening is between 0 and 1; got 1.5");
        assertThatThrownBy(() -> new Sgd(0.1).nesterov(0)).hasMessage("Nesterov's momentum is a finite number greater than zero; got 0.0");
        assertThatThrownBy(() -> new Sgd(0.1).weightDecay(Double.NaN)).hasMessage("weight decay is a finite number, zero or greater; got NaN");
        assertThatThrownBy(() -> new Adam(0.1).betas(1, 0.9)).hasMessage("beta1 is at least 0 and less than 1; got 1.0");
        assertThatThrownBy(() -> new AdamW(0.1).betas(0.9, -1)).hasMessage("beta2 is at least 0 and less than 1; got -1.0");
        assertThatThrownBy(() -> new Adam(0.1).epsilon(-1e-8)).hasMessage("epsilon is a finite number, zero or greater; got -1.0E-8");
        assertThatThrownBy(() -> new RmsProp(0.1).alpha(1)).hasMessageContaining("alpha is at least 0");
        assertThatThrownBy(() -> new AdaGrad(0.1).rateDecay(-1)).hasMessageContaining("rate decay").hasMessageContaining("got -1.0");
        assertThatThrownBy(() -> new ClipByNorm(0)).hasMessage("the limit of the norm is a finite number greater than zero; got 0.0");
        assertThatThrownBy(() -> new ClipByValue(Double.NaN)).hasMessage("the limit of an entry is a finite number greater than zero; got NaN");
    }

    @Test
    void clippingByNormKeepsTheDirectionAtAnySize() {
        for (double size : new double[] {1e-300, 1e-3, 1, 1e10, 1e300, 1.7e308}) {
            DMatrixRMaj a = new DMatrixRMaj(new double[][] {{size, -size}});
            DMatrixRMaj c = new DMatrixRMaj(new double[][] {{size}});
            new ClipByNorm(0.5).clip(List.of(a, c));
            double expected = Math.min(size, 0.5 / Math.sqrt(3));
            assertThat(a.data[0]).isCloseTo(expected, within(1e-5 * expected));
            assertThat(a.data[1]).isEqualTo(-a.data[0]);
            assertThat(c.data[0]).isEqualTo(a.data[0]);
        }
        DMatrixRMaj zero = new DMatrixRMaj(1, 2);
        new ClipByNorm(0.5).clip(List.of(zero));
        assertThat(zero.data).containsExactly(0, 0);
    }

    @Test
    void whatIsWithinTheLimitIsNotClippedByABit() {
        for (double limit : new double[] {1e-300, 1e-8, 1e-6, 1, 5, 1e300}) {
            for (double part : new double[] {0.1, 0.5, 1 - 1e-9, 1}) {
                DMatrixRMaj g = new DMatrixRMaj(new double[][] {{0}, {-limit * part}});
                new ClipByNorm(limit).clip(List.of(g));
                assertThat(g.data).containsExactly(0, -limit * part);
            }
            DMatrixRMaj longer = new DMatrixRMaj(new double[][] {{Math.nextUp(limit)}});
            new ClipByNorm(limit).clip(List.of(longer));
            assertThat(longer.data[0]).isLessThanOrEqualTo(limit);
        }
    }

    @Test
    void aDivisorOfZeroIsCalledOne() {
        Gradients none = Gradients.gradients(Scale.scale(0, Sum.sum(w.value())), w.value());
        for (Optimizer rule : List.of(
                new Adam(0.1).epsilon(0), new AdamW(0.1).epsilon(0), new RmsProp(0.1).epsilon(0), new AdaGrad(0.1).epsilon(0))) {
            assertThatThrownBy(() -> rule.step(List.of(w), none)).isInstanceOf(NonFiniteException.class)
                    .hasMessageContaining("NaN at row 0, column 0, where the gradient is 0.0 and the learning rate 0.1; nothing has"
                            + " moved: something was divided by 0: give the rule an epsilon above zero");
        }
        // A square that vanishes is a divisor of zero as well.
        Gradients tiny = Gradients.gradients(Scale.scale(1e-200, Sum.sum(w.value())), w.value());
        assertThatThrownBy(() -> new RmsProp(0.1).epsilon(0).step(List.of(w), tiny)).hasMessageContaining("Infinity at").hasMessageContaining("divided by 0");
        // What is large may overflow: the gradient, the rate, what is remembered, the parameter itself.
        Gradients plain = slopes();
        assertThatThrownBy(() -> new Sgd(1e308).step(List.of(w, b), plain)).hasMessageContaining("clip the gradients");
        Parameter far = new Parameter("far", new DMatrixRMaj(new double[][] {{-1.7e308}}));
        List<DMatrixRMaj> away = List.of(new DMatrixRMaj(new double[][] {{1e308}}));
        assertThatThrownBy(() -> new Sgd(1).step(List.of(far), away, 1)).hasMessageContaining("clip the gradients");
        Parameter x = new Parameter("x", new DMatrixRMaj(1, 1));
        Sgd fast = new Sgd(1).momentum(0.9);
        fast.step(List.of(x), List.of(new DMatrixRMaj(new double[][] {{1e300}})), 0);
        assertThatThrownBy(() -> fast.step(List.of(x), List.of(new DMatrixRMaj(1, 1)), 1e10)).hasMessageContaining("clip the gradients");
    }

    @Test
    void momentumKeepsItsKind() {
        assertThat(new Sgd(1).nesterov(0.9).momentum(0.5)).hasToString("Sgd with learning rate 1.0, Nesterov's momentum 0.5");
        assertThat(new Sgd(1).momentum(0.9, 0.2).momentum(0.5)).hasToString("Sgd with learning rate 1.0, momentum 0.5, dampening 0.2");
        assertThatThrownBy(() -> new Sgd(1).nesterov(0.9).momentum(0.5, 0.1)).hasMessage("Nesterov's momentum knows no dampening; got 0.1");
        new Sgd(1).nesterov(0.9).momentum(0.5, 0);
    }

    @Test
    void withoutMomentumNothingIsDampened() {
        Sgd dampened = new Sgd(0.1).momentum(0, 0.5).weightDecay(0.5);
        for (int k = 1; k <= 3; k++) {
            dampened.step(List.of(b), slopes());
            // The slope is 2 b + b/2.
            assertThat(b.value().asScalar()).isCloseTo(Math.pow(0.75, k), within(1e-15));
        }
    }

    @Test
    void clippingByValueCutsEachEntry() {
        DMatrixRMaj g = new DMatrixRMaj(new double[][] {{-3, 0.1, 1e300}});
        new ClipByValue(0.5).clip(List.of(g));
        assertThat(g.data).containsExactly(-0.5, 0.1, 0.5);
    }

    @Test
    void onlyWhatIsSteppedWithCountsForTheNorm() {
        Value x = Value.scalar("x", 100);
        Gradients g = Gradients.gradients(Sum.sum(Multiply.multiply(x, b.value())), x, b.value());
        new Sgd(1).clipped(new ClipByNorm(100.1)).step(List.of(b), g);
        assertThat(b.value().asScalar()).isEqualTo(-99);
    }

    @Test
    void replacedGradientsKeepTheirShapeAndAreThoseAskedFor() {
        Gradients g = slopes();
        Value other = Value.matrix("g", new double[][] {{7, 8}});
        assertThat(g.replaced(Map.of(w.value(), other)).of(w.value())).isSameAs(other);
        assertThat(g.of(w.value())).isNotSameAs(other);
        assertThatThrownBy(() -> g.replaced(Map.of(b.value(), other))).isInstanceOf(ShapeException.class)
                .hasMessage("a gradient needs the shape of its parameter; got b 1×1 and g 1×2");
        assertThatThrownBy(() -> g.replaced(Map.of(other, other))).hasMessageContaining("no gradient by g was asked for");
    }
}
