package chainrule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import chainrule.check.AnomalyReport;
import chainrule.linalg.SeededRandom;
import chainrule.loss.HalfSquared;
import chainrule.loss.Loss;
import chainrule.nn.BatchNormalization;
import chainrule.nn.Dense;
import chainrule.nn.Dropout;
import chainrule.nn.Initialization;
import chainrule.nn.Layer;
import chainrule.nn.Parameter;
import chainrule.nn.Sequential;
import chainrule.op.Log;
import chainrule.op.Relu;
import chainrule.op.Scale;
import chainrule.op.Sqrt;
import chainrule.optim.Sgd;
import chainrule.tape.NonFiniteException;
import chainrule.tape.Station;
import chainrule.tape.Value;
import chainrule.train.Dataset;
import chainrule.train.Trainer;
import chainrule.train.TrainingException;
import chainrule.train.TrainingStep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** A training run that meets a number which is not finite says how that came about, unasked. */
class TrainingAnomalyTest {

    private static final Dataset DATA = data(40);

    private static Dataset data(int samples) {
        SeededRandom random = new SeededRandom(2);
        DMatrixRMaj x = new DMatrixRMaj(2, samples);
        Arrays.setAll(x.data, k -> random.nextDouble(-1, 1));
        DMatrixRMaj t = new DMatrixRMaj(1, samples);
        Arrays.setAll(t.data, k -> x.data[k] + 2 * x.data[k + samples]);
        return new Dataset(Value.matrix("x", x), Value.matrix("t", t));
    }

    private static Dense dense(String name, int in, int out) {
        return new Dense(name, in, out, Initialization.he(in + 7L * out));
    }

    private static TrainingException failure(Layer model, Loss loss, double rate) {
        return catchThrowableOfType(TrainingException.class, () ->
                Trainer.of(model, loss, new Sgd(rate)).epochs(500).batchSize(10).fit(DATA));
    }

    /** Steps too long by far: the weights grow until a prediction is too large to be squared. */
    @Test
    void anExplodingRun() {
        TrainingException e = failure(Sequential.of(dense("hidden", 2, 5), Relu::relu, dense("output", 5, 1)), new HalfSquared(), 1e3);
        AnomalyReport report = e.report().orElseThrow();
        assertThat(report.operation()).isEqualTo("halfSquared");
        assertThat(report.pullback()).isEmpty();
        assertThat(report.arguments()).extracting(Station::name).containsExactly("output", "t");
        assertThat(report.onward().orElseThrow().way()).extracting(Station::name).containsExactly("halfSquared", "loss");
        assertThat(report.line().orElseThrow().toString()).contains("TrainingAnomalyTest.java");
        assertThat(e).hasMessageContaining("a smaller learning rate than 1000.0 may help.\nhalfSquared was given output 1×10 in ")
                .hasMessageContaining("\n    loss 1×1 in ∞").hasMessageEndingWith(report.toString());
    }

    /** A layer of the user's own, with its line. */
    @Test
    void aLogarithmOfWhatIsRectified() {
        Layer logarithm = x -> Log.log(x);
        TrainingException e = failure(Sequential.of(dense("hidden", 2, 5), Relu::relu, logarithm, dense("output", 5, 1)), new HalfSquared(), 0.1);
        AnomalyReport report = e.report().orElseThrow();
        assertThat(report.operation()).isEqualTo("log");
        assertThat(report.way()).extracting(Station::name).startsWith("relu", "hidden", "matmul");
        assertThat(report.line().orElseThrow().getMethodName()).contains("aLogarithmOfWhatIsRectified");
        assertThat(report.onward().orElseThrow().way()).extracting(Station::name)
                .containsExactly("log", "matmul", "output", "halfSquared", "loss");
    }

    /** The loss is finite, its gradient is not. */
    @Test
    void aSlopeThatIsNotFinite() {
        Layer model = Sequential.of(dense("hidden", 2, 5), Relu::relu, Sqrt::sqrt, dense("output", 5, 1));
        AnomalyReport report = failure(model, new HalfSquared(), 0.1).report().orElseThrow();
        AnomalyReport.Pullback pullback = report.pullback().orElseThrow();
        assertThat(pullback.of()).isEqualTo("sqrt");
        assertThat(pullback.from()).extracting(Station::name).containsExactly("loss", "halfSquared", "output", "matmul", "sqrt");
        assertThat(report.onward().orElseThrow().reached()).containsExactly("gradient by hidden.W", "gradient by hidden.b");
    }

