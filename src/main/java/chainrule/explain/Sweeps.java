package chainrule.explain;

import chainrule.diff.Gradients;
import chainrule.explain.MatrixCells.Blocks;
import chainrule.op.Concatenate;
import chainrule.op.Reshape;
import chainrule.shape.Axis;
import chainrule.shape.Shape;
import chainrule.tape.Sweep;
import chainrule.tape.Tape;
import chainrule.tape.TapeFunction;
import chainrule.tape.Value;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.ejml.data.DMatrixRMaj;

/** Sweeps over the tape of one value by several others, and whether there is time for one per entry. */
final class Sweeps {

    /** Matrices with more entries are not computed entry by entry. */
    private static final int MOST_ENTRIES = 1 << 16;

    /** So many floating-point operations are spent on a matrix. */
    private static final double MOST_SPENT = 4e9;

    /** A sweep costs about so many evaluations. */
    private static final int EVALUATIONS = 3;

    private final Value y;
    private final List<Value> by;

    /** @throws IllegalArgumentException if there is nothing to differentiate by, or one value lies on the way from another */
    Sweeps(Value y, List<Value> by, TapeNames names) {
        this.y = y;
        this.by = by;
        if (by.isEmpty()) {
            throw new IllegalArgumentException(names.of(y) + " depends on no leaf: there is nothing to differentiate by");
        }
        for (Value later : by) {
            for (Value earlier : Tape.of(later)) {
                if (!earlier.equals(later) && by.contains(earlier)) {
                    throw new IllegalArgumentException(names.of(later) + " depends on " + names.of(earlier)
                            + ": differentiate by one of them at a time");
                }
            }
        }
    }

    /** All gradients as one column, on the tape. */
    Value gradient(Gradients gradients) {
        Value[] parts = by.stream()
                .map(x -> Reshape.reshape(gradients.of(x), x.shape().size(), 1))
                .toArray(Value[]::new);
        return parts.length == 1 ? parts[0] : Concatenate.concatenate(Axis.COLUMNS, parts);
    }

    /** Whether a matrix of so many entries can be had by so many sweeps. */
    boolean affordable(int rows, int columns, int sweeps) {
        return (long) rows * columns <= MOST_ENTRIES
                && EVALUATIONS * (double) sweeps * new TapeFunction(y, by).flops() <= MOST_SPENT;
    }

    /** The mean of the rows of the Jacobian in one block, by one pullback. */
    double[] meanRow(Blocks rows, int block) {
        requireTime();
        DMatrixRMaj seed = new DMatrixRMaj(y.shape().rows(), y.shape().columns());
        Arrays.fill(seed.data, rows.first(block), rows.first(block + 1), 1.0 / rows.length(block));
        var adjoints = Sweep.back(y, Value.matrix("", seed), by.toArray(Value[]::new));
        double[] row = new double[by.stream().mapToInt(x -> x.shape().size()).sum()];
        int at = 0;
        for (Value x : by) {
            Value xBar = adjoints.get(x);
            if (xBar != null) {
                System.arraycopy(xBar.matrix().data, 0, row, at, x.shape().size());
            }
            at += x.shape().size();
        }
        return row;
    }

    /** The mean of the columns of the Jacobian in one block, by one pushforward. */
    double[] meanColumn(Blocks columns, int block) {
        requireTime();
        Map<Value, Value> tangents = new HashMap<>();
        int at = 0;
        for (Value x : by) {
            Shape shape = x.shape();
            int from = Math.max(0, columns.first(block) - at);
            int to = Math.min(shape.size(), columns.first(block + 1) - at);
            if (from < to) {
                DMatrixRMaj seed = new DMatrixRMaj(shape.rows(), shape.columns());
                Arrays.fill(seed.data, from, to, 1.0 / columns.length(block));
                tangents.put(x, Value.matrix("", seed));
            }
            at += shape.size();
        }
        return Sweep.forward(y, tangents).matrix().data;
    }

    /** @throws CancellationException if the thread is interrupted, which it stays */
    static void requireTime() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted");
        }
    }
}
