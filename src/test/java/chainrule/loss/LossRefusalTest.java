package chainrule.loss;

import static chainrule.loss.Bernoulli.bernoulli;
import static chainrule.loss.BernoulliLogits.bernoulliLogits;
import static chainrule.loss.CrossEntropy.crossEntropy;
import static chainrule.loss.Hinge.hinge;
import static chainrule.loss.KullbackLeibler.kullbackLeibler;
import static chainrule.loss.MeanSquared.meanSquared;
import static chainrule.loss.MulticlassHinge.multiclassHinge;
import static chainrule.loss.NegativeLogLikelihood.negativeLogLikelihood;
import static chainrule.loss.SoftmaxCrossEntropy.softmaxCrossEntropy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chainrule.shape.Shape;
import chainrule.tape.Domain;
import chainrule.tape.Value;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What makes no sense is refused, with the value and its place. */
class LossRefusalTest {

    private static final Value A = Value.matrix("a", new double[][] {{0.3, 0.2}, {0.6, 0.4}, {0.1, 0.4}});
    private static final Value LOW = Value.matrix("p", new double[][] {{0.3, 0.2}, {0.6, -0.1}, {0.1, 0.9}});
    private static final Value HIGH = Value.matrix("p", new double[][] {{0.3, 0.2}, {0.6, 0.4}, {1.5, 0.4}});
    private static final Value LABELS = OneHot.oneHot(3, 2, 0);
    private static final Value ONES = Value.matrix("p", new double[][] {{1, 0}, {0, 1}, {0, 0}});
    private static final Value EMPTY = Value.constant(new Shape(3, 0), 0);

    record Refusal(String message, ThrowingCallable call) {
        @Override
        public String toString() {
            return message;
        }
    }

