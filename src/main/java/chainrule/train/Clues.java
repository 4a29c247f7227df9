package chainrule.train;

import chainrule.nn.Layer;
import chainrule.shape.Shape;
import chainrule.tape.Attempt;
import chainrule.tape.Value;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * What beside the losses tells why a run did not learn.
 *
 * @param largestInput    the largest number, in size, among the features
 * @param samePredictions whether the model, as the run left it, predicts the same for samples whose targets differ
 */
public record Clues(double largestInput, boolean samePredictions) {

    /** So much of the largest prediction may be between predictions that are the same. */
    static final double SAME = 1e-6;

    /** Features larger than this make first layers saturate, and steps too long. */
    static final double LARGE = 100;

    private static final int MOST_SAMPLES = 256;

    /** Looks at data and model; nothing changes. */
    static Clues of(Layer model, Dataset data) {
        double largest = data.inputs().shape().size() == 0 ? 0 : CommonOps_DDRM.elementMaxAbs(data.inputs().matrix());
        Dataset some = data.samples(IntStream.range(0, Math.min(data.size(), MOST_SAMPLES)).toArray());
        return new Clues(largest, differ(some.targets(), 0) && !differ(predicted(model, some), SAME));
    }

    private static Value predicted(Layer model, Dataset data) {
        try {
            return Attempt.rehearsal(() -> model.apply(data.inputs()));
        } catch (RuntimeException e) {
            // It cannot predict, for numbers that are not finite: that is told elsewhere.
            return data.targets();
        }
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
