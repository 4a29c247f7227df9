package chainrule.train;

import static chainrule.op.Divide.divide;
import static chainrule.op.Mean.mean;
import static chainrule.op.Square.square;
import static chainrule.op.Sqrt.sqrt;
import static chainrule.op.Subtract.subtract;

import chainrule.shape.Axis;
import chainrule.shape.ShapeException;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;

/**
 * Brings every feature to mean 0 and standard deviation 1: {@code (x − μ) / σ}. Fitted on the training data only and
 * then applied to all, so that nothing of the test data leaks. A feature that never varies becomes 0.
 */
public final class Standardizer {

    private final Value mean;
    private final Value deviation;

    private Standardizer(Value mean, Value deviation) {
        this.mean = mean;
        this.deviation = deviation;
    }

    /** Measures the features of the training data. */
    public static Standardizer fit(Dataset train) {
        Value x = train.inputs();
        Value mean = mean(x, Axis.ROWS);
        DMatrixRMaj center = mean.matrix();
        DMatrixRMaj deviation = sqrt(mean(square(subtract(x, mean)), Axis.ROWS)).matrix();
        for (int i = 0; i < x.shape().rows(); i++) {
            if (isConstant(x, i)) {
                // Its rounded mean may differ from it by an ulp, which a division by that ulp would blow up.
                center.data[i] = x.get(i, 0);
                deviation.data[i] = 1;
            }
        }
        return new Standardizer(Value.matrix("mean", center), Value.matrix("deviation", deviation));
    }

    private static boolean isConstant(Value x, int row) {
        for (int j = 1; j < x.shape().columns(); j++) {
            if (x.get(row, j) != x.get(row, 0)) {
                return false;
            }
        }
        return true;
    }

    /**
     * The same samples on the measured scale.
     *
     * @throws ShapeException if they have other features than the data measured
     */
    public Dataset apply(Dataset data) {
        if (data.inputs().shape().rows() != mean.shape().rows()) {
            throw new ShapeException(
                    "a standardizer", "as many features as it has measured", mean.shape(), data.inputs().shape());
        }
        Value scaled = divide(subtract(data.inputs(), mean), deviation);
        // A leaf again: the tape of a training step begins at the data, not at their preparation.
        return new Dataset(Value.matrix(data.inputs().name(), scaled.matrix()), data.targets());
    }
}
