package chainrule.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chainrule.loss.MeanSquared;
import chainrule.nn.BatchNormalization;
import chainrule.nn.Dense;
import chainrule.nn.Initialization;
import chainrule.nn.Layer;
import chainrule.nn.ModelFile;
import chainrule.nn.Parameter;
import chainrule.nn.Residual;
import chainrule.nn.Sequential;
import chainrule.op.Add;
import chainrule.op.Tanh;
import chainrule.optim.Adam;
import chainrule.optim.ClipByNorm;
import chainrule.optim.CosineDecay;
import chainrule.optim.Optimizer;
import chainrule.optim.ReduceOnPlateau;
import chainrule.optim.Sgd;
import chainrule.tape.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be trained, with what, and how often. */
class TrainableTest {

    private static Dataset samples(int count) {
        DMatrixRMaj x = new DMatrixRMaj(2, count);
        DMatrixRMaj t = new DMatrixRMaj(2, count);
        for (int j = 0; j < count; j++) {
            x.set(0, j, j % 5 - 2);
            x.set(1, j, j % 3 - 1);
            t.set(0, j, 0.1 * j);
            t.set(1, j, x.get(0, j) * x.get(1, j));
        }
        return new Dataset(Value.matrix("x", x), Value.matrix("t", t));
    }

    private static Dense dense(String name) {
        return new Dense(name, 2, 2, Initialization.glorot(3));
    }

    private static Trainer trainer(Layer model, Optimizer optimizer) {
        return Trainer.of(model, new MeanSquared(), optimizer).epochs(4).batchSize(4);
    }

