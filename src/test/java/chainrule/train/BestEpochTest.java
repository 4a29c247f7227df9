package chainrule.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chainrule.loss.Loss;
import chainrule.loss.MeanSquared;
import chainrule.nn.BatchNormalization;
import chainrule.nn.Dense;
import chainrule.nn.Initialization;
import chainrule.nn.Layer;
import chainrule.nn.ModelFile;
import chainrule.nn.Sequential;
import chainrule.op.Tanh;
import chainrule.optim.Optimizer;
import chainrule.optim.Sgd;
import chainrule.tape.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With early stopping, a run leaves the model of its best epoch, bit for bit what a file of it would hold, however it ends. */
class BestEpochTest {

    private static final Loss LOSS = new MeanSquared();
    private static final Dataset TRAIN = new Dataset(
            Value.matrix("x", new double[][] {{1, 2, -1, 3, 0.5, -2}, {0, 1, 2, -1, 1, 3}}),
            Value.matrix("t", new double[][] {{0, 1, 2, 0, -1, 1}}));
    private static final Dataset VALIDATION = new Dataset(
            Value.matrix("x", new double[][] {{1, -1, 2}, {1, 1, -2}}), Value.matrix("t", new double[][] {{0.4, 0.1, 0.3}}));

    @TempDir
    private Path folder;

    private final Layer model = Sequential.of(
            new Dense("a", 2, 4, Initialization.he(1)), new BatchNormalization("norm", 4), Tanh::tanh, new Dense("b", 4, 1, Initialization.he(2)));

    /** What the model's file was after each epoch, as the first step of the next finds it. */
    private final List<byte[]> files = new ArrayList<>();

    private Trainer trainer() {
        return trainer(new Sgd(0.3));
    }

    private Trainer trainer(Optimizer optimizer) {
        return Trainer.of(model, LOSS, optimizer).batchSize(3).epochs(40).listener(progress -> {
            if (progress.state() == Progress.State.RUNNING && progress.batch() == progress.batches()) {
                files.add(file());
            }
        });
    }

    private byte[] file() {
        try {
            Path file = folder.resolve("model");
            ModelFile.save(file, model);
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void isThatOfTheBestEpoch(History history) {
        int best = history.best().orElseThrow().number();
        assertThat(best).as("not the first epoch").isGreaterThan(1);
        assertThat(history.restored()).contains(best);
        assertThat(file()).isEqualTo(files.get(best - 1));
        assertThat(history).asString().endsWith("; the model is that of epoch " + best + ", the best");
    }

    @Test
    void whenItStopsEarly() {
        History history = trainer().earlyStopping(new EarlyStopping(3)).fit(TRAIN, VALIDATION);
        assertThat(history.epochs()).hasSizeLessThan(40);
        isThatOfTheBestEpoch(history);
        assertThat(LOSS.of(model.apply(VALIDATION.inputs()), VALIDATION.targets()).asScalar())
                .isEqualTo(history.best().orElseThrow().validationLoss().orElseThrow());
    }

    @Test
    void whenTheBestIsTooLittleProgressToGoOn() {
        History history = trainer(new Sgd(0.02)).earlyStopping(new EarlyStopping(2, 0.5)).fit(TRAIN, VALIDATION);
        assertThat(history.epochs()).hasSize(4);
        isThatOfTheBestEpoch(history);
    }

    @Test
    void whenAllEpochsAreDone() {
        isThatOfTheBestEpoch(trainer().earlyStopping(new EarlyStopping(40)).fit(TRAIN, VALIDATION));
    }

    @Test
    void whenItIsInterrupted() {
        List<Progress> ends = new ArrayList<>();
        History history = trainer().earlyStopping(new EarlyStopping(40)).listener(progress -> {
            ends.add(progress);
            if (progress.epoch() == 20) {
                Thread.currentThread().interrupt();
            }
        }).fit(TRAIN, VALIDATION);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(history.epochs()).hasSize(19);
        isThatOfTheBestEpoch(history);
        assertThat(ends.get(ends.size() - 1).state()).isEqualTo(Progress.State.INTERRUPTED);
        assertThat(ends.get(ends.size() - 1).history()).isEqualTo(history);
    }

    @Test
    void whenAStepIsNotFinite() {
        Trainer diverging = trainer(new Sgd(0.3).scheduled(now -> now.step() < 39 ? 1 : 1e308)).earlyStopping(new EarlyStopping(40));
        assertThatThrownBy(() -> diverging.fit(TRAIN, VALIDATION)).isInstanceOfSatisfying(TrainingException.class, e -> {
            isThatOfTheBestEpoch(e.history());
            assertThat(e).hasMessageContaining(". The model is that of its best epoch, " + e.history().restored().orElseThrow()
                    + "; a smaller learning rate").hasMessageNotContaining("last completed step stands");
        });
    }

    @Test
    void whenTheUsersOwnCodeFails() {
        assertThatThrownBy(() -> trainer().earlyStopping(new EarlyStopping(40)).metric(new Metric() {
            private int calls;

            @Override
            public String name() {
                return "fragile";
            }

            @Override
            public double of(Value prediction, Value target) {
                if (++calls == 50) {
                    throw new IllegalStateException("mine");
                }
                return 0;
            }
        }).fit(TRAIN, VALIDATION)).hasMessage("mine");
        byte[] left = file();
        assertThat(files.stream().anyMatch(file -> Arrays.equals(file, left))).isTrue();
        assertThat(files.get(files.size() - 1)).isNotEqualTo(left);
    }

    @Test
    void beforeTheFirstEpochIsDoneTheLastStepStands() {
        byte[] before = file();
        History history = trainer().earlyStopping(new EarlyStopping(3)).listener(progress -> Thread.currentThread().interrupt()).fit(TRAIN, VALIDATION);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(history.restored()).isEmpty();
        assertThat(history).hasToString("no epoch finished");
        assertThat(file()).isNotEqualTo(before);
    }

    @Test
    void withoutEarlyStoppingTheLastStepStands() {
        History history = trainer().fit(TRAIN, VALIDATION);
        assertThat(history.restored()).isEmpty();
        assertThat(file()).isEqualTo(files.get(39));
    }
}
