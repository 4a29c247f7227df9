package chainrule.train;

import chainrule.linalg.SeededRandom;
import chainrule.shape.ShapeException;
import chainrule.tape.Value;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * Samples and what should be predicted for them, both a sample a column.
 *
 * @param inputs  {@code n×N}
 * @param targets {@code m×N}; classes as one-hot columns
 */
public record Dataset(Value inputs, Value targets) {

    /** @throws ShapeException if there are not as many inputs as targets, or none */
    public Dataset {
        if (inputs.shape().columns() != targets.shape().columns() || inputs.shape().columns() == 0) {
            throw new ShapeException(
                    "a dataset", "one target for each input, a sample a column, and at least one sample",
                    inputs.shape(), targets.shape());
        }
    }

    @Override
    public String toString() {
        return size() + " samples: inputs " + inputs.shape() + ", targets " + targets.shape();
    }

    /** How many samples. */
    public int size() {
        return inputs.shape().columns();
    }

    /** The given samples in the given order. */
    public Dataset samples(int... columns) {
        return new Dataset(gather(inputs, columns), gather(targets, columns));
    }

    /** The first samples, at most as many as there are. */
    public Dataset first(int count) {
        return samples(IntStream.range(0, Math.min(count, size())).toArray());
    }

    /** A shuffled dataset in two parts: one to learn from, one to be tested on. */
    public record Split(Dataset train, Dataset test) {}

    /**
     * Shuffles and splits.
     *
     * @param share of the samples to learn from, between 0 and 1; each part gets at least one
     * @param seed  the same seed gives the same parts
     */
    public Split split(double share, long seed) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("split needs a share between 0 and 1; got " + share);
        }
        if (size() < 2) {
            throw new IllegalArgumentException("split needs at least two samples; got " + size());
        }
        int[] order = new SeededRandom(seed).permutation(size());
        int cut = Math.min(size() - 1, Math.max(1, (int) Math.rint(share * size())));
        return new Split(
                samples(Arrays.copyOfRange(order, 0, cut)),
                samples(Arrays.copyOfRange(order, cut, size())));
    }

    private static Value gather(Value x, int[] columns) {
        DMatrixRMaj part = new DMatrixRMaj(x.shape().rows(), columns.length);
        for (int i = 0; i < part.numRows; i++) {
            for (int j = 0; j < columns.length; j++) {
                part.set(i, j, x.get(i, columns[j]));
            }
        }
        return Value.matrix(x.name(), part);
    }
}
