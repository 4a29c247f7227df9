package chainrule.nn;

import static chainrule.diff.Gradients.gradients;
import static chainrule.op.Sum.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import chainrule.op.Multiply;
import chainrule.op.Relu;
import chainrule.op.Tanh;
import chainrule.tape.Value;
import java.nio.file.Path;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NormalizationTest {

    private static final Value BATCH = Value.matrix("x", new double[][] {{1, 2, 3, 6}, {-1, 1, 1, -1}});

    @Test
    void aBatchIsBroughtToMeanZeroAndRunningStatisticsFollow() {
        BatchNormalization norm = new BatchNormalization("norm", 2);
        Value y = norm.applyTraining(BATCH);
        assertThat(y.matrix().data).containsExactly(
                new double[] {-2 / Math.sqrt(3.50001), -1 / Math.sqrt(3.50001), 0, 3 / Math.sqrt(3.50001),
                    -1 / Math.sqrt(1.00001), 1 / Math.sqrt(1.00001), 1 / Math.sqrt(1.00001), -1 / Math.sqrt(1.00001)},
                within(1e-15));
        // Of the four numbers of a row: the mean is 3, the unbiased variance 14/3; a tenth of the way from 0 and 1.
        assertThat(norm.buffers()).extracting(Parameter::name).containsExactly("norm.mean", "norm.variance");
        assertThat(norm.buffers().get(0).value().matrix().data).containsExactly(new double[] {0.3, 0}, within(1e-15));
        assertThat(norm.buffers().get(1).value().matrix().data)
                .containsExactly(new double[] {0.9 + 1.4 / 3, 0.9 + 0.4 / 3}, within(1e-15));
    }

    @Test
    void aPredictionTakesTheRunningStatisticsAndChangesNothing() {
        BatchNormalization norm = new BatchNormalization("norm", 2);
        assertThat(norm.apply(BATCH).get(0, 3)).isCloseTo(6 / Math.sqrt(1.00001), within(1e-15));
        norm.applyTraining(BATCH);
        Value alone = Value.column("x", 6, -1);
        double[] before = norm.buffers().get(1).value().matrix().data;
        assertThat(norm.apply(alone).get(0, 0)).isEqualTo(norm.apply(BATCH).get(0, 3));
        assertThat(norm.buffers().get(1).value().matrix().data).containsExactly(before);
    }

    @Test
    void scaleAndShiftLearn() {
        BatchNormalization norm = new BatchNormalization("norm", 2);
        assertThat(norm.parameters()).extracting(Parameter::name).containsExactly("norm.gamma", "norm.beta");
        Value gamma = norm.parameters().get(0).value();
        Value beta = norm.parameters().get(1).value();
        Value weights = Value.matrix("w", new double[][] {{1, 0, 0, 0}, {0, 2, 0, 0}});
        Value y = norm.applyTraining(BATCH);
        var g = gradients(sum(Multiply.multiply(weights, y)), gamma, beta);
        assertThat(g.of(gamma).matrix().data).containsExactly(y.get(0, 0), 2 * y.get(1, 1));
        assertThat(g.of(beta).matrix().data).containsExactly(1, 2);
    }

    @Test
    void aLayerNormalizesEachSampleAlone() {
        LayerNormalization norm = new LayerNormalization("norm", 2);
        Value y = norm.apply(BATCH);
        assertThat(y.get(0, 3)).isEqualTo(norm.applyTraining(Value.column("x", 6, -1)).get(0, 0)).isCloseTo(1, within(1e-5));
        assertThat(norm.buffers()).isEmpty();
    }

    /** A model without its running statistics would predict something else. */
    @Test
    void aModelFileKeepsTheRunningStatistics(@TempDir Path folder) {
        BatchNormalization trained = new BatchNormalization("norm", 2);
        trained.applyTraining(BATCH);
        ModelFile.save(folder.resolve("norm.model"), trained);
        BatchNormalization loaded = new BatchNormalization("norm", 2);
        ModelFile.load(folder.resolve("norm.model"), loaded);
        assertThat(loaded.apply(BATCH).matrix().data).containsExactly(trained.apply(BATCH).matrix().data);
    }

    @Test
    void refusalsSayWhatIsWrong() {
        BatchNormalization norm = new BatchNormalization("norm", 2);
        assertThatThrownBy(() -> norm.applyTraining(Value.column("x", 6, -1)))
                .hasMessage("layer norm needs a batch of at least two samples to learn from: choose a batch size that leaves no"
                        + " single one over; got x 2×1");
        assertThatThrownBy(() -> norm.apply(Value.matrix("x", new double[3][2])))
                .hasMessageContaining("layer norm needs a batch of 2 features, 2×B: samples are columns here").hasMessageContaining("x 3×2");
        assertThatThrownBy(() -> LayerNormalization.normalize(BATCH, Value.column("g", 1, 2, 3), Value.column("b", 1, 2), 0.1))
                .hasMessage("layer normalization needs for a batch n×B gamma n×1 and beta n×1; got x 2×4, g 3×1 and b 2×1");
        assertThatThrownBy(() -> new BatchNormalization("norm", 2, 1e-5, 0)).hasMessageContaining("momentum").hasMessageContaining("got 0.0");
        assertThatThrownBy(() -> new LayerNormalization("norm", 2, Double.NaN)).hasMessage("layer norm needs an eps of zero or more; got NaN");
        assertThatThrownBy(() -> new LayerNormalization("norm", 0)).hasMessageContaining("at least one feature; got 0");
        assertThatThrownBy(() -> Sequential.of(norm, new LayerNormalization("norm", 2)))
                .hasMessageContaining("two parameters are called norm.gamma");
    }

    @Test
    void dropoutDropsAtRandomInTrainingOnly() {
        Value ones = Value.matrix("x", filled(50, 40));
        Dropout dropout = new Dropout(0.25, 7);
        assertThat(dropout.apply(ones)).isSameAs(ones);
        double[] first = dropout.applyTraining(ones).matrix().data;
        assertThat(first).containsOnly(0, 1 / 0.75);
        assertThat(Arrays.stream(first).average().orElseThrow()).isCloseTo(1, within(0.05));
        assertThat(dropout.applyTraining(ones).matrix().data).as("a new mask for every batch").isNotEqualTo(first);
        assertThat(new Dropout(0.25, 7).applyTraining(ones).matrix().data).as("the same seed").containsExactly(first);
        assertThatThrownBy(() -> new Dropout(1, 7)).hasMessage("dropout needs a probability of at least 0 and less than 1; got 1.0");
    }

    @Test
    void aShortcutKeepsTheShape() {
        Residual block = new Residual(Tanh::tanh);
        assertThat(block.apply(BATCH).get(0, 0)).isEqualTo(1 + StrictMath.tanh(1));
        Residual narrow = new Residual(new Dense("narrow", 2, 1, Initialization.he(1)));
        assertThatThrownBy(() -> narrow.apply(BATCH))
                .hasMessage("residual needs a layer that keeps the shape of its input; got x 2×4 and narrow 1×4");
        assertThat(narrow.parameters()).extracting(Parameter::name).containsExactly("narrow.W", "narrow.b");
    }

    /** The word of the caller goes down to every layer, however deep. */
    @Test
    void trainingReachesEveryLayer() {
        BatchNormalization norm = new BatchNormalization("norm", 2);
        Sequential model = Sequential.of(new Residual(Sequential.of(norm, Relu::relu)), new Dropout(0.5, 3));
        Value before = norm.buffers().get(0).value();
        model.apply(BATCH);
        assertThat(norm.buffers().get(0).value()).isSameAs(before);
        assertThat(model.applyTraining(BATCH).matrix().data).contains(0);
        assertThat(model.buffers().get(0).value()).isNotSameAs(before);
        assertThat(model.parameters()).extracting(Parameter::name).containsExactly("norm.gamma", "norm.beta");
    }

    private static DMatrixRMaj filled(int rows, int columns) {
        DMatrixRMaj x = new DMatrixRMaj(rows, columns);
        Arrays.fill(x.data, 1);
        return x;
    }
}
