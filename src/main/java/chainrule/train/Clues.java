package chainrule.train;

import chainrule.loss.Loss;
import chainrule.nn.Layer;
import chainrule.op.OfScores;
import chainrule.shape.Shape;
import chainrule.tape.Attempt;
import chainrule.tape.Tape;
import chainrule.tape.Value;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * What beside the losses of epochs tells whether a run has learned, of up to {@value #MOST_SAMPLES} training samples.
 *
 * @param before          the loss of the first batch, before its step, if there was one
 * @param largestInput    the largest number, in size, among the features
 * @param sameAnswer      whether the model, as the run left it, answers the same for samples whose targets differ: the same
 *                        class, or the same numbers
 * @param mistaken        where probabilities are taken for scores, if they are: see {@link OfScores}
 */
public record Clues(OptionalDouble before, double largestInput, boolean sameAnswer, Optional<String> mistaken) {

    /** Without such a mistake. */
    public Clues(OptionalDouble before, double largestInput, boolean sameAnswer) {
        this(before, largestInput, sameAnswer, Optional.empty());
    }

    /** So much of the largest prediction may be between numbers that are the same. */
    static final double SAME = 1e-6;

    /** Features larger than this make first layers saturate, and steps too long. */
    static final double LARGE = 100;

    private static final int MOST_SAMPLES = 256;

    /** Looks at data and model; nothing changes. Empty if the model cannot predict, which is told elsewhere. */
    static Optional<Clues> of(OptionalDouble before, Layer model, Loss loss, Dataset data) {
        try {
            Dataset some = some(data);
            Value predicted = Attempt.rehearsal(() -> model.apply(some.inputs()));
            boolean same = differ(some.targets(), 0)
                    && (isOneHot(some.targets()) && predicted.shape().equals(some.targets().shape())
                            ? isSameClass(predicted.matrix()) : !differ(predicted, SAME));
            return Optional.of(new Clues(before, CommonOps_DDRM.elementMaxAbs(data.inputs().matrix()), same,
                    mistaken(loss, predicted, some.targets())));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> mistaken(Loss loss, Value predicted, Value targets) {
        Value last;
        try {
            last = loss.on(predicted, targets);
        } catch (RuntimeException e) {
            // What the loss refuses, or cannot compute any more, is told elsewhere.
            last = predicted;
        }
        return OfScores.mistaken(Tape.of(last));
    }

    private static Dataset some(Dataset data) {
        return data.samples(IntStream.range(0, Math.min(data.size(), MOST_SAMPLES)).toArray());
    }

    private static boolean isOneHot(Value targets) {
        return targets.shape().rows() > 1 && Arrays.stream(targets.matrix().data).allMatch(entry -> entry == 0 || entry == 1);
    }

    private static boolean isSameClass(DMatrixRMaj predicted) {
        return IntStream.range(0, predicted.numCols).map(sample -> largest(predicted, sample)).distinct().count() == 1;
    }

    private static int largest(DMatrixRMaj predicted, int sample) {
        int largest = 0;
        for (int i = 1; i < predicted.numRows; i++) {
            largest = predicted.get(i, sample) > predicted.get(largest, sample) ? i : largest;
        }
        return largest;
    }

    /** Whether the columns differ, by more than a share of the largest entry. */
    private static boolean differ(Value value, double share) {
        DMatrixRMaj x = value.matrix();
        double most = x.getNumElements() == 0 ? 0 : share * CommonOps_DDRM.elementMaxAbs(x);
        Shape shape = value.shape();
        for (int i = 0; i < shape.rows(); i++) {
            for (int j = 1; j < shape.columns(); j++) {
                if (Math.abs(x.get(i, j) - x.get(i, 0)) > most) {
                    return true;
                }
            }
        }
        return false;
    }

    boolean areInputsLarge() {
        return largestInput > LARGE;
    }
}
