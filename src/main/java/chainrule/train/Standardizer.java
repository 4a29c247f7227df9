package chainrule.train;

import chainrule.linalg.Functions;
import chainrule.linalg.Moments;
import chainrule.linalg.Reductions;
import chainrule.shape.Axis;
import chainrule.shape.Given;
import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;

/**
 * Brings every feature to mean 0 and standard deviation 1: {@code (x − μ) / σ}. Fitted on the training data only and
 * then applied to all, so that nothing of the test data leaks. A feature that never varies becomes 0.
 *
 * <p>Each feature is measured in a unit of its own, a power of two, so that none is too large or too small; and its mean
 * is kept in two parts, so that small differences far from zero are not lost.
 */
public final class Standardizer {

    private final int[] exponents;
    private final DMatrixRMaj mean;
    private final DMatrixRMaj rest;
    private final DMatrixRMaj deviation;

    private Standardizer(int features) {
        exponents = new int[features];
        mean = new DMatrixRMaj(features, 1);
        rest = new DMatrixRMaj(features, 1);
        deviation = new DMatrixRMaj(features, 1);
    }

    /** Measures the features of the training data. */
    public static Standardizer fit(Dataset train) {
        Given.require("Standardizer.fit", "a dataset", train);
        DMatrixRMaj x = train.inputs().matrix();
        Standardizer measured = new Standardizer(x.numRows);
        measured.measure(x);
        return measured;
    }

    private void measure(DMatrixRMaj x) {
        DMatrixRMaj low = new DMatrixRMaj(x.numRows, 1);
        DMatrixRMaj high = new DMatrixRMaj(x.numRows, 1);
        Reductions.min(x, Axis.ROWS, low);
        Reductions.max(x, Axis.ROWS, high);
        for (int i = 0; i < x.numRows; i++) {
            boolean varies = low.data[i] < high.data[i];
            exponents[i] = varies ? Functions.exponent(Math.max(-low.data[i], high.data[i])) : 0;
        }
        DMatrixRMaj u = inUnits(x);
        Moments.deviation(u, Axis.ROWS, 0, deviation);
        Moments.mean(u, Axis.ROWS, mean);
        Reductions.combine(u, mean, Axis.ROWS, (v, m) -> v - m, u);
        Moments.mean(u, Axis.ROWS, rest);
        for (int i = 0; i < x.numRows; i++) {
            if (low.data[i] == high.data[i]) {
                // Whatever sums and quotients have rounded: such a feature is 0, and new data differ by what they differ.
                mean.data[i] = low.data[i];
                rest.data[i] = 0;
                deviation.data[i] = 1;
            }
        }
    }

    private DMatrixRMaj inUnits(DMatrixRMaj x) {
        DMatrixRMaj u = new DMatrixRMaj(x.numRows, x.numCols);
        for (int k = 0; k < u.getNumElements(); k++) {
            u.data[k] = StrictMath.scalb(x.data[k], -exponents[k / x.numCols]);
        }
        return u;
    }

    /**
     * The same samples on the measured scale.
     *
     * @throws ShapeException if they have other features than the data measured
     */
    public Dataset apply(Dataset data) {
        if (data.inputs().shape().rows() != mean.numRows) {
            throw new ShapeException(
                    "a standardizer", "as many features as it has measured", new Shape(mean.numRows, 1), data.inputs().shape());
        }
        DMatrixRMaj z = inUnits(data.inputs().matrix());
        Reductions.combine(z, mean, Axis.ROWS, (v, m) -> v - m, z);
        Reductions.combine(z, rest, Axis.ROWS, (v, r) -> v - r, z);
        Reductions.combine(z, deviation, Axis.ROWS, (v, s) -> v / s, z);
        // A leaf: the tape of a training step begins at the data, not at their preparation.
        return new Dataset(Value.matrix(data.inputs().name(), z), data.targets());
    }
}
