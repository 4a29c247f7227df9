package chainrule.train;

import static chainrule.op.Divide.divide;
import static chainrule.op.Mean.mean;
import static chainrule.op.Square.square;
import static chainrule.op.Sqrt.sqrt;
import static chainrule.op.Subtract.subtract;

import chainrule.shape.Axis;
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
        DMatrixRMaj deviation = sqrt(mean(square(subtract(x, mean)), Axis.ROWS)).matrix();
        for (int k = 0; k < deviation.getNumElements(); k++) {
            if (deviation.data[k] == 0) {
                deviation.data[k] = 1;
            }
        }
        return new Standardizer(mean, Value.matrix("deviation", deviation));
    }

    /** The same samples on the measured scale. */
    public Dataset apply(Dataset data) {
        Value scaled = divide(subtract(data.inputs(), mean), deviation);
        // A leaf again: the tape of a training step begins at the data, not at their preparation.
        return new Dataset(Value.matrix(data.inputs().name(), scaled.matrix()), data.targets());
    }
}
