package chainrule.loss;

import static chainrule.diff.Gradients.gradients;
import static chainrule.loss.Bernoulli.bernoulli;
import static chainrule.loss.BernoulliLogits.bernoulliLogits;
import static chainrule.loss.CrossEntropy.crossEntropy;
import static chainrule.loss.HalfSquared.halfSquared;
import static chainrule.loss.MeanSquared.meanSquared;
import static chainrule.loss.MulticlassHinge.multiclassHinge;
import static chainrule.loss.SoftmaxCrossEntropy.softmaxCrossEntropy;
import static chainrule.op.Sigmoid.sigmoid;
import static chainrule.op.Softmax.softmax;
import static chainrule.op.Transpose.transpose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.tape.Value;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Formulas about losses as lecture notes print them, where they are wrong or true only under a condition that is not
 * stated: what the formula gives, what ours gives, and what is right, by central differences or known numbers.
 */
class ErrataTest {

    /** The printed formula in plain arithmetic, ours, and the truth. */
    record Slip(String what, double[] printed, double[] ours, double[] right) {
        @Override
        public String toString() {
            return what;
        }
    }

    private static final double[] S = {3, 1, 2};
    private static final double[] P = {0.4, 0.7, 0.9};
    private static final double[] Y = {1, 0, 1};

    static final List<Slip> SLIPS = List.of(
            // Note 0
            slip("0.1 the sum of the SVM loss includes the right class and so adds 1",
                    of(hinges(1, 5, 2)[0] + hinges(1, 5, 2)[1] + hinges(1, 5, 2)[2]), value(s -> multiclassHinge(s, 1), 1, 5, 2), of(0)),
            slip("0.2 the SVM gradient has no entry for the right class: the row must add to 0",
                    of(1, 0, 1), gradient(s -> multiclassHinge(s, 1), S), of(1, -2, 1)),
            slip("0.4 −1/s of cross-entropy is for probabilities, not for scores",
                    of(-1 / 1.0, 0, 0), gradient(s -> softmaxCrossEntropy(s, 0), 1, 2, 0.5), differences(s -> softmaxCrossEntropy(s, 0), 1, 2, 0.5)),
            slip("0.5 −y/p is 0/0 where a class neither occurs nor is predicted",
                    of(-0.0 / 0.0, -1 / 0.25, -0 / 0.75), gradient(p -> crossEntropy(p, 1), 0, 0.25, 0.75), of(0, -4, 0)),
            slip("0.6 exp s / Σ exp s overflows",
                    naiveSoftmax(1000, 2000, 3000), softmax(column(1000, 2000, 3000)).matrix().data, of(0, 0, 1)),
            // Note 1
            slip("1.3, 2.9, 4.7 p − y needs targets that add to 1",
                    minus(naiveSoftmax(S), of(1, 1, 0)), gradient(s -> softmaxCrossEntropy(s, column(1, 1, 0)), S),
                    differences(s -> softmaxCrossEntropy(s, column(1, 1, 0)), S)),
            slip("1.4 p − y is not the gradient of ½ ‖y − x‖²: x − y is",
                    minus(naiveSoftmax(S), Y), gradient(x -> halfSquared(x, column(Y)), S), differences(x -> halfSquared(x, column(Y)), S)),
            // Note 2
            slip("2.1, 4.10 the gradient of a mean over N samples lost its 1/N",
                    minus(S, Y), gradient(x -> new HalfSquared().of(row(x), row(column(Y))), S),
                    of((3 - 1) / 3.0, 1 / 3.0, (2 - 1) / 3.0)),
            slip("2.4 (a − y) σ′ with the mean squared error: 2/n is missing",
                    IntStream.range(0, 3).mapToDouble(i -> (sigma(P[i]) - Y[i]) * sigma(P[i]) * sigma(-P[i])).toArray(),
                    gradient(z -> meanSquared(sigmoid(z), column(Y)), P), differences(z -> meanSquared(sigmoid(z), column(Y)), P)),
            slip("2.5 (a − y) ⊙ a ⊙ (1 − a) for a softmax, whose Jacobian is not diagonal",
                    IntStream.range(0, 3).mapToDouble(i -> (naiveSoftmax(S)[i] - Y[i]) * naiveSoftmax(S)[i] * (1 - naiveSoftmax(S)[i])).toArray(),
                    gradient(z -> halfSquared(softmax(z), column(Y)), S), differences(z -> halfSquared(softmax(z), column(Y)), S)),
            // Note 3
            slip("3.3 the log-likelihood multiplies what it should add: it is 0 for labels 0 and 1",
                    of(IntStream.range(0, 3).mapToDouble(i -> Y[i] * ln(P[i]) * (1 - Y[i]) * ln(1 - P[i])).sum()),
                    value(p -> new Bernoulli().of(row(p), row(column(Y)), Reduction.SUM), P), of(-ln(0.4) - ln(0.3) - ln(0.9))),
            slip("3.3 … and so is its gradient",
                    of(0, 0, 0), gradient(p -> bernoulli(p, column(Y)), P), of(-1 / (3 * 0.4), 1 / (3 * 0.3), -1 / (3 * 0.9))),
            slip("3.4 (y − h)² without the ½ has twice the gradient",
                    of(2 * 2, 2 * 1, 2 * 1), gradient(h -> halfSquared(h, column(Y)), S), of(2, 1, 1)),
            slip("3.7 ln(1 − ŷ) is −∞ once the sigmoid is 1",
                    of(-ln(1 - sigma(40))), value(s -> bernoulliLogits(s, column(0)), 40), of(40)),
            // Note 4
            slip("4.4 the stable softmax takes the maximum and the sum of the whole batch",
                    naiveSoftmax(1, 3, 2, 4), softmax(Value.matrix("s", new double[][] {{1, 3}, {2, 4}})).matrix().data,
                    of(1 / (1 + Math.E), 1 / (1 + Math.E), Math.E / (1 + Math.E), Math.E / (1 + Math.E))),
            slip("4.5 −ln of a stable softmax is ∞ where it underflows",
                    of(-ln(0)), value(s -> softmaxCrossEntropy(s, 0), 1000, 2000, 3000), of(2000)),
            slip("4.5 … and its gradient −1/f · f NaN",
                    of(-1 / 0.0 * 0.0, 0, 1), gradient(s -> softmaxCrossEntropy(s, 0), 1000, 2000, 3000), of(-1, 0, 1)));

