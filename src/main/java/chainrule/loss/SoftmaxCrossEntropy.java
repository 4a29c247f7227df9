package chainrule.loss;

import static chainrule.op.Broadcast.broadcast;
import static chainrule.op.LogSoftmax.logSoftmax;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Negate.negate;
import static chainrule.op.Softmax.softmax;
import static chainrule.op.Subtract.subtract;
import static chainrule.op.Sum.sum;

import chainrule.linalg.Functions;
import chainrule.linalg.Reductions;
import chainrule.shape.Axis;
import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import chainrule.tape.Notation;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;

/**
 * Softmax and cross-entropy in one, from scores: {@code −Σᵢ tᵢ ln softmax(s)ᵢ} per sample;
 * {@code s̄ = ((Σ t) softmax(s) − t) ȳ}, which is {@code p − t} where the target adds to one. Finite for any scores.
 */
public record SoftmaxCrossEntropy() implements Loss {

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
        return softmaxCrossEntropy(scores, OneHot.oneHot(scores.shape().rows(), labels));
    }

    /** The softmax of a single score is always 1: there would be nothing to learn. */
    @Override
    public Shape shape(Shape... x) {
        if (x[0].rows() < 2) {
            throw new ShapeException(name(), "a score for each of at least two classes, a row each", x);
        }
        return Loss.super.shape(x);
    }

    @Override
    public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        DMatrixRMaj terms = x[0].createLike();
        Reductions.logSoftmax(x[0], Axis.COLUMNS, terms);
        Functions.map((logP, t) -> t == 0 ? 0 : -t * logP, terms, x[1], terms);
        Reductions.sum(terms, Axis.COLUMNS, y);
    }

    @Override
    public Value vjp(int argument, Value[] x, Value y, Value yBar) {
        Value spread = broadcast(yBar, x[0].shape());
        if (argument == 1) {
            return negate(multiply(logSoftmax(x[0]), spread));
        }
        Value total = broadcast(sum(x[1], Axis.COLUMNS), x[0].shape());
        return multiply(subtract(multiply(total, softmax(x[0])), x[1]), spread);
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