    @Test
    void aModelWithNothingToLearnIsRefused() {
        Dense hidden = dense("d");
        Layer forgets = x -> hidden.apply(x);
        String words = "the model has nothing to learn: its parameters() are empty. A layer of your own made of layers has to list"
                + " theirs there, as Sequential does; a function x -> … has none";
        List<Progress> heard = new ArrayList<>();
        for (Layer model : List.of(forgets, Sequential.of(), Sequential.of(forgets, Tanh::tanh), new Residual(forgets))) {
            assertThatThrownBy(() -> trainer(model, new Sgd(0.1)).listener(heard::add).fit(samples(8)))
                    .isInstanceOf(IllegalArgumentException.class).hasMessage(words);
            assertThatThrownBy(() -> new TrainingStep(model, new MeanSquared(), new Sgd(0.1))).hasMessage(words);
            assertThatThrownBy(() -> new TrainingStep(model, new MeanSquared(), w -> w, new Sgd(0.1))).hasMessage(words);
        }
        assertThat(heard).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "9, 4, 1, ': choose batches of 5'",
        "9, 8, 1, ': choose batches of 9'",
        "5, 4, 1, ': choose batches of 5'",
        "6, 5, 1, ': choose batches of 6'",
        "7, 1, 1, ': choose batches of 4'",
        "8, 1, 1, ': choose batches of 2'",
        "1, 4, 1, ': more samples are needed'"})
    void aBatchTooSmallIsRefusedBeforeTheFirstStep(int count, int batchSize, int rest, String advice) {
        BatchNormalization norm = new BatchNormalization("norm", 2);
        Layer model = Sequential.of(dense("a"), new Residual(Sequential.of(norm, Tanh::tanh)), dense("b"));
        List<String> before = Parameter.all(model).stream().map(Parameter::toString).toList();
        List<Progress> heard = new ArrayList<>();
        assertThatThrownBy(() -> trainer(model, new Sgd(0.1)).batchSize(batchSize).listener(heard::add).fit(samples(count)))
                .hasMessage("the model learns from batches of at least 2 samples; " + count + (count == 1 ? " sample" : " samples")
                        + " in batches of " + batchSize + " give one of " + rest + advice);
        assertThat(Parameter.all(model).stream().map(Parameter::toString).toList()).isEqualTo(before);
        assertThat(heard).isEmpty();
        trainer(Sequential.of(dense("a")), new Sgd(0.1)).batchSize(batchSize).fit(samples(count));
    }

    @ParameterizedTest
    @CsvSource({"9, 5", "9, 9", "7, 4", "8, 4", "8, 2", "2, 100", "6, 4"})
    void whatIsAdvisedWorks(int count, int batchSize) {
        Layer model = Sequential.of(dense("a"), new BatchNormalization("norm", 2));
        assertThat(trainer(model, new Sgd(0.1)).batchSize(batchSize).fit(samples(count)).epochs()).hasSize(4);
        assertThat(model.leastSamples()).isEqualTo(2);
        assertThat(dense("a").leastSamples()).isEqualTo(1);
    }

    /** One optimiser for every fold: each run is the one with an optimiser of its own. */
    @Test
    void anOptimiserServesOneModelAfterAnother() {
        for (boolean clipped : new boolean[] {false, true}) {
            Optimizer shared = optimizer(clipped);
            Dataset data = samples(12);
            for (int fold = 0; fold < 3; fold++) {
                Dense model = dense("d");
                History history = trainer(model, shared).seed(fold).fit(data);
                Dense other = dense("d");
                History alone = trainer(other, optimizer(clipped)).seed(fold).fit(data);
                assertThat(history).isEqualTo(alone);
                assertThat(history.epochs().get(0).learningRate()).isGreaterThan(0.01);
                assertThat(model.parameters()).hasToString(other.parameters().toString());
            }
        }
    }

    private static Optimizer optimizer(boolean clipped) {
        Optimizer scheduled = new Adam(0.05).scheduled(new CosineDecay(12)).scheduled(new ReduceOnPlateau(0.5, 0, 0.5));
        return clipped ? scheduled.clipped(new ClipByNorm(1)) : scheduled;
    }

    @Test
    void aSecondFitOfAModelGoesOn() {
        Optimizer optimizer = new Sgd(0.05).scheduled(new CosineDecay(24));
        Dense model = dense("d");
        List<Double> rates = new ArrayList<>();
        for (int run = 0; run < 2; run++) {
            trainer(model, optimizer).fit(samples(12)).epochs().forEach(epoch -> rates.add(epoch.learningRate()));
        }
        List<Double> once = trainer(dense("d"), new Sgd(0.05).scheduled(new CosineDecay(24))).epochs(8).fit(samples(12)).epochs().stream()
                .map(History.Epoch::learningRate).toList();
        assertThat(rates).isEqualTo(once);
    }

    @Test
    void twoStepsMayShareAnOptimiser() {
        Optimizer shared = new Sgd(0.05).scheduled(new CosineDecay(4));
        Dense a = dense("d");
        Dense b = dense("d");
        TrainingStep first = new TrainingStep(a, new MeanSquared(), shared);
        TrainingStep second = new TrainingStep(b, new MeanSquared(), shared);
        for (int k = 0; k < 4; k++) {
            first.on(samples(5));
            second.on(samples(5));
        }
        assertThat(a.parameters()).hasToString(b.parameters().toString());
    }

    @Test
    void aLayerThatComesTwiceIsShared(@TempDir Path folder) {
        Dense d = dense("d");
        BatchNormalization norm = new BatchNormalization("norm", 2);
        Sequential model = Sequential.of(d, norm, Tanh::tanh, d, norm, new Residual(d));
        assertThat(model.parameters()).extracting(Parameter::name).containsExactly("d.W", "d.b", "norm.gamma", "norm.beta");
        assertThat(model.buffers()).hasSize(2);
        Dense alike = dense("d");
        Layer own = new Layer() {
            private final BatchNormalization second = new BatchNormalization("norm", 2);

            @Override
            public Value apply(Value x) {
                Value y = alike.apply(second.apply(alike.apply(Tanh.tanh(second.apply(alike.apply(x))))));
                return Add.add(second.apply(alike.apply(Tanh.tanh(second.apply(alike.apply(x))))), y);
            }

            @Override
            public List<Parameter> parameters() {
                return alike.parameters();
            }
        };
        assertThat(model.apply(samples(3).inputs()).matrix().data).isEqualTo(own.apply(samples(3).inputs()).matrix().data);
        ModelFile.save(folder.resolve("shared"), model);
        String before = model.parameters().toString();
        trainer(model, new Adam(0.1)).fit(samples(8));
        assertThat(model.parameters().toString()).isNotEqualTo(before);
        ModelFile.load(folder.resolve("shared"), model);
        assertThat(model.parameters()).hasToString(before);
        assertThatThrownBy(() -> Sequential.of(d, dense("d")))
                .hasMessage("two parameters are called d.W; give each layer a name of its own");
    }
}