    /** Done again with the same batch and the same mask, it is the same refusal; and the step has left nothing behind. */
    @Test
    void itIsTheSameStepAgainAndLeavesNoTrace() {
        int steps = 25;
        int[] calls = new int[1];
        BatchNormalization norm = new BatchNormalization("norm", 5);
        Dropout dropout = new Dropout(0.5, 9);
        // From some step on zeros, which the mask makes, are too small.
        Layer touchy = x -> ++calls[0] > steps ? Log.log(Relu.relu(x)) : x;
        Layer model = Sequential.of(dense("hidden", 2, 5), norm, dropout, touchy, dense("output", 5, 1));
        TrainingException e = failure(model, new HalfSquared(), 0.01);
        AnomalyReport report = e.report().orElseThrow();
        List<Value> refused = ((NonFiniteException) e.getCause()).arguments();
        assertThat(report.arguments()).extracting(Station::range)
                .containsExactly(AnomalyReport.of((NonFiniteException) e.getCause()).orElseThrow().arguments().get(0).range());
        assertThat(refused).hasSize(1);
        assertThat(report.onward().orElseThrow().reached()).containsExactly("loss");

        BatchNormalization twinNorm = new BatchNormalization("norm", 5);
        Dropout twinDropout = new Dropout(0.5, 9);
        Layer twin = Sequential.of(dense("hidden", 2, 5), twinNorm, twinDropout, dense("output", 5, 1));
        List<Integer> done = new ArrayList<>();
        Trainer.of(twin, new HalfSquared(), new Sgd(0.01)).epochs(500).batchSize(10).listener(progress -> {
            done.add(progress.batch());
            if (done.size() == steps) {
                Thread.currentThread().interrupt();
            }
        }).fit(DATA);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(numbers(model.parameters())).isEqualTo(numbers(twin.parameters()));
        assertThat(numbers(norm.buffers())).isEqualTo(numbers(twinNorm.buffers()));
        Value ones = Value.matrix("x", new DMatrixRMaj(5, 20, true, IntStream.range(0, 100).mapToDouble(k -> 1).toArray()));
        assertThat(dropout.applyTraining(ones).matrix().data).containsExactly(twinDropout.applyTraining(ones).matrix().data);
    }

    private static List<String> numbers(List<Parameter> parameters) {
        return parameters.stream().map(p -> p.name() + Arrays.toString(p.value().matrix().data)).toList();
    }

    /** What is not the same twice cannot be watched; then the report is that of the refusal alone. */
    @Test
    void aLayerThatIsNotTheSameTwiceIsReportedOnAsFarAsIsKnown() {
        int[] calls = new int[1];
        TrainingException e = failure(
                Sequential.of(dense("hidden", 2, 1), x -> ++calls[0] == 3 ? Log.log(Relu.relu(x)) : x), new HalfSquared(), 0.01);
        assertThat(e.report().orElseThrow().operation()).isEqualTo("log");
        assertThat(e.report().orElseThrow().onward()).isEmpty();
    }

    /** Nobody learns from the validation data; their loss is watched without gradients. */
    @Test
    void aValidationLossThatIsNotFinite() {
        Dataset far = new Dataset(Value.matrix("far", new double[][] {{1e200}, {1e200}}), Value.matrix("t", new double[][] {{1}}));
        TrainingException e = catchThrowableOfType(TrainingException.class, () ->
                Trainer.of(dense("only", 2, 1), new HalfSquared(), new Sgd(0.1)).epochs(2).fit(DATA, far));
        assertThat(e.report().orElseThrow().onward().orElseThrow().reached()).containsExactly("loss");
        assertThat(e.history().epochs()).isEmpty();
    }

    /** A step whose numbers come from a program is watched operation by operation, and nothing is learned. */
    @Test
    void aWatchedStep() {
        Layer model = Sequential.of(dense("hidden", 2, 5), Relu::relu, dense("output", 5, 1));
        TrainingStep step = new TrainingStep(model, new HalfSquared(), new Sgd(0.1));
        step.on(DATA);
        List<String> before = numbers(model.parameters());
        Dataset far = new Dataset(Value.matrix("far", new double[2][40]), DATA.targets());
        assertThat(AnomalyReport.watch(() -> Value.scalar(step.on(far)))).isEmpty();
        Value large = Scale.scale(1e200, DATA.inputs()).detached();
        Dataset batch = new Dataset(large, DATA.targets());
        assertThat(AnomalyReport.watch(() -> Value.scalar(step.on(batch))).orElseThrow().onward().orElseThrow().end().orElseThrow())
                .startsWith("a step would make hidden.W");
        AnomalyReport report = AnomalyReport.watch(() -> Value.scalar("cost", step.gradients(batch))).orElseThrow();
        assertThat(report.operation()).isEqualTo("halfSquared");
        assertThat(report.onward().orElseThrow().end()).isEmpty();
        assertThat(report.onward().orElseThrow().way()).extracting(Station::name).containsExactly("halfSquared", "cost");
        assertThat(numbers(model.parameters())).isEqualTo(before);
        assertThat(step.on(DATA)).as("it learns on").isFinite();
    }
}
