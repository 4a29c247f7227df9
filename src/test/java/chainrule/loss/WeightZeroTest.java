package chainrule.loss;

import static chainrule.op.GatherRows.gatherRows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chainrule.diff.Gradients;
import chainrule.nn.Dense;
import chainrule.nn.Initialization;
import chainrule.op.OpScan;
import chainrule.optim.Sgd;
import chainrule.shape.Shape;
import chainrule.tape.Notation;
import chainrule.tape.Value;
import chainrule.train.Dataset;
import chainrule.train.TrainingStep;
import java.util.List;
import java.util.stream.Collectors;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** A sample of weight 0 counts not at all: whatever it and its loss are, value and gradients are those without it. */
class WeightZeroTest {

    private static final double[] P = {0.2, 0.5, 0.3, 0.1, 0.6, 0.3};
    private static final double[] LOG_P = {-1.5, -0.7, -1.2, -2.3, -0.5, -1.2};

    /**
     * A loss with two samples that count, and one that should not.
     *
     * @param prediction rows of those that count
     * @param bad        a prediction whose loss is infinite, or that is refused, with the target {@code without}
     */
    record Masked(Loss loss, double[] prediction, double[] target, double[] bad, double[] without) {
        @Override
        public String toString() {
            return loss.toString();
        }

        /** Columns {@code counts…}; the bad sample wherever there is a 2. */
        private static Value samples(String name, double[] good, double[] other, int... columns) {
            DMatrixRMaj all = new DMatrixRMaj(3, columns.length);
            for (int j = 0; j < columns.length; j++) {
                for (int i = 0; i < 3; i++) {
                    all.set(i, j, columns[j] == 2 ? other[i] : good[columns[j] * 3 + i]);
                }
            }
            return Value.matrix(name, all);
        }

        Value predictions(int... columns) {
            return samples("a", prediction, bad, columns);
        }

        Value targets(int... columns) {
            return samples("t", target, without, columns);
        }
    }

    private static final double[] A = {0.3, -1.2, 2.1, 0.4, -0.7, 1.5};
    private static final double[] T = {0.2, 0.5, 0.3, 0.5, 0.1, 0.4};
    private static final double[] SIGNS = {1, -1, 1, -1, -1, 1};
    private static final double[] LABELS = {0, 1, 0, 0, 0, 1};
    private static final double[] HUGE = {1e308, -1e308, 1e308};
    private static final double[] OPPOSITE = {-1e308, 1e308, -1e308};

    static final List<Masked> CASES = List.of(
            new Masked(new HalfSquared(), A, T, HUGE, OPPOSITE),
            new Masked(new MeanSquared(), A, T, HUGE, OPPOSITE),
            new Masked(new AbsoluteDifference(), A, T, HUGE, OPPOSITE),
            new Masked(new Huber(0.9), A, T, HUGE, OPPOSITE),
            new Masked(new SmoothL1(0.9), A, T, HUGE, OPPOSITE),
            new Masked(new LogCosh(), A, T, HUGE, OPPOSITE),
            new Masked(new Hinge(1), A, SIGNS, HUGE, new double[] {0, 0, 0}),
            new Masked(new SquaredHinge(1), A, SIGNS, HUGE, new double[] {-1, 1, -1}),
            new Masked(new MulticlassHinge(1, 1), A, LABELS, HUGE, new double[] {0, 1, 0}),
            new Masked(new MulticlassHinge(1, 2), A, LABELS, HUGE, new double[] {0, 0, 0}),
            new Masked(new Bernoulli(), P, T, new double[] {0, 1, 1}, new double[] {1, 0, 0}),
            new Masked(new BernoulliLogits(), A, T, HUGE, new double[] {-1, -1, -1}),
            new Masked(new CrossEntropy(), P, T, new double[] {0, 0, 0}, new double[] {1, 0, 0}),
            new Masked(new NegativeLogLikelihood(), LOG_P, T, OPPOSITE, new double[] {1e9, 0, 1}),
            new Masked(new SoftmaxCrossEntropy(), A, T, HUGE, new double[] {0, 1, 0}),
            new Masked(new SoftmaxCrossEntropy(0.3), A, T, HUGE, new double[] {0, -1, 0}),
            new Masked(new KullbackLeibler(), P, T, new double[] {0, 1, 0}, new double[] {1, 0, 0}),
            new Masked(new CosineDistance(), A, T, new double[] {0, 0, 0}, HUGE));

