package chainrule.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import chainrule.nn.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is true of the numbers of all update rules, whatever their formula. */
class UpdateRuleLawsTest {

    private static final int STEPS = 4;

    /** A rule with nothing set, and each of its settings. */
    private record Family<R extends UpdateRule>(R plain, List<UnaryOperator<R>> settings) {

        @Override
        public String toString() {
            return plain.toString();
        }
    }

    static List<Family<?>> families() {
        return List.of(
                new Family<>(new Sgd(0.1), List.of(r -> r.momentum(0.5, 0.25), r -> r.weightDecay(0.3))),
                new Family<>(new Sgd(0.1), List.of(r -> r.nesterov(0.5), r -> r.weightDecay(0.3))),
                new Family<>(new AdaGrad(0.1), List.of(
                        r -> r.rateDecay(0.5), r -> r.start(0.7), r -> r.epsilon(0.2), r -> r.weightDecay(0.3))),
                new Family<>(new RmsProp(0.1), List.of(r -> r.alpha(0.6), RmsProp::centered, r -> r.momentum(0.5),
                        r -> r.epsilon(0.2), r -> r.weightDecay(0.3))),
                new Family<>(new Adam(0.1), List.of(
                        r -> r.betas(0.5, 0.6), r -> r.epsilon(0.2), Adam::amsgrad, r -> r.weightDecay(0.3))),
                new Family<>(new AdamW(0.1), List.of(
                        r -> r.betas(0.5, 0.6), r -> r.epsilon(0.2), AdamW::amsgrad, r -> r.weightDecay(0.3))));
    }

    /** Gradients of either sign that fade fast: even a long mean of their squares falls. */
    private static double slope(int k, int t) {
        return (k % 7 - 2.5) * Math.pow(0.01, t);
    }

    /** Where a parameter of so many entries is after each step. */
    private static List<double[]> path(UpdateRule rule, int entries) {
        Parameter w = new Parameter("w", new DMatrixRMaj(entries, 1));
        List<double[]> path = new ArrayList<>();
        for (int t = 0; t < STEPS; t++) {
            DMatrixRMaj g = new DMatrixRMaj(entries, 1);
            for (int k = 0; k < entries; k++) {
                g.data[k] = slope(k, t);
            }
            rule.step(List.of(w), List.of(g), 0.1);
            path.add(w.value().matrix().data);
        }
        return path;
    }

    @ParameterizedTest
    @MethodSource("families")
    <R extends UpdateRule> void eachSettingMattersAndKeepsTheOthers(Family<R> family) {
        double[] plain = path(family.plain, 7).get(STEPS - 1);
        for (UnaryOperator<R> a : family.settings) {
            assertThat(path(a.apply(family.plain), 7).get(STEPS - 1)).isNotEqualTo(plain);
            for (UnaryOperator<R> b : family.settings) {
                if (a != b) {
                    List<double[]> one = path(b.apply(a.apply(family.plain)), 7);
                    List<double[]> other = path(a.apply(b.apply(family.plain)), 7);
                    for (int t = 0; t < STEPS; t++) {
                        assertThat(one.get(t)).isEqualTo(other.get(t));
                    }
                }
            }
        }
    }

    /** However entries are shared out, to threads and to a processor's cache, each moves as if it were alone. */
    @ParameterizedTest
    @MethodSource("families")
    <R extends UpdateRule> void anEntryMovesAsIfItWereAlone(Family<R> family) {
        R rule = family.plain;
        for (UnaryOperator<R> setting : family.settings) {
            rule = setting.apply(rule);
        }
        List<double[]> few = path(rule, 7);
        List<double[]> many = path(rule, 5000);
        for (int t = 0; t < STEPS; t++) {
            for (int k = 0; k < 5000; k++) {
                assertThat(many.get(t)[k]).isEqualTo(few.get(t)[k % 7]);
            }
        }
    }

    private static double[] underOneSlope(UpdateRule rule, double slope, int steps) {
        Parameter w = new Parameter("w", new DMatrixRMaj(1, 1));
        double[] moves = new double[steps];
        for (int t = 0; t < steps; t++) {
            double before = w.value().asScalar();
            rule.step(List.of(w), List.of(new DMatrixRMaj(new double[][] {{slope}})), 0.1);
            moves[t] = w.value().asScalar() - before;
        }
        return moves;
    }

    @Test
    void underOneSlopeAMeanIsThatSlopeFromTheFirstStep() {
        // A velocity that is dampened by what it loses is a mean of gradients.
        assertThat(underOneSlope(new Sgd(1).momentum(0.75, 0.75), 2, 4)).containsExactly(new double[] {-0.2, -0.2, -0.2, -0.2}, within(1e-15));
        for (UpdateRule rule : Stream.of(0.0, 0.5, 0.9).<UpdateRule>flatMap(beta -> Stream.of(
                new Adam(1).betas(beta, 0.75).epsilon(0), new Adam(1).betas(beta, 0.75).epsilon(0).amsgrad(),
                new AdamW(1).betas(beta, 0.75).epsilon(0).weightDecay(0))).toList()) {
            assertThat(underOneSlope(rule, 2, 4)).containsExactly(new double[] {-0.1, -0.1, -0.1, -0.1}, within(1e-12));
        }
    }

    @Test
    void whatIsMeasuredByItsOwnSizeHasNone() {
        for (UpdateRule rule : List.of(new AdaGrad(1).epsilon(0), new RmsProp(1).epsilon(0), new RmsProp(1).centered().epsilon(0),
                new RmsProp(1).momentum(0.5).epsilon(0), new Adam(1).epsilon(0), new AdamW(1).epsilon(0).amsgrad())) {
            assertThat(underOneSlope(rule, 0x1p-20, 4)).as(rule.toString()).isEqualTo(underOneSlope(rule, 0x1p20, 4));
        }
    }

    @Test
    void aDecayOfWeightsIsASlopeTowardsZero() {
        for (UpdateRule rule : List.of(new Sgd(1).weightDecay(0.5), new Sgd(1).momentum(0.5).weightDecay(0.5),
                new Sgd(1).nesterov(0.5).weightDecay(0.5), new AdaGrad(1).weightDecay(0.5), new RmsProp(1).weightDecay(0.5),
                new Adam(1).weightDecay(0.5), new AdamW(1).weightDecay(0.5))) {
            Parameter w = new Parameter("w", new DMatrixRMaj(new double[][] {{8, -8, 0}}));
            rule.step(List.of(w), List.of(new DMatrixRMaj(1, 3)), 0.01);
            assertThat(w.value().get(0, 0)).as(rule.toString()).isBetween(0.0, Math.nextDown(8.0));
            assertThat(w.value().get(0, 1)).isEqualTo(-w.value().get(0, 0));
            assertThat(w.value().get(0, 2)).isZero();
        }
    }

    @Test
    void aRefusalPointsAtTheEntry() {
        DMatrixRMaj steep = new DMatrixRMaj(3, 2);
        steep.set(2, 1, 1e300);
        for (UpdateRule rule : List.of(new Sgd(1), new Sgd(1).momentum(0.5), new AdaGrad(1), new RmsProp(1), new Adam(1), new AdamW(1))) {
            assertThatThrownBy(() -> rule.step(List.of(new Parameter("w", new DMatrixRMaj(3, 2))), List.of(steep), 1e10))
                    .hasMessageContaining("at row 2, column 1, where the gradient is 1.0E300");
        }
    }
}