    static final List<Refusal> REFUSALS = List.of(
            new Refusal("labels are 0 … 2 for 3 classes; got 3 for sample 1", () -> softmaxCrossEntropy(A, 0, 3)),
            new Refusal("labels are 0 … 2 for 3 classes; got -1 for sample 0", () -> multiclassHinge(A, -1, 1)),
            new Refusal("one label per sample, and a sample is a column: a is 3×2; got 3 labels", () -> multiclassHinge(A, 0, 1, 2)),
            new Refusal("labels need at least one class; got 0 classes", () -> OneHot.oneHot(0, 1)),
            new Refusal("softmaxCrossEntropy needs a score for each of at least two classes, a row each "
                    + "(bernoulliLogits is the loss of one score per sample); got s 1×4 and labels 1×4",
                    () -> softmaxCrossEntropy(Value.matrix("s", new double[1][4]), 0, 0, 0, 0)),
            new Refusal("crossEntropy needs a probability for each of at least two classes, a row each "
                    + "(bernoulli is the loss of one probability per sample); got p 1×2 and t 1×2",
                    () -> crossEntropy(Value.matrix("p", new double[][] {{0.3, 0.9}}), Value.matrix("t", new double[][] {{0, 1}}))),
            new Refusal("negativeLogLikelihood needs a log-probability for each of at least two classes, a row each "
                    + "(bernoulliLogits is the loss of one score per sample); got l 1×1 and labels 1×1",
                    () -> negativeLogLikelihood(Value.scalar("l", -1), 0)),
            new Refusal("kullbackLeibler needs a probability for each of at least two classes, a row each "
                    + "(bernoulli is the loss of one probability per sample); got q 1×1 and p 1×1",
                    () -> kullbackLeibler(Value.scalar("q", 0.3), Value.scalar("p", 1))),
            new Refusal("meanSquared needs prediction and target of one shape, a sample a column; got a 3×2 and t 3×1",
                    () -> meanSquared(A, Value.column("t", 1, 2, 3))),
            new Refusal("meanSquared needs prediction and target of one shape, a sample a column (of class numbers, make a target with "
                    + "oneHot(3, …)); got a 3×2 and y 1×2", () -> meanSquared(A, Value.matrix("y", new double[][] {{0, 2}}))),
            new Refusal("meanSquared needs at least one sample to take the mean of; got 3×0 and 3×0", () -> meanSquared(EMPTY, EMPTY)),
            new Refusal("meanSquared needs at least one sample to take the mean of; got 3×0 and 3×0",
                    () -> new MeanSquared().of(EMPTY, EMPTY, Reduction.MEAN, Value.constant(new Shape(1, 0), 1))),
            new Refusal("crossEntropy needs a prediction that is a probability, 0 ≤ x ≤ 1; got p = -0.1 at row 1, column 1; "
                    + "if these are scores (logits), write softmaxCrossEntropy",
                    () -> crossEntropy(LOW, LABELS)),
            new Refusal("bernoulli needs a prediction that is a probability, 0 ≤ x ≤ 1; got p = 1.5 at row 2, column 0; "
                    + "if these are scores (logits), write bernoulliLogits",
                    () -> bernoulli(HIGH, A)),
            new Refusal("kullbackLeibler needs a target that is a probability, 0 ≤ x ≤ 1; got p = -0.1 at row 1, column 1",
                    () -> kullbackLeibler(A, LOW)),
            new Refusal("bernoulliLogits needs a target that is a probability, 0 ≤ x ≤ 1; got p = 1.5 at row 2, column 0",
                    () -> bernoulliLogits(A, HIGH)),
            new Refusal("softmaxCrossEntropy needs a target that is x ≥ 0; got a negative one, p = -0.1 at row 1, column 1",
                    () -> softmaxCrossEntropy(A, LOW)),
            new Refusal("negativeLogLikelihood needs a prediction that is a log-probability, x ≤ 0; got a = 0.3 at row 0, column 0",
                    () -> negativeLogLikelihood(A, 0, 1)),
            new Refusal("hinge needs a target that is −1 or 1; got labels = 0.0 at row 0, column 0", () -> hinge(A, LABELS)),
            new Refusal("multiclassHinge needs a target that is one-hot, a single 1 in each column, else 0; got a = 0.3 at row 0, column 0",
                    () -> multiclassHinge(A, A)),
            new Refusal("multiclassHinge needs a target that is one-hot, a single 1 in each column, else 0; got 0.0 at row 0, column 0",
                    () -> multiclassHinge(A, Value.constant(A.shape(), 0))),
            new Refusal("t is NaN at row 1, column 0; a value needs finite numbers: clean the data first",
                    () -> meanSquared(A, Value.column("t", 1, Double.NaN, 3))),
            new Refusal("crossEntropy gives Infinity: p is 0.0 and labels is 1.0 at row 0, column 1; what occurs must not have probability "
                    + "zero: softmaxCrossEntropy takes scores, and is always finite", () -> crossEntropy(ONES, LABELS)),
            new Refusal("bernoulli gives Infinity: p is 1.0 and a is 0.3 at row 0, column 0; what occurs must not have probability zero: "
                    + "bernoulliLogits takes scores, and is always finite", () -> bernoulli(ONES, A)),
            new Refusal("kullbackLeibler gives Infinity: p is 0.0 and a is 0.2 at row 0, column 1; what occurs must not have probability "
                    + "zero", () -> kullbackLeibler(ONES, A)),
            new Refusal("meanSquared gives Infinity: a is 1.0E200 and the target is 0.0 at row 0, column 0; scale the values down",
                    () -> meanSquared(Value.scalar("a", 1e200), Value.constant(Shape.SCALAR, 0))),
            new Refusal("halfSquared gives Infinity: a (2×1) is 1.4e154, t (2×1) is 0; the result is too large for a double: "
                    + "scale the values down",
                    () -> HalfSquared.halfSquared(Value.column("a", 1.4e154, 1.4e154), Value.column("t", 0, 0))),
            new Refusal("huber needs a delta > 0, the error up to which it is a square; got 0.0", () -> new Huber(0)),
            new Refusal("smoothL1 needs a beta > 0, the error up to which it is a square (absoluteDifference has no such part); got NaN",
                    () -> new SmoothL1(Double.NaN)),
            new Refusal("smoothL1 needs a beta > 0, the error up to which it is a square (absoluteDifference has no such part); got 0.0",
                    () -> new SmoothL1(0)),
            new Refusal("hinge needs a finite margin; got NaN", () -> new Hinge(Double.NaN)),
            new Refusal("violations needs a finite margin; got NaN", () -> new Violations(Double.NaN)),
            new Refusal("squaredHinge needs a finite margin; got Infinity", () -> new SquaredHinge(Double.POSITIVE_INFINITY)),
            new Refusal("multiclassHinge needs a finite margin; got NaN", () -> new MulticlassHinge(Double.NaN, 1)),
            new Refusal("multiclassHinge needs the power 1 or 2; got 3", () -> new MulticlassHinge(1, 3)),
            new Refusal("softmaxCrossEntropy needs a smoothing from 0 to 1; got 1.5", () -> new SoftmaxCrossEntropy(1.5)),
            new Refusal("cosineDistance needs a least length (eps) > 0 to divide by; got 0.0", () -> new CosineDistance(0)),
            new Refusal("squaredPenalty needs a finite lambda of zero or more; got -1.0", () -> new SquaredPenalty(-1)),
            new Refusal("absolutePenalty needs a finite lambda of zero or more; got NaN", () -> new AbsolutePenalty(Double.NaN)),
            new Refusal("a weighted loss needs one weight per sample, 1×B; got losses 1×2 and w 2×1",
                    () -> new MeanSquared().of(A, A, Reduction.SUM, Value.column("w", 1, 1))),
            new Refusal("a weighted loss needs a weight that is x ≥ 0; got a negative one, w = -2.0 at row 0, column 1",
                    () -> new MeanSquared().of(A, A, Reduction.SUM, Value.matrix("w", new double[][] {{1, -2}}))),
            new Refusal("a weighted mean needs a weight above zero; got w = [0, 0]",
                    () -> new MeanSquared().of(A, A, Reduction.MEAN, Value.matrix("w", new double[][] {{0, 0}}))));

    @ParameterizedTest
    @FieldSource("REFUSALS")
    void itIsRefusedInWords(Refusal refusal) {
        assertThatThrownBy(refusal.call()).hasMessage(refusal.message());
    }

    /** The last that is still taken. */
    @Test
    void boundsOfConstantsBelongToThem() {
        assertThat(new SoftmaxCrossEntropy(1).of(A, A).asScalar()).isPositive();
        assertThat(SquaredPenalty.squaredPenalty(0, A).asScalar()).isZero();
        assertThat(AbsolutePenalty.absolutePenalty(0, A).asScalar()).isZero();
        assertThat(new Violations(0).domain(1)).isEqualTo(Domain.ONE_HOT);
    }

    @Test
    void anEmptyBatchHasASum() {
        assertThat(new MeanSquared().of(EMPTY, EMPTY, Reduction.SUM).asScalar()).isZero();
        assertThat(new MeanSquared().of(EMPTY, EMPTY, Reduction.NONE).shape()).hasToString("1×0");
    }
}
