package chainrule.loss;

import static chainrule.loss.SoftmaxError.softmaxError;
import static chainrule.op.Add.add;
import static chainrule.op.Broadcast.broadcast;
import static chainrule.op.LogSoftmax.logSoftmax;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Negate.negate;
import static chainrule.op.Scale.scale;
import static chainrule.op.Sum.sum;

import chainrule.linalg.Functions;
import chainrule.linalg.Reductions;
import chainrule.linalg.Scratch;
import chainrule.op.OfScores;
import chainrule.shape.Axis;
import chainrule.shape.Shape;
import chainrule.tape.Domain;
import chainrule.tape.Notation;
import chainrule.tape.OnColumns;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;

/**
 * Softmax and cross-entropy in one, from scores: {@code −Σᵢ tᵢ ln softmax(s)ᵢ} per sample;
 * {@code s̄ = ((Σ t) softmax(s) − t) ȳ}, which is {@code p − t} where the target adds to one. Finite for any scores.
 * Smoothing by {@code ε} spreads that part of the target evenly over all classes: {@code (1 − ε) t + (ε/C) Σ t} takes
 * the place of {@code t}.
 *
 * <p>Classes that should count more than others: weigh the samples by {@code ωᵀ t} with one {@code ω} per class. Samples
 * without a label: weigh them 0.
 *
 * @param smoothing {@code ε}, from 0 to 1
 */
public record SoftmaxCrossEntropy(double smoothing) implements Loss, OnColumns, OfScores {

    /** @throws IllegalArgumentException if the smoothing is not within 0 and 1 */
    public SoftmaxCrossEntropy {
        if (!(smoothing >= 0 && smoothing <= 1)) {
            throw new IllegalArgumentException("softmaxCrossEntropy needs a smoothing from 0 to 1; got " + smoothing);
        }
    }

    /** Without smoothing. */
    public SoftmaxCrossEntropy() {
        this(0);
    }

    /**
     * The mean over the samples.
     *
     * @param scores  {@code C×B}: any numbers, one row per class
     * @param targets {@code C×B}: one-hot, or probabilities
     */
    public static Value softmaxCrossEntropy(Value scores, Value targets) {
        return new SoftmaxCrossEntropy().of(scores, targets);
    }

    /**
     * The mean over the samples.
     *
     * @param scores {@code C×B}: any numbers, one row per class
     * @param labels the class of each sample, {@code 0 … C − 1}
     */
    public static Value softmaxCrossEntropy(Value scores, int... labels) {
        return softmaxCrossEntropy(scores, OneHot.like("softmaxCrossEntropy", scores, labels));
    }

    /** The softmax of a single score is always 1: there would be nothing to learn. */
    @Override
    public Shape shape(Shape... x) {
        OneHot.requireClasses(name(), "a score", "bernoulliLogits is the loss of one score per sample", x);
        return Loss.super.shape(x);
    }

    @Override
    public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        int classes = x[0].numRows;
        int samples = x[0].numCols;
        try (Scratch scratch = Scratch.open()) {
            Peaks peaks = Peaks.of(x[0], scratch);
            // Of the largest score this alone is left: a right and nearly certain prediction keeps all its digits.
            DMatrixRMaj log = peaks.rest();
            Functions.map(Functions::log1p, log, log);
            DMatrixRMaj total = scratch.matrix(1, samples);
            Reductions.sum(x[1], Axis.COLUMNS, total);
            y.zero();
            for (int i = 0; i < classes; i++) {
                for (int j = 0; j < samples; j++) {
                    int k = i * samples + j;
                    double t = smoothing == 0 ? x[1].data[k] : (1 - smoothing) * x[1].data[k] + smoothing / classes * total.data[j];
                    y.data[j] += t == 0 ? 0 : t * (peaks.scores().data[j] - x[0].data[k] + log.data[j]);
                }
            }
        }
    }

    @Override
    public Value vjp(int argument, Value[] x, Value y, Value yBar) {
        Value spread = broadcast(yBar, x[0].shape());
        return argument == 0
                ? multiply(softmaxError(x[0], smooth(x[1])), spread)
                : smooth(negate(multiply(logSoftmax(x[0]), spread)));
    }

    /** Targets as they count. The map is its own adjoint. */
    private Value smooth(Value t) {
        if (smoothing == 0) {
            return t;
        }
        Value evenly = scale(smoothing / t.shape().rows(), sum(t, Axis.COLUMNS));
        return add(scale(1 - smoothing, t), broadcast(evenly, t.shape()));
    }

    @Override
    public Domain domain(int argument) {
        return argument == 0 ? Domain.REALS : Domain.NON_NEGATIVE;
    }

    @Override
    public boolean byColumn(int argument) {
        return true;
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("cross-entropy", Notation.call("softmax", x[0]), x[1]);
    }

    @Override
    public long flops(Shape... x) {
        return 7L * x[0].size();
    }
}