    @ParameterizedTest
    @FieldSource("SLIPS")
    void theFormulaAsPrintedIsWrongAndOursIsRight(Slip slip) {
        assertThat(slip.ours()).as("ours").containsExactly(slip.right(), within(1e-8));
        assertThat(slip.printed()).as("printed").hasSameSizeAs(slip.right());
        assertThat(IntStream.range(0, slip.right().length).anyMatch(i -> !(Math.abs(slip.printed()[i] - slip.right()[i]) < 0.02)))
                .as("%s: some entry of the printed result is far off", slip)
                .isTrue();
    }

    private static Slip slip(String what, double[] printed, double[] ours, double[] right) {
        return new Slip(what, printed, ours, right);
    }

    private static double[] of(double... numbers) {
        return numbers;
    }

    private static Value column(double... entries) {
        return Value.column("x", entries);
    }

    private static Value row(Value x) {
        return transpose(x);
    }

    private static double[] value(UnaryOperator<Value> loss, double... x) {
        return of(loss.apply(column(x)).asScalar());
    }

    private static double[] gradient(UnaryOperator<Value> loss, double... at) {
        Value x = column(at);
        return gradients(loss.apply(x), x).of(x).matrix().data;
    }

    private static double[] differences(UnaryOperator<Value> loss, double... at) {
        double h = 1e-5;
        return IntStream.range(0, at.length)
                .mapToDouble(i -> (loss.apply(moved(at, i, h)).asScalar() - loss.apply(moved(at, i, -h)).asScalar()) / (2 * h))
                .toArray();
    }

    private static Value moved(double[] at, int i, double by) {
        DMatrixRMaj x = column(at).matrix();
        x.data[i] += by;
        return Value.matrix("x", x);
    }

    /** max(0, 1 − s_y + s_i) for the class y = 1. */
    private static double[] hinges(double... s) {
        return DoubleStream.of(s).map(si -> Math.max(0, 1 - s[1] + si)).toArray();
    }

    private static double[] naiveSoftmax(double... s) {
        double total = DoubleStream.of(s).map(StrictMath::exp).sum();
        return DoubleStream.of(s).map(si -> StrictMath.exp(si) / total).toArray();
    }

    private static double[] minus(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] - b[i]).toArray();
    }

    private static double sigma(double x) {
        return 1 / (1 + StrictMath.exp(-x));
    }

    private static double ln(double x) {
        return StrictMath.log(x);
    }
}
