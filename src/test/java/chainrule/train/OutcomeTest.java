package chainrule.train;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.loss.CrossEntropy;
import chainrule.loss.MeanSquared;
import chainrule.loss.SoftmaxCrossEntropy;
import chainrule.loss.OneHot;
import chainrule.nn.Dense;
import chainrule.nn.Initialization;
import chainrule.nn.Layer;
import chainrule.nn.Sequential;
import chainrule.op.Sigmoid;
import chainrule.op.Softmax;
import chainrule.op.Tanh;
import chainrule.optim.Sgd;
import chainrule.tape.Value;
import chainrule.train.Outcome.Kind;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class OutcomeTest {

    private static History of(double... losses) {
        return new History(List.of(), IntStream.range(0, losses.length)
                .mapToObj(i -> new History.Epoch(i + 1, 0.5, new Scores(losses[i], List.of()), Optional.empty())).toList());
    }

    private static Kind kind(double... losses) {
        return of(losses).outcome().kind();
    }

    @Test
    void theCourseOfTheLossTells() {
        assertThat(kind(1, 0.5, 0.2)).isEqualTo(Kind.LEARNED);
        assertThat(kind(1, 1.04)).isEqualTo(Kind.FLAT);
        assertThat(kind(1, 1.06)).isEqualTo(Kind.ROSE);
        assertThat(kind(1, 0.991)).isEqualTo(Kind.FLAT);
        assertThat(kind(1, 0.98)).isEqualTo(Kind.LEARNED);
        assertThat(kind(1, 0.2, 0.55)).isEqualTo(Kind.LEARNED);
        assertThat(kind(1, 0.2, 0.65)).isEqualTo(Kind.ROSE);
        assertThat(kind(-1, -2)).isEqualTo(Kind.LEARNED);
        assertThat(kind(-2, -1)).isEqualTo(Kind.ROSE);
        assertThat(kind(0, 0)).isEqualTo(Kind.LEARNED);
        assertThat(kind(0, 1)).isEqualTo(Kind.ROSE);
        assertThat(kind(1)).isEqualTo(Kind.CANNOT_TELL);
        assertThat(kind()).isEqualTo(Kind.CANNOT_TELL);
        assertThat(kind(Double.NaN, 1)).isEqualTo(Kind.CANNOT_TELL);
        assertThat(of(1, 290_200).outcome().words()).contains("rose from 1 to 2.902e5").contains("learning rate of 0.5 is likely too large");
        assertThat(of(1, 1).with(clues(4254, false)).outcome().words()).contains("inputs reach 4254").contains("Standardizer.fit(train)");
        assertThat(of(1, 1).with(clues(100, false)).outcome().words()).doesNotContain("Standardizer");
        assertThat(of(5, 1).with(clues(1, true)).outcome().kind()).isEqualTo(Kind.FLAT);
    }

    /** Where it ends is partly luck. */
    @Test
    void aLossThatSwingsIsUnsteady() {
        assertThat(kind(1, 0.1, 0.8, 0.1, 0.7, 0.05)).isEqualTo(Kind.UNSTEADY);
        assertThat(of(1, 0.1, 0.8, 0.1, 0.7, 0.05).outcome().words()).contains("rose 2 times").contains("smaller learning rate than 0.5");
        assertThat(kind(1, 0.1, 0.8, 0.1, 0.05)).as("once may be one bad batch").isEqualTo(Kind.LEARNED);
        assertThat(kind(1, 0, 0.49, 0, 0.49, 0)).isEqualTo(Kind.LEARNED);
        assertThat(kind(1, 0, 0.51, 0, 0.51, 0)).isEqualTo(Kind.UNSTEADY);
        assertThat(kind(1, 0, 0.6, 0.4, 0.6, 0.4, 0.6, 0)).as("one rise that trembles").isEqualTo(Kind.LEARNED);
        assertThat(kind(1, 0, 0.6, 0.2, 0.6, 0)).as("it came back in between").isEqualTo(Kind.UNSTEADY);
        assertThat(of(1, 0, 0.6, 0, 0.6, 0).with(clues(101, false)).outcome().words()).contains("Standardizer");
    }

    /** Each way to know too little. */
    @Test
    void tooFewLossesCannotTell() {
        for (History few : List.of(of(), of(1), of(Double.NaN, 1), of(1, Double.POSITIVE_INFINITY), of(Double.NaN, Double.NaN),
                of(1).with(clues(4254, true)))) {
            assertThat(few.outcome().kind()).isEqualTo(Kind.CANNOT_TELL);
            assertThat(few.outcome().words()).contains("cannot be told");
        }
        assertThat(kind(Double.NaN, 1, 0.1)).as("two are enough").isEqualTo(Kind.LEARNED);
    }

    /** What is the same, and what is large: from both sides. */
    @Test
    void thresholds() {
        for (double[] spread : new double[][] {{0.9 * Clues.SAME, 1}, {1.1 * Clues.SAME, 0}}) {
            Value numbers = Value.matrix("t", new double[][] {{0, -1}});
            Layer nearlyOne = x -> chainrule.op.Shift.shift(1, chainrule.op.Scale.scale(spread[0], x));
            assertThat(seen(nearlyOne, new Dataset(numbers, numbers)).orElseThrow().sameAnswer()).isEqualTo(spread[1] == 1);
        }
        for (double large : new double[] {Clues.LARGE, Math.nextUp(Clues.LARGE)}) {
            Value inputs = Value.matrix("x", new double[][] {{1, -large}});
            assertThat(seen(x -> x, new Dataset(inputs, inputs)).orElseThrow().areInputsLarge()).isEqualTo(large > Clues.LARGE);
        }
    }

    private static Clues clues(double largestInput, boolean sameAnswer) {
        return new Clues(OptionalDouble.empty(), largestInput, sameAnswer);
    }

    /** An explosion within the first epoch is in no difference between epochs; what the first epoch learned is not either. */
    @Test
    void theLossBeforeTheFirstStepCounts() {
        assertThat(of(2.9e5, 1.5e5).with(new Clues(OptionalDouble.of(1), 1, false)).outcome().kind()).isEqualTo(Kind.ROSE);
        assertThat(of(0.5, 0.4999).with(new Clues(OptionalDouble.of(2.3), 1, false)).outcome().kind()).isEqualTo(Kind.LEARNED);
        assertThat(of(0.5, 0.4999).outcome().kind()).isEqualTo(Kind.FLAT);
        assertThat(of(1.01, 1).with(clues(100.1, false)).outcome().words()).contains("Standardizer");
    }

    private static Optional<Clues> seen(Layer model, Dataset data) {
        return Clues.of(OptionalDouble.empty(), model, new MeanSquared(), data);
    }

    /** It trains, but is never sure of anything. */
    @Test
    void aSecondSoftmaxIsNoticed() {
        Dense dense = new Dense("d", 2, 2, Initialization.glorot(1));
        Dataset data = new Dataset(samples(1), TWO_CLASSES);
        History twice = Trainer.of(Sequential.of(dense, Softmax::softmax), new SoftmaxCrossEntropy(), new Sgd(0.5)).fit(data);
        assertThat(twice.clues().orElseThrow().mistaken()).hasValue("softmaxCrossEntropy is meant for scores of any size; its argument"
                + " comes from softmax and lies between 0 and 1 already: leave that softmax out");
        History once = Trainer.of(Sequential.of(dense, Softmax::softmax), new CrossEntropy(), new Sgd(0.5)).fit(data);
        assertThat(once.clues().orElseThrow().mistaken()).isEmpty();
    }

    /** All of one class, though the scores differ: the larger class of the data. */
    @Test
    void oneClassForAllIsNoLearning() {
        Layer model = x -> chainrule.op.Add.add(x, Value.column("b", 5, 0));
        Dataset data = new Dataset(Value.matrix("x", new double[][] {{1, 2, 3}, {0, 1, 0}}), OneHot.oneHot(2, 0, 1, 0));
        assertThat(seen(model, data).orElseThrow().sameAnswer()).isTrue();
        assertThat(seen(x -> x, new Dataset(data.targets(), data.targets())).orElseThrow().sameAnswer()).isFalse();
        Value numbers = Value.matrix("t", new double[][] {{1, 2, 3}});
        assertThat(seen(x -> chainrule.op.Scale.scale(0, x), new Dataset(numbers, numbers)).orElseThrow().sameAnswer()).isTrue();
        assertThat(seen(x -> chainrule.op.Shift.shift(1, chainrule.op.Scale.scale(3e-6, x)), new Dataset(numbers, numbers))
                .orElseThrow().sameAnswer()).isFalse();
        assertThat(seen(x -> {
            throw new IllegalStateException("broken");
        }, data)).isEmpty();
    }

    @Test
    void aValidationLossThatRisesIsOverfitting() {
        assertThat(validated(1, 1.19).outcome().kind()).isEqualTo(Kind.LEARNED);
        Outcome outcome = validated(1, 1.21).outcome();
        assertThat(outcome.kind()).isEqualTo(Kind.OVERFITS);
        assertThat(outcome.words()).contains("least in epoch 1 with 1 and rose to 1.21").contains("earlyStopping");
        assertThat(validated(1, 1.21).restoredTo(1).outcome().kind()).isEqualTo(Kind.LEARNED);
    }

    private static History validated(double... losses) {
        return new History(List.of(), IntStream.range(0, losses.length).mapToObj(i -> new History.Epoch(
                i + 1, 0.5, new Scores(1.0 / (i + 1), List.of()), Optional.of(new Scores(losses[i], List.of())))).toList());
    }

    private static final Value TWO_CLASSES = OneHot.oneHot(2, 0, 1, 0, 1, 0, 1, 0, 1);

    private static Value samples(double scale) {
        return Value.matrix("x", new double[][] {
            {scale, -scale, 0.8 * scale, -1.1 * scale, 0.9 * scale, -0.7 * scale, 1.2 * scale, -scale},
            {0.3, 0.1, -0.5, 0.2, 0.1, -0.1, 0.4, 0.6}});
    }

    @Test
    void aRealRunThatLearnsIsFine() {
        History history = Trainer.of(new Dense("d", 2, 2, Initialization.glorot(1)), new SoftmaxCrossEntropy(), new Sgd(0.5))
                .epochs(20).batchSize(4).fit(new Dataset(samples(1), TWO_CLASSES));
        assertThat(history.outcome().kind()).isEqualTo(Kind.LEARNED);
        assertThat(history.clues().orElseThrow().largestInput()).isEqualTo(1.2);
        assertThat(history.clues().orElseThrow().sameAnswer()).isFalse();
        assertThat(history.clues().orElseThrow().before().orElseThrow()).isGreaterThan(history.best().orElseThrow().trainLoss());
    }

    @Test
    void realRunsThatDoNotLearnAreTold() {
        Layer saturated = Sequential.of(new Dense("h", 2, 3, Initialization.glorot(1)), Tanh::tanh, new Dense("o", 3, 2, Initialization.glorot(2)));
        Dataset contrary = new Dataset(samples(1), OneHot.oneHot(2, 0, 0, 1, 0, 1, 1, 0, 1));
        History rate = Trainer.of(saturated, new SoftmaxCrossEntropy(), new Sgd(1e6)).epochs(20).batchSize(4).fit(contrary);
        assertThat(rate.outcome().kind()).isIn(Kind.ROSE, Kind.FLAT);
        assertThat(rate.outcome().words()).contains("learning rate");

        Layer zero = Sequential.of(new Dense("h", 2, 3, DMatrixRMaj::new), Tanh::tanh, new Dense("o", 3, 1, DMatrixRMaj::new));
        Dataset xor = new Dataset(
                Value.matrix("x", new double[][] {{0, 0, 1, 1}, {0, 1, 0, 1}}), Value.matrix("t", new double[][] {{0, 1, 1, 0}}));
        History symmetric = Trainer.of(zero, new MeanSquared(), new Sgd(0.5)).epochs(30).batchSize(4).fit(xor);
        assertThat(symmetric.outcome().kind()).isEqualTo(Kind.FLAT);
        assertThat(symmetric.outcome().words()).contains("answers the same for every sample").contains("began equal");

        Layer ill = Sequential.of(new Dense("h", 2, 4, Initialization.glorot(3)), Sigmoid::sigmoid, new Dense("o", 4, 2, Initialization.glorot(4)),
                x -> Softmax.softmax(x, chainrule.shape.Axis.COLUMNS));
        Dataset large = new Dataset(
                Value.matrix("x", new double[][] {{4000, 4001, 3999, 4002, 4000, 3998}, {900, 905, 903, 899, 901, 902}}),
                OneHot.oneHot(2, 0, 1, 0, 1, 1, 0));
        History scale = Trainer.of(ill, new CrossEntropy(), new Sgd(0.1)).epochs(50).batchSize(6).fit(large);
        assertThat(scale.outcome().kind()).isEqualTo(Kind.FLAT);
        assertThat(scale.outcome().words()).contains("inputs reach 4002").contains("Standardizer.fit(train)");
    }
}
