package chainrule.loss;

import static chainrule.diff.Gradients.gradients;
import static chainrule.loss.HalfSquared.halfSquared;
import static chainrule.loss.MeanSquared.meanSquared;
import static chainrule.loss.SoftmaxCrossEntropy.softmaxCrossEntropy;
import static chainrule.op.Log.log;
import static chainrule.op.Mean.mean;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Negate.negate;
import static chainrule.op.Scale.scale;
import static chainrule.op.Softmax.softmax;
import static chainrule.op.Square.square;
import static chainrule.op.Subtract.subtract;
import static chainrule.op.Sum.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import chainrule.diff.Gradients;
import chainrule.shape.Axis;
import chainrule.tape.Value;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

class LossTest {

    private static final Value PREDICTION = Value.matrix("a", new double[][] {{0.3, -1.2}, {2.1, 0.4}, {-0.7, 1.5}});
    private static final Value TARGET = Value.matrix("t", new double[][] {{0.2, 0.5}, {0.5, 0.1}, {0.3, 0.7}});

    /** What each closed form stands for, per sample, in elementary operations. */
    private static final Map<Loss, BinaryOperator<Value>> RECIPES = Map.of(
            new HalfSquared(), (a, t) -> scale(0.5, sum(square(subtract(a, t)), Axis.COLUMNS)),
            new MeanSquared(), (a, t) -> mean(square(subtract(a, t)), Axis.COLUMNS),
            new SoftmaxCrossEntropy(), (a, t) -> negate(sum(multiply(t, log(softmax(a))), Axis.COLUMNS)));

    @Test
    void everyClosedFormIsItsRecipe() {
        RECIPES.forEach((loss, recipe) -> {
            for (Reduction reduction : new Reduction[] {Reduction.SUM, Reduction.MEAN}) {
                Value closed = loss.of(PREDICTION, TARGET, reduction);
                Value composed = reduction.of(recipe.apply(PREDICTION, TARGET));
                assertThat(closed.asScalar()).as("%s %s", loss, reduction).isCloseTo(composed.asScalar(), within(1e-14));
                Gradients g = gradients(closed, PREDICTION, TARGET);
                Gradients h = gradients(composed, PREDICTION, TARGET);
                assertThat(g.of(PREDICTION).matrix().data).containsExactly(h.of(PREDICTION).matrix().data, within(1e-14));
                assertThat(g.of(TARGET).matrix().data).containsExactly(h.of(TARGET).matrix().data, within(1e-14));
            }
            assertThat(loss.of(PREDICTION, TARGET, Reduction.NONE).shape()).hasToString("1×2");
        });
    }

    @Test
    void theGradientOfCrossEntropyIsProbabilityMinusTarget() {
        Value scores = Value.column("s", 1, 2, 0.5);
        Value g = gradients(softmaxCrossEntropy(scores, 0), scores).of(scores);
        assertThat(g.matrix().data).containsExactly(subtract(softmax(scores), OneHot.oneHot(3, 0)).matrix().data, within(1e-16));
        // Targets that do not add to one: (Σt) p − t, not p − t.
        Value two = Value.column("t", 1, 1, 0);
        double[] p = softmax(scores).matrix().data;
        assertThat(gradients(softmaxCrossEntropy(scores, two), scores).of(scores).matrix().data)
                .containsExactly(new double[] {2 * p[0] - 1, 2 * p[1] - 1, 2 * p[2]}, within(1e-15));
    }

    @Test
    void largeScoresNeitherOverflowNorVanish() {
        Value scores = Value.column("s", 1000, 2000, 3000);
        Value loss = softmaxCrossEntropy(scores, 0);
        assertThat(loss.asScalar()).isEqualTo(2000);
        assertThat(gradients(loss, scores).of(scores)).hasToString("[-1; 0; 1]");
    }

    @Test
    void namedFunctionsTakeTheMeanOverSamples() {
        assertThat(meanSquared(PREDICTION, TARGET).asScalar())
                .isCloseTo(mean(square(subtract(PREDICTION, TARGET))).asScalar(), within(1e-15));
        assertThat(halfSquared(PREDICTION, TARGET).asScalar())
                .isCloseTo(1.5 * meanSquared(PREDICTION, TARGET).asScalar(), within(1e-15));
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> softmaxCrossEntropy(PREDICTION, 0, 3))
                .hasMessage("labels are 0 … 2 for 3 classes; got 3 for sample 1");
        assertThatThrownBy(() -> softmaxCrossEntropy(Value.matrix("s", new double[1][4]), 0, 0, 0, 0))
                .hasMessage("softmaxCrossEntropy needs a score for each of at least two classes, a row each; got s 1×4 and labels 1×4");
        assertThatThrownBy(() -> meanSquared(PREDICTION, Value.column("t", 1, 2, 3)))
                .hasMessage("meanSquared needs prediction and target of one shape, a sample a column; got a 3×2 and t 3×1");
    }
}