    @Test
    void everyLossIsTried() {
        assertThat(CASES.stream().map(masked -> masked.loss().getClass()).collect(Collectors.toSet()))
                .hasSizeGreaterThan(10)
                .isEqualTo(OpScan.types().stream().filter(Loss.class::isAssignableFrom).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @FieldSource("CASES")
    void itIsAsIfItWereNotThere(Masked masked) {
        for (int[] order : new int[][] {{2, 0, 1}, {0, 2, 1}, {0, 1, 2}, {2, 2, 0, 2, 1, 2}}) {
            Value a = masked.predictions(order);
            Value t = masked.targets(order);
            DMatrixRMaj w = new DMatrixRMaj(1, order.length);
            for (int j = 0; j < order.length; j++) {
                w.data[j] = new double[] {0.5, 3, 0}[order[j]];
            }
            Value weights = Value.matrix("w", w);
            Value onlyA = masked.predictions(0, 1);
            Value onlyT = masked.targets(0, 1);
            Value onlyW = Value.matrix("w", new double[][] {{0.5, 3}});
            for (Reduction reduction : List.of(Reduction.MEAN, Reduction.SUM)) {
                Value with = masked.loss().of(a, t, reduction, weights);
                Value only = masked.loss().of(onlyA, onlyT, reduction, onlyW);
                assertThat(with.asScalar()).isEqualTo(only.asScalar());
                Gradients g = Gradients.gradients(with, a, weights);
                Gradients expected = Gradients.gradients(only, onlyA, onlyW);
                for (int j = 0; j < order.length; j++) {
                    for (int i = 0; i < 3; i++) {
                        assertThat(g.of(a).get(i, j)).isEqualTo(order[j] == 2 ? 0 : expected.of(onlyA).get(i, order[j]));
                    }
                    assertThat(g.of(weights).get(0, j)).isEqualTo(order[j] == 2 ? 0 : expected.of(onlyW).get(0, order[j]));
                }
            }
            Value each = masked.loss().of(a, t, Reduction.NONE, weights);
            Value alone = masked.loss().of(onlyA, onlyT, Reduction.NONE, onlyW);
            for (int j = 0; j < order.length; j++) {
                assertThat(each.get(0, j)).isEqualTo(order[j] == 2 ? 0 : alone.get(0, order[j]));
            }
        }
    }

    @ParameterizedTest
    @FieldSource("CASES")
    void ifNoneCountsTheSumIsZeroAndThereIsNoMean(Masked masked) {
        Value a = masked.predictions(2, 2);
        Value t = masked.targets(2, 2);
        Value none = Value.matrix("w", new double[1][2]);
        Value sum = masked.loss().of(a, t, Reduction.SUM, none);
        assertThat(sum.asScalar()).isZero();
        assertThat(Gradients.gradients(sum, a).of(a).matrix().data).containsOnly(0);
        assertThat(masked.loss().of(a, t, Reduction.NONE, none).matrix().data).containsOnly(0);
        assertThatThrownBy(() -> masked.loss().of(a, t, Reduction.MEAN, none))
                .hasMessage("a weighted mean needs a weight above zero; got w = [0, 0]");
    }

    @Test
    void aMessageNamesTheColumnThatCounts() {
        Value p = Value.matrix("p", new double[][] {{0.5, 0, 0}});
        Value t = Value.matrix("t", new double[][] {{1, 1, 1}});
        assertThatThrownBy(() -> new Bernoulli().of(p, t, Reduction.SUM, Value.matrix("w", new double[][] {{1, 0, 2}})))
                .hasMessageStartingWith("bernoulli gives Infinity: the prediction is 0.0 and the target is 1.0 at row 0, column 2;");
        assertThatThrownBy(() -> new Bernoulli().of(p, Value.scalar("t", 1), Reduction.SUM, Value.matrix("w", new double[][] {{1, 0, 2}})))
                .hasMessageContaining("got p 1×3 and t 1×1");
    }

    /** The squared error where the second row of the targets is not 0. */
    private record WhereKnown(Loss loss) implements Loss {

        @Override
        public Value of(Value prediction, Value target) {
            return loss.of(prediction, gatherRows(target, 0), Reduction.MEAN, gatherRows(target, 1));
        }

        @Override
        public Value vjp(int argument, Value[] x, Value y, Value yBar) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Notation notation(Notation... x) {
            return Notation.call("known", x);
        }

        @Override
        public long flops(Shape... x) {
            return 0;
        }
    }

    @Test
    void aRecordedStepSeesTheWeightsOfEachBatch() {
        Dense recorded = new Dense("d", 2, 1, Initialization.glorot(1));
        Dense eager = new Dense("d", 2, 1, Initialization.glorot(1));
        Loss loss = new WhereKnown(new MeanSquared());
        TrainingStep step = new TrainingStep(recorded, loss, new Sgd(0.1));
        double[][] masks = {{1, 1, 1}, {1, 0, 1}, {0, 1, 1}, {2, 0, 0}, {1, 0, 1}, {1, 1, 1}};
        for (int k = 0; k < 4 * masks.length; k++) {
            double[] mask = masks[k % masks.length];
            double[] t = new double[3];
            for (int j = 0; j < 3; j++) {
                t[j] = mask[j] == 0 ? 1e300 : j - 0.1 * k;
            }
            Dataset batch = new Dataset(
                    Value.matrix("x", new double[][] {{1, 2, k}, {-1, 0.5, 1}}), Value.matrix("t", new double[][] {t, mask}));
            Value cost = loss.of(eager.applyTraining(batch.inputs()), batch.targets());
            new Sgd(0.1).step(eager.parameters(), Gradients.gradients(cost, eager.parameters().stream().map(p -> p.value()).toList()));
            assertThat(step.on(batch)).isEqualTo(cost.asScalar());
            assertThat(recorded.parameters()).hasToString(eager.parameters().toString());
            assertThat(recorded.parameters().get(0).value().matrix().data).isEqualTo(eager.parameters().get(0).value().matrix().data);
        }
    }
}
