package chainrule.loss;

import static chainrule.diff.Gradients.gradients;
import static chainrule.loss.CosineDistance.cosineDistance;
import static chainrule.loss.CrossEntropy.crossEntropy;
import static chainrule.loss.HalfSquared.halfSquared;
import static chainrule.loss.KullbackLeibler.kullbackLeibler;
import static chainrule.loss.MeanSquared.meanSquared;
import static chainrule.loss.MulticlassHinge.multiclassHinge;
import static chainrule.loss.NegativeLogLikelihood.negativeLogLikelihood;
import static chainrule.loss.SoftmaxCrossEntropy.softmaxCrossEntropy;
import static chainrule.op.Add.add;
import static chainrule.op.Divide.divide;
import static chainrule.op.Exp.exp;
import static chainrule.op.Log.log;
import static chainrule.op.LogSoftmax.logSoftmax;
import static chainrule.op.Matmul.matmul;
import static chainrule.op.Mean.mean;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Negate.negate;
import static chainrule.op.Relu.relu;
import static chainrule.op.Scale.scale;
import static chainrule.op.Sigmoid.sigmoid;
import static chainrule.op.Softmax.softmax;
import static chainrule.op.Sqrt.sqrt;
import static chainrule.op.Square.square;
import static chainrule.op.Step.step;
import static chainrule.op.Subtract.subtract;
import static chainrule.op.Sum.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.diff.Gradients;
import chainrule.op.OpScan;
import chainrule.shape.Axis;
import chainrule.shape.Shape;
import chainrule.tape.Value;
import java.util.List;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class LossTest {

    private static final Value PREDICTION = Value.matrix("a", new double[][] {{0.3, -1.2}, {2.1, 0.4}, {-0.7, 1.5}});
    private static final Value TARGET = Value.matrix("t", new double[][] {{0.2, 0.5}, {0.5, 0.1}, {0.3, 0.7}});
    private static final Value PROBABILITIES = softmax(PREDICTION).named("p");
    private static final Value SIGNS = Value.matrix("t", new double[][] {{1, -1}, {1, -1}, {-1, 1}});
    private static final Value LABELS = OneHot.oneHot(3, 2, 0);

    /** What a closed form stands for, per sample, in elementary operations. */
    record Recipe(Loss loss, Value prediction, Value target, BinaryOperator<Value> composed) {
        @Override
        public String toString() {
            return loss.toString();
        }
    }

    static final List<Recipe> RECIPES = List.of(
            new Recipe(new HalfSquared(), PREDICTION, TARGET, (a, t) -> scale(0.5, total(square(subtract(a, t))))),
            new Recipe(new MeanSquared(), PREDICTION, TARGET, (a, t) -> average(square(subtract(a, t)))),
            new Recipe(new AbsoluteDifference(), PREDICTION, TARGET, (a, t) -> average(abs(subtract(a, t)))),
            new Recipe(new Huber(0.9), PREDICTION, TARGET, (a, t) -> average(rounded(0.9, subtract(a, t)))),
            new Recipe(new SmoothL1(0.9), PREDICTION, TARGET, (a, t) -> scale(1 / 0.9, average(rounded(0.9, subtract(a, t))))),
            new Recipe(new LogCosh(), PREDICTION, TARGET, (a, t) -> average(log(cosh(subtract(a, t))))),
            new Recipe(new Hinge(1), PREDICTION, SIGNS, (s, t) -> average(relu(subtract(one(), multiply(t, s))))),
            new Recipe(new SquaredHinge(1), PREDICTION, SIGNS, (s, t) -> average(square(relu(subtract(one(), multiply(t, s)))))),
            new Recipe(new MulticlassHinge(1, 1), PREDICTION, LABELS, (s, t) -> total(tooNear(s, t))),
            new Recipe(new MulticlassHinge(1, 2), PREDICTION, LABELS, (s, t) -> total(square(tooNear(s, t)))),
            new Recipe(new Bernoulli(), PROBABILITIES, TARGET, (p, t) -> average(bernoulli(p, t))),
            new Recipe(new BernoulliLogits(), PREDICTION, TARGET, (s, t) -> average(bernoulli(sigmoid(s), t))),
            new Recipe(new CrossEntropy(), PROBABILITIES, TARGET, (p, t) -> negate(total(multiply(t, log(p))))),
            new Recipe(new NegativeLogLikelihood(), log(PROBABILITIES), TARGET, (l, t) -> negate(total(multiply(t, l)))),
            new Recipe(new SoftmaxCrossEntropy(), PREDICTION, TARGET, (s, t) -> negate(total(multiply(t, log(softmax(s)))))),
            new Recipe(new SoftmaxCrossEntropy(0.3), PREDICTION, TARGET, (s, t) -> add(
                    scale(-0.7, total(multiply(t, log(softmax(s))))),
                    scale(-0.1, multiply(total(t), total(log(softmax(s))))))),
            new Recipe(new KullbackLeibler(), PROBABILITIES, TARGET, (q, p) -> total(multiply(p, subtract(log(p), log(q))))),
            new Recipe(new CosineDistance(), PREDICTION, TARGET, (a, t) -> subtract(
                    one(), divide(total(multiply(a, t)), multiply(sqrt(total(square(a))), sqrt(total(square(t))))))));

    @ParameterizedTest
    @FieldSource("RECIPES")
    void everyClosedFormIsItsRecipe(Recipe recipe) {
        Value a = recipe.prediction();
        Value t = recipe.target();
        Value weights = Value.matrix("w", new double[][] {{0.5, 2}});
        Value composed = recipe.composed().apply(a, t);
        assertThat(recipe.loss().of(a, t, Reduction.NONE).matrix().data).containsExactly(composed.matrix().data, within(1e-14));
        isTheSame(recipe.loss(), recipe.loss().of(a, t, Reduction.SUM), sum(composed), a, t);
        isTheSame(recipe.loss(), recipe.loss().of(a, t), mean(composed), a, t);
        isTheSame(recipe.loss(), recipe.loss().of(a, t, Reduction.SUM, weights), sum(multiply(weights, composed)), a, t);
        isTheSame(recipe.loss(), recipe.loss().of(a, t, Reduction.MEAN, weights),
                scale(1 / 2.5, sum(multiply(weights, composed))), a, t);
    }

    /** Value, gradient, and gradient of the gradient's length. */
    private static void isTheSame(Loss loss, Value closed, Value composed, Value a, Value t) {
        assertThat(closed.asScalar()).isCloseTo(composed.asScalar(), within(1e-14));
        Gradients g = gradients(closed, a, t);
        Gradients h = gradients(composed, a, t);
        for (Value x : loss.differentiable(1) ? List.of(a, t) : List.of(a)) {
            assertThat(g.of(x).matrix().data).as("by " + x.name()).containsExactly(h.of(x).matrix().data, within(1e-13));
            assertThat(gradients(sum(square(g.of(x))), a).of(a).matrix().data).as("twice by " + x.name())
                    .containsExactly(gradients(sum(square(h.of(x))), a).of(a).matrix().data, within(1e-12));
        }
    }

    @Test
    void everyLossHasARecipe() {
        List<Class<?>> losses = OpScan.types().stream().filter(Loss.class::isAssignableFrom).toList();
        Set<Class<?>> tested = RECIPES.stream().map(recipe -> recipe.loss().getClass()).collect(Collectors.toSet());
        assertThat(tested).containsExactlyInAnyOrderElementsOf(losses).hasSizeGreaterThan(10);
    }

    private static Value one() {
        return Value.constant(Shape.SCALAR, 1);
    }

    private static Value total(Value x) {
        return sum(x, Axis.COLUMNS);
    }

    private static Value average(Value x) {
        return mean(x, Axis.COLUMNS);
    }

    private static Value abs(Value x) {
        return add(relu(x), relu(negate(x)));
    }

    private static Value cosh(Value x) {
        return scale(0.5, add(exp(x), exp(negate(x))));
    }

    /** ½ e² up to δ, the line δ (|e| − ½ δ) beyond. */
    private static Value rounded(double delta, Value e) {
        Value beyond = step(subtract(abs(e), Value.constant(Shape.SCALAR, delta)));
        Value line = scale(delta, subtract(abs(e), Value.constant(Shape.SCALAR, delta / 2)));
        return add(multiply(subtract(one(), beyond), scale(0.5, square(e))), multiply(beyond, line));
    }

    private static Value tooNear(Value s, Value t) {
        return multiply(subtract(one(), t), relu(add(subtract(s, total(multiply(t, s))), one())));
    }

    private static Value bernoulli(Value p, Value t) {
        return negate(add(multiply(t, log(p)), multiply(subtract(one(), t), log(subtract(one(), p)))));
    }

    @Test
    void theGradientOfCrossEntropyIsProbabilityMinusTarget() {
        Value scores = Value.column("s", 1, 2, 0.5);
        Value g = gradients(softmaxCrossEntropy(scores, 0), scores).of(scores);
        assertThat(g.matrix().data).containsExactly(subtract(softmax(scores), OneHot.oneHot(3, 0)).matrix().data, within(2e-16));
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

    /** Near certain and right, a loss of e^(−100) and a gradient of that size are still exact. */
    @Test
    void whatIsNearlyCertainKeepsItsDigits() {
        double tiny = StrictMath.exp(-100);
        for (double sign : new double[] {1, -1}) {
            Value s = Value.scalar("s", 100 * sign);
            Value loss = BernoulliLogits.bernoulliLogits(s, Value.scalar("t", sign > 0 ? 1 : 0));
            assertThat(loss.asScalar()).isCloseTo(tiny, within(1e-15 * tiny));
            assertThat(gradients(loss, s).of(s).asScalar()).isCloseTo(-sign * tiny, within(1e-15 * tiny));
        }
        Value scores = Value.column("s", 0, 100);
        Value loss = softmaxCrossEntropy(scores, 1);
        assertThat(loss.asScalar()).isCloseTo(tiny, within(1e-15 * tiny));
        assertThat(gradients(loss, scores).of(scores).matrix().data).containsExactly(new double[] {tiny, -tiny}, within(1e-15 * tiny));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-170, 1e-5, 1, 1e5, 1e170})
    void aDirectionHasNoLength(double length) {
        Value a = Value.column("a", 3 * length, 4 * length);
        Value t = Value.column("t", 4 * length, 3 * length);
        CosineDistance distance = new CosineDistance(1e-200);
        assertThat(distance.of(a, t).asScalar()).isCloseTo(0.04, within(1e-16));
        assertThat(gradients(distance.of(a, t), a).of(a).get(0, 0)).isCloseTo(-0.0448 / length, within(1e-15 / length));
    }

    @Test
    void aMeanIsFiniteWhereItsSumIsNot() {
        Value far = Value.column("a", 1.2e154, 1.2e154);
        Value near = Value.column("t", 0, 0);
        assertThat(meanSquared(far, near).asScalar()).isEqualTo(1.2e154 * 1.2e154);
        Value batch = Value.matrix("a", new double[][] {{1.2e154, 0}, {1.1e154, 1}});
        Value none = Value.constant(batch.shape(), 0);
        assertThat(new MeanSquared().of(batch, none, Reduction.NONE).matrix().data)
                .containsExactly(1.2e154 * 1.2e154 / 2 + 1.1e154 * 1.1e154 / 2, 0.5);
        Value wide = Value.matrix("s", new double[][] {{-1e308, 1e308}});
        assertThat(multiclassHinge(Value.column("s", 1e308, -1e308), 0).asScalar()).isZero();
        assertThat(Reduction.MEAN.of(wide, Value.matrix("w", new double[][] {{3, 1}})).asScalar()).isEqualTo(-5e307);
    }

    @Test
    void nothingTimesItsLogarithmIsNothing() {
        Value p = Value.column("p", 0, 0.25, 0.75);
        Value t = Value.column("t", 0, 0, 1);
        assertThat(gradients(crossEntropy(p, t), p).of(p)).hasToString("[0; 0; -1.333]");
        assertThat(kullbackLeibler(p, p).asScalar()).isZero();
        assertThat(gradients(kullbackLeibler(p, p), p).of(p)).hasToString("[0; 0; 0]");
        Value sure = Value.column("p", 0, 1);
        assertThat(Bernoulli.bernoulli(sure, sure).asScalar()).isZero();
    }

    /** The logarithm of a ratio near one keeps its digits; that of a ratio beyond all doubles is finite. */
    @Test
    void distributionsMayNearlyAgreeOrNotAtAll() {
        KullbackLeibler kl = new KullbackLeibler();
        assertThat(kl.term(0.5, 0.5 + 0x1p-40)).isCloseTo(0x1p-40, within(1e-24));
        assertThat(kl.term(1e-310, 0.9)).isCloseTo(0.9 * (StrictMath.log(0.9) + 310 * StrictMath.log(10)), within(1e-12));
        assertThat(kl.term(0.9, 1e-20)).isCloseTo(-1e-20 * (StrictMath.log(0.9) + 20 * StrictMath.log(10)), within(1e-34));
    }

    @Test
    void classesCountByTheWeightsOfTheirSamples() {
        Value labels = OneHot.oneHot(3, 2, 0);
        Value ofClasses = Value.matrix("ω", new double[][] {{0.5, 7, 1.5}});
        double[] losses = new SoftmaxCrossEntropy().of(PREDICTION, labels, Reduction.NONE).matrix().data;
        assertThat(new SoftmaxCrossEntropy().of(PREDICTION, labels, Reduction.MEAN, matmul(ofClasses, labels)).asScalar())
                .isCloseTo((1.5 * losses[0] + 0.5 * losses[1]) / 2, within(1e-15));
        Value first = Value.matrix("w", new double[][] {{1, 0}});
        assertThat(new SoftmaxCrossEntropy().of(PREDICTION, labels, Reduction.MEAN, first).asScalar()).isEqualTo(losses[0]);
    }

    @Test
    void namedFunctionsTakeTheMeanOverSamples() {
        assertThat(meanSquared(PREDICTION, TARGET).asScalar())
                .isCloseTo(mean(square(subtract(PREDICTION, TARGET))).asScalar(), within(1e-15));
        assertThat(halfSquared(PREDICTION, TARGET).asScalar())
                .isCloseTo(1.5 * meanSquared(PREDICTION, TARGET).asScalar(), within(1e-15));
        assertThat(negativeLogLikelihood(logSoftmax(PREDICTION), 2, 0).asScalar())
                .isCloseTo(softmaxCrossEntropy(PREDICTION, 2, 0).asScalar(), within(1e-15));
        assertThat(cosineDistance(PREDICTION, PREDICTION).asScalar()).isZero();
        assertThat(crossEntropy(PROBABILITIES, 2, 0).asScalar()).isCloseTo(softmaxCrossEntropy(PREDICTION, 2, 0).asScalar(), within(1e-15));
    }

    @Test
    void penaltiesShrinkWeights() {
        Value w = Value.matrix("w", new double[][] {{3, -4}, {0, 1}});
        Value squared = SquaredPenalty.squaredPenalty(0.1, w);
        Value absolute = AbsolutePenalty.absolutePenalty(0.1, w);
        assertThat(squared.asScalar()).isCloseTo(1.3, within(1e-15));
        assertThat(absolute.asScalar()).isCloseTo(0.8, within(1e-15));
        assertThat(gradients(squared, w).of(w)).hasToString("[0.3, -0.4; 0, 0.1]");
        assertThat(gradients(absolute, w).of(w)).hasToString("[0.1, -0.1; 0, 0.1]");
    }
}
