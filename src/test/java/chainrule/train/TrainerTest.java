package chainrule.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import chainrule.linalg.SeededRandom;
import chainrule.loss.HalfSquared;
import chainrule.loss.OneHot;
import chainrule.loss.SoftmaxCrossEntropy;
import chainrule.nn.BatchNormalization;
import chainrule.nn.Dense;
import chainrule.nn.Dropout;
import chainrule.nn.Initialization;
import chainrule.nn.Layer;
import chainrule.nn.Parameter;
import chainrule.nn.Sequential;
import chainrule.op.Multiply;
import chainrule.op.Scale;
import chainrule.op.Tanh;
import chainrule.optim.Sgd;
import chainrule.tape.NonFiniteException;
import chainrule.tape.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class TrainerTest {

    private static final Dataset RINGS = rings(200);

    private static Sequential network() {
        Initialization glorot = Initialization.glorot(3);
        return Sequential.of(new Dense("hidden", 2, 12, glorot), Tanh::tanh, new Dense("output", 12, 2, glorot));
    }

    private static Trainer trainer(Layer model) {
        return Trainer.of(model, new SoftmaxCrossEntropy(), new Sgd(0.3, 0.9)).epochs(40).batchSize(16).metric(new Accuracy());
    }

    @Test
    void itLearnsWhatNoLineSeparates() {
        Dataset.Split split = RINGS.split(0.75, 5);
        History history = trainer(network()).fit(split.train(), split.test());
        History.Epoch last = history.epochs().get(39);
        assertThat(history.metrics()).containsExactly("accuracy");
        assertThat(last.validation().orElseThrow().metrics().get(0)).isGreaterThan(0.95);
        assertThat(last.trainLoss()).isLessThan(history.epochs().get(0).trainLoss() / 3);
        assertThat(last.validationLoss()).isPresent();
        assertThat(last.learningRate()).isEqualTo(0.3);
    }

    /** The bits of a run are the same on every JDK and every machine: this number was printed by one of them. */
    @Test
    void theSameRunGivesTheSameBitsEverywhere() {
        Sequential model = network();
        trainer(model).epochs(5).fit(RINGS);
        long bits = 17;
        for (Parameter parameter : model.parameters()) {
            bits = 31 * bits + Arrays.hashCode(parameter.value().matrix().data);
        }
        assertThat(bits).isEqualTo(-2658726585458L);
    }

    /** It learns from dropped and normalised batches and measures without dropping, on running statistics. */
    @Test
    void itLearnsFromTheOneAndMeasuresTheOther() {
        Initialization glorot = Initialization.glorot(3);
        BatchNormalization norm = new BatchNormalization("norm", 12);
        Sequential model = Sequential.of(
                new Dense("hidden", 2, 12, glorot), norm, Tanh::tanh, new Dropout(0.1, 5), new Dense("output", 12, 2, glorot));
        Dataset.Split split = RINGS.split(0.8, 5);
        Trainer trainer = trainer(model);
        History.Epoch last = trainer.fit(split.train(), split.test()).epochs().get(39);
        assertThat(last.validation().orElseThrow().metrics().get(0)).isGreaterThan(0.9);
        double loss = trainer.loss().of(model.apply(split.test().inputs()), split.test().targets()).asScalar();
        assertThat(last.validationLoss().orElseThrow()).isEqualTo(loss);
        assertThat(trainer.gradients(split.test()).loss().asScalar()).isEqualTo(loss);
    }

    @Test
    void aStepThatFailsLeavesTheRunningStatisticsAsTheyWere() {
        BatchNormalization norm = new BatchNormalization("norm", 2);
        Sequential model = Sequential.of(norm, x -> Scale.scale(1e200, Scale.scale(1e200, x)));
        Value before = norm.buffers().get(0).value();
        assertThatThrownBy(() -> trainer(model).fit(RINGS)).isInstanceOf(TrainingException.class);
        assertThat(norm.buffers().get(0).value().matrix().data).containsExactly(before.matrix().data);
    }

    @Test
    void itTellsOfEveryStepAndOfTheEnd() {
        List<Progress> heard = new ArrayList<>();
        trainer(network()).epochs(2).batchSize(64).listener(heard::add).fit(RINGS);
        assertThat(heard).hasSize(2 * 4 + 1);
        assertThat(heard).extracting(Progress::batch).containsExactly(1, 2, 3, 4, 1, 2, 3, 4, 4);
        assertThat(heard.get(8).state()).isEqualTo(Progress.State.FINISHED);
        assertThat(heard.get(8).history().epochs()).hasSize(2);
        assertThat(heard.get(7).remaining()).isZero();
        assertThat(heard.get(0).remaining()).isPositive();
    }

    @Test
    void aListenerThatFailsDoesNotEndTheRun() {
        History history = trainer(network()).epochs(1).listener(progress -> {
            if (progress.batch() % 2 == 0) {
                throw new IllegalStateException("no picture");
            }
            throw new LinkageError("no library");
        }).fit(RINGS);
        assertThat(history.epochs()).hasSize(1);
    }

    @Test
    void anInterruptedRunKeepsItsLastStep() {
        Sequential model = network();
        List<Progress> heard = new ArrayList<>();
        History history = trainer(model).listener(progress -> {
            heard.add(progress);
            if (progress.epoch() == 3 && progress.batch() == 2) {
                Thread.currentThread().interrupt();
            }
        }).fit(RINGS);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(history.epochs()).hasSize(2);
        assertThat(heard.get(heard.size() - 1).state()).isEqualTo(Progress.State.INTERRUPTED);
        assertThat(heard.get(heard.size() - 1).batch()).isEqualTo(2);
    }

    @Test
    void aLossThatRunsAwayStopsWithTheHistory() {
        Sequential model = Sequential.of(new Dense("only", 2, 2, Initialization.he(1)));
        Trainer tooFast = Trainer.of(model, new HalfSquared(), new Sgd(1e150)).epochs(3).batchSize(200);
        assertThatThrownBy(() -> tooFast.fit(RINGS))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("training stopped after epoch 2, batch 1: halfSquared gives Infinity")
                .hasMessageContaining("a smaller learning rate than 1.0E150 may help")
                .hasMessageContaining("\nhalfSquared was given only 2×200 in ")
                .hasCauseInstanceOf(NonFiniteException.class)
                .satisfies(e -> {
                    History history = ((TrainingException) e).history();
                    assertThat(history.epochs()).hasSize(2);
                    History.NotFinite refusal = history.notFinite().orElseThrow();
                    assertThat(refusal.epoch()).isEqualTo(3);
                    assertThat(refusal.batch()).isEqualTo(1);
                    assertThat(refusal.reason()).contains("halfSquared gives Infinity");
                });
    }

    @Test
    void anEpochIsTheMeanOverItsSamplesAlsoWhereBatchesDiffer() {
        // Nothing is learned at rate 0, so every epoch and the validation see the same losses: batches of 150 and 50.
        Trainer still = Trainer.of(network(), new SoftmaxCrossEntropy(), new Sgd(0)).epochs(2).metric(new Accuracy());
        History.Epoch whole = still.batchSize(200).fit(RINGS).epochs().get(0);
        History.Epoch uneven = still.batchSize(150).fit(RINGS, RINGS).epochs().get(1);
        assertThat(uneven.trainLoss()).isCloseTo(whole.trainLoss(), within(1e-14));
        assertThat(uneven.validationLoss().orElseThrow()).isCloseTo(whole.trainLoss(), within(1e-14));
        assertThat(uneven.train().metrics().get(0)).isCloseTo(whole.train().metrics().get(0), within(1e-14));
        assertThat(still.batchSize(Integer.MAX_VALUE).fit(RINGS).epochs().get(0).trainLoss()).isCloseTo(whole.trainLoss(), within(1e-14));
    }

    @Test
    void anyNumberOfMetricsIsMeasuredInOrder() {
        Metric error = new Metric() {
            @Override
            public String name() {
                return "error";
            }

            @Override
            public double of(Value prediction, Value target) {
                return 1 - new Accuracy().of(prediction, target);
            }
        };
        Trainer both = trainer(network()).epochs(2).metric(error);
        History history = both.fit(RINGS.first(150), RINGS);
        assertThat(history.metrics()).containsExactly("accuracy", "error");
        for (History.Epoch epoch : history.epochs()) {
            for (Scores scores : List.of(epoch.train(), epoch.validation().orElseThrow())) {
                assertThat(scores.metrics()).hasSize(2);
                assertThat(scores.metrics().get(0) + scores.metrics().get(1)).isCloseTo(1, within(1e-14));
            }
        }
        assertThat(trainer(network()).epochs(2).fit(RINGS.first(150), RINGS).epochs())
                .extracting(History.Epoch::trainLoss)
                .isEqualTo(history.epochs().stream().map(History.Epoch::trainLoss).toList());
        assertThatThrownBy(() -> both.metric(new Accuracy())).hasMessage("two metrics are called accuracy: measure each once");
    }

    @Test
    void aSplitIsShuffled() {
        assertThat(RINGS.split(0.5, 1).train().inputs().get(0, 0)).isNotEqualTo(RINGS.split(0.5, 2).train().inputs().get(0, 0));
        assertThat(RINGS.split(0.5, 1).train().inputs().matrix().data).isNotEqualTo(RINGS.first(100).inputs().matrix().data);
    }

    @Test
    void sgdWithMomentumIsItsFormula() {
        Parameter w = new Parameter("w", new DMatrixRMaj(new double[][] {{1}}));
        Layer model = new Layer() {
            @Override
            public Value apply(Value x) {
                return Multiply.multiply(w.value(), x);
            }

            @Override
            public List<Parameter> parameters() {
                return List.of(w);
            }
        };
        Dataset one = new Dataset(Value.scalar("x", 1), Value.scalar("t", 0));
        // L = ½ w², so the gradient is w: v₁ = 1, w₁ = 0.9, v₂ = 0.5 + 0.9, w₂ = 0.9 − 0.14.
        Trainer.of(model, new HalfSquared(), new Sgd(0.1, 0.5)).epochs(2).fit(one);
        assertThat(w.value().asScalar()).isCloseTo(0.76, within(1e-15));
    }

    @Test
    void accuracyNeedsAScoreForEachClass() {
        Value right = Value.matrix("t", new double[][] {{1, 0}, {0, 1}});
        assertThat(new Accuracy().of(Value.matrix("p", new double[][] {{3, 2}, {1, 1}}), right)).isEqualTo(0.5);
        assertThatThrownBy(() -> new Accuracy().of(Value.matrix("p", new double[][] {{0.2, 0.9}}), Value.matrix("t", new double[][] {{0, 1}})))
                .hasMessageContaining("accuracy needs scores and one-hot targets of one shape, a row for each of at least two classes; got p 1×2 and t 1×2");
    }

    @Test
    void gradientsOfEarlierValuesAreRefused() {
        Sequential model = network();
        Trainer trainer = trainer(model);
        var stale = trainer.gradients(RINGS);
        trainer.optimizer().step(model.parameters(), stale);
        assertThatThrownBy(() -> trainer.optimizer().step(model.parameters(), stale))
                .hasMessageContaining("no gradient by hidden.W was asked for")
                .hasMessageContaining("compute its gradient again");
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new Sgd(Double.NaN)).hasMessageContaining("got NaN");
        assertThatThrownBy(() -> new Sgd(0.1, 1)).hasMessageContaining("momentum is at least 0 and less than 1; got 1.0");
        assertThatThrownBy(() -> trainer(network()).epochs(0)).hasMessageContaining("got 0 epochs");
        assertThatThrownBy(() -> RINGS.split(1, 1)).hasMessageContaining("between 0 and 1; got 1.0");
        assertThatThrownBy(() -> new Dataset(Value.matrix("x", new double[2][3]), Value.matrix("y", new double[1][2])))
                .hasMessageContaining("one target for each input").hasMessageContaining("got 2×3 and 1×2");
    }

    @Test
    void aSplitLosesNothingAndStandardizingMeasuresTheTrainingPart() {
        Dataset.Split split = RINGS.split(0.7, 1);
        assertThat(split.train().size()).isEqualTo(140);
        assertThat(split.test().size()).isEqualTo(60);
        Dataset scaled = Standardizer.fit(split.train()).apply(split.train());
        double[] row = Arrays.copyOf(scaled.inputs().matrix().data, 140);
        assertThat(Arrays.stream(row).average().orElseThrow()).isCloseTo(0, within(1e-14));
        assertThat(Arrays.stream(row).map(v -> v * v).average().orElseThrow()).isCloseTo(1, within(1e-13));
        Dataset tenths = new Dataset(Value.matrix("x", new double[][] {{0.1, 0.1, 0.1}}), Value.matrix("y", new double[1][3]));
        assertThat(Standardizer.fit(tenths).apply(tenths).inputs()).hasToString("x = [0, 0, 0]");
        assertThatThrownBy(() -> Standardizer.fit(tenths).apply(RINGS))
                .hasMessage("a standardizer needs as many features as it has measured; got 1×1 and 2×200");
        Dataset flat = new Dataset(Value.matrix("x", new double[][] {{4, 4}}), Value.matrix("y", new double[1][2]));
        assertThat(Standardizer.fit(flat).apply(flat).inputs()).hasToString("x = [0, 0]");
    }

    /** Two classes, one inside the other. */
    private static Dataset rings(int samples) {
        SeededRandom random = new SeededRandom(11);
        DMatrixRMaj x = new DMatrixRMaj(2, samples);
        int[] labels = new int[samples];
        for (int j = 0; j < samples; j++) {
            labels[j] = j % 2;
            double radius = labels[j] + random.nextDouble(0.3, 0.9);
            double angle = random.nextDouble(0, 6.28);
            x.set(0, j, radius * StrictMath.cos(angle));
            x.set(1, j, radius * StrictMath.sin(angle));
        }
        return new Dataset(Value.matrix("x", x), OneHot.oneHot(2, labels));
    }
}
