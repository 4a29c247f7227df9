package chainrule.train;

import static chainrule.op.Multiply.multiply;
import static chainrule.op.Scale.scale;
import static chainrule.op.Sum.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chainrule.diff.Gradients;
import chainrule.linalg.SeededRandom;
import chainrule.loss.HalfSquared;
import chainrule.loss.Loss;
import chainrule.loss.OneHot;
import chainrule.loss.SoftmaxCrossEntropy;
import chainrule.nn.BatchNormalization;
import chainrule.nn.Dense;
import chainrule.nn.Dropout;
import chainrule.nn.Initialization;
import chainrule.nn.Layer;
import chainrule.nn.LayerNormalization;
import chainrule.nn.Parameter;
import chainrule.nn.Residual;
import chainrule.nn.Sequential;
import chainrule.op.Gelu;
import chainrule.op.Relu;
import chainrule.op.Tanh;
import chainrule.optim.Adam;
import chainrule.optim.Optimizer;
import chainrule.optim.Sgd;
import chainrule.tape.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class TrainingStepTest {

    private static final Loss LOSS = new HalfSquared();

    /** Batches of different sizes and numbers. */
    private static List<Dataset> batches() {
        List<Dataset> batches = new ArrayList<>();
        for (int size : new int[] {4, 4, 3, 4, 3, 4}) {
            batches.add(new Dataset(random("x", 3, size, batches.size()), random("t", 2, size, 50 + batches.size())));
        }
        return batches;
    }

    private static Value random(String name, int rows, int columns, long seed) {
        SeededRandom random = new SeededRandom(seed);
        DMatrixRMaj x = new DMatrixRMaj(rows, columns);
        for (int k = 0; k < x.getNumElements(); k++) {
            x.data[k] = random.nextGaussian();
        }
        return Value.matrix(name, x);
    }

    private static Dense dense(String name, int in, int out) {
        return new Dense(name, in, out, Initialization.glorot(name.length()));
    }

    /** Trains the same model by recorded steps and one operation after the other: all bits are the same after each step. */
    private static void assertSameBits(Supplier<Layer> models, Supplier<Optimizer> optimizers) {
        assertSameBits(models, LOSS, optimizers, batches());
    }

    private static void assertSameBits(Supplier<Layer> models, Loss loss, Supplier<Optimizer> optimizers, List<Dataset> batches) {
        Layer recorded = models.get();
        Layer eager = models.get();
        Optimizer optimizer = optimizers.get();
        TrainingStep step = new TrainingStep(recorded, loss, optimizers.get());
        for (Dataset batch : batches) {
            Value cost = loss.of(eager.applyTraining(batch.inputs()), batch.targets());
            optimizer.step(eager.parameters(), Gradients.gradients(cost, eager.parameters().stream().map(Parameter::value).toList()));
            assertThat(step.on(batch)).isEqualTo(cost.asScalar());
            assertThat(numbers(recorded)).isEqualTo(numbers(eager));
        }
    }

    private static List<String> numbers(Layer model) {
        List<Parameter> all = new ArrayList<>(model.parameters());
        all.addAll(model.buffers());
        return all.stream().map(p -> p.name() + Arrays.toString(p.value().matrix().data)).toList();
    }

    @Test
    void layersOfAllKindsGiveTheBitsOfTheTape() {
        assertSameBits(
                () -> Sequential.of(
                        dense("a", 3, 5), new BatchNormalization("norm", 5), Tanh::tanh, new Dropout(0.3, 7),
                        new Residual(dense("bb", 5, 5)), Gelu::gelu, new LayerNormalization("ln", 5), dense("ccc", 5, 2)),
                () -> new Adam(0.01).weightDecay(0.1));
    }

    /** Large enough that threads share it, in bands of samples and by the entries of the parameters. */
    @Test
    void aNetworkOfUsualSizeGivesTheBitsOfTheTape() {
        List<Dataset> batches = new ArrayList<>();
        for (int size : new int[] {96, 96, 41, 96}) {
            int[] labels = IntStream.range(0, size).map(j -> j * 7 % 10).toArray();
            batches.add(new Dataset(random("x", 300, size, size), OneHot.oneHot(10, labels)));
        }
        assertSameBits(
                () -> Sequential.of(
                        dense("a", 300, 130), Relu::relu, new Dropout(0.2, 3), dense("bb", 130, 64), Tanh::tanh,
                        new Residual(dense("ccc", 64, 64)), dense("dddd", 64, 10)),
                new SoftmaxCrossEntropy(), () -> new Sgd(0.05, 0.9), batches);
    }

    @Test
    void weightsThatAreSharedGetTheSumOfTheirGradients() {
        assertSameBits(
                () -> {
                    Dense twice = dense("w", 3, 3);
                    return new Layer() {
                        @Override
                        public Value apply(Value x) {
                            Value w = twice.parameters().get(0).value();
                            return multiply(dense("out", 3, 2).apply(twice.apply(twice.apply(x))), sum(multiply(w, w)));
                        }

                        @Override
                        public List<Parameter> parameters() {
                            return twice.parameters();
                        }
                    };
                },
                () -> new Sgd(0.01, 0.9));
    }

    /** It decides by the numbers and by how often it was called. */
    @Test
    void aModelThatDoesSomethingElseEachTimeIsFollowed() {
        assertSameBits(
                () -> {
                    Dense inner = dense("w", 3, 2);
                    int[] calls = {0};
                    return new Layer() {
                        @Override
                        public Value apply(Value x) {
                            Value y = inner.apply(x);
                            y = sum(y).asScalar() > 0 ? Tanh.tanh(y) : y;
                            return scale(1 + calls[0]++ / 2, y);
                        }

                        @Override
                        public List<Parameter> parameters() {
                            return inner.parameters();
                        }
                    };
                },
                () -> new Sgd(0.1));
    }

    @Test
    void aStepThatCannotBeDoneLeavesEverythingAsItWas() {
        BatchNormalization norm = new BatchNormalization("norm", 3);
        Sequential model = Sequential.of(norm, dense("w", 3, 2));
        List<String> before = numbers(model);
        TrainingStep step = new TrainingStep(model, LOSS, new Sgd(1e308));
        Dataset batch = new Dataset(batches().get(0).inputs(), scale(1000, batches().get(0).targets()));
        assertThatThrownBy(() -> step.on(batch))
                .hasMessageContaining("a step would make");
        assertThat(numbers(model)).isEqualTo(before);
    }

    @Test
    void aValueShownToSomebodyNeverChanges() {
        Sequential model = Sequential.of(dense("w", 3, 2));
        TrainingStep step = new TrainingStep(model, LOSS, new Sgd(0.1));
        Dataset batch = batches().get(0);
        List<Value> shown = new ArrayList<>();
        List<String> then = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            step.on(batch);
            step.on(batch);
            shown.add(model.parameters().get(0).value());
            then.add(shown.get(i).toString());
        }
        assertThat(shown.stream().map(Value::toString)).isEqualTo(then).doesNotHaveDuplicates();
    }
}
