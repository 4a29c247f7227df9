package chainrule.explain;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.loss.OneHot;
import chainrule.loss.SoftmaxCrossEntropy;
import chainrule.nn.BatchNormalization;
import chainrule.nn.Dense;
import chainrule.nn.Dropout;
import chainrule.nn.Initialization;
import chainrule.nn.Sequential;
import chainrule.op.Relu;
import chainrule.optim.Sgd;
import chainrule.tape.Value;
import chainrule.train.Dataset;
import chainrule.train.Trainer;
import org.junit.jupiter.api.Test;

class GradientHistoryTest {

    private static final Dataset DATA = new Dataset(
            Value.matrix("x", new double[][] {{1, 2, 3, 4}, {-1, 1, -1, 1}}), OneHot.oneHot(2, new int[] {0, 1, 0, 1}));

    private static Trainer trainer() {
        Initialization he = Initialization.he(1);
        return Trainer.of(
                Sequential.of(new Dense("hidden", 2, 5, he), new BatchNormalization("norm", 5), Relu::relu,
                        new Dropout(0.5, 3), new Dense("output", 5, 2, he)),
                new SoftmaxCrossEntropy(), new Sgd(0.1)).epochs(3).batchSize(2);
    }

    @Test
    void everyEpochIsNotedAtItsEnd() {
        Trainer trainer = trainer();
        GradientHistory history = new GradientHistory(() -> trainer.gradients(DATA));
        assertThat(history.tables()).isEmpty();
        trainer.listener(history).fit(DATA);
        assertThat(history.tables()).hasSize(3);
        assertThat(history).hasToString("gradients of 3 epochs");
        assertThat(history.tables().get(2)).isEqualTo(GradientTable.of(trainer.gradients(DATA)));
        assertThat(history.tables().get(0)).isNotEqualTo(history.tables().get(1));
    }

    @Test
    void theRunIsTheSameBitForBit() {
        Trainer watched = trainer();
        assertThat(watched.listener(new GradientHistory(() -> watched.gradients(DATA))).fit(DATA)).isEqualTo(trainer().fit(DATA));
    }
}
