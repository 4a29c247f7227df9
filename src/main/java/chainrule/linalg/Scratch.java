package chainrule.linalg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * Memory for what a routine needs between its arguments and its result: each thread's own, and used again, so that a
 * program that runs often allocates nothing.
 *
 * <pre>{@code
 * try (Scratch scratch = Scratch.open()) {
 *     DMatrixRMaj centered = scratch.matrix(x.numRows, x.numCols);   // until it is closed
 * }
 * }</pre>
 */
public final class Scratch implements AutoCloseable {

    /** Entries of the largest matrix that is kept, 1 MB. */
    private static final int LARGEST = 1 << 17;

    private static final ThreadLocal<Scratch> OWN = ThreadLocal.withInitial(Scratch::new);

    private final List<DMatrixRMaj> matrices = new ArrayList<>();
    private int used;

    /** How many were in use when each was opened that is not yet closed. */
    private int[] before = new int[4];
    private int open;

    private Scratch() {}

    /** This thread's, until it is closed; may be opened again before. */
    public static Scratch open() {
        Scratch own = OWN.get();
        if (own.open == own.before.length) {
            own.before = Arrays.copyOf(own.before, 2 * own.open);
        }
        own.before[own.open++] = own.used;
        return own;
    }

    /** A matrix of arbitrary content. */
    public DMatrixRMaj matrix(int rows, int columns) {
        if ((long) rows * columns > LARGEST) {
            return new DMatrixRMaj(rows, columns);
        }
        if (used == matrices.size()) {
            matrices.add(new DMatrixRMaj(0, 0));
        }
        DMatrixRMaj matrix = matrices.get(used++);
        matrix.reshape(rows, columns);
        return matrix;
    }

    /** A matrix of the shape of another, of arbitrary content. */
    public DMatrixRMaj like(DMatrixRMaj other) {
        return matrix(other.numRows, other.numCols);
    }

    /** The matrices that were asked for since it was opened are free again. */
    @Override
    public void close() {
        used = before[--open];
    }
}
