package chainrule.explain;

import chainrule.diff.Diff;
import chainrule.diff.Diff.Mode;
import chainrule.diff.Gradients;
import chainrule.explain.MatrixCells.Blocks;
import chainrule.shape.ShapeException;
import chainrule.tape.Tape;
import chainrule.tape.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;

/**
 * The Hessian of one number by values on its tape, with what it tells of the point: {@code n×n} for {@code n} entries of
 * all values together.
 *
 * @param result    what was differentiated twice
 * @param value     its number
 * @param by        the entries by which
 * @param cells     the numbers
 * @param how       by which sweeps
 * @param remarks   where its zeros lie, a sentence each
 * @param asymmetry the largest difference of two entries that should be equal, beside the largest entry; empty where it
 *     was not computed entry by entry
 * @param curvature how the function bends; empty for a large matrix
 */
public record HessianMatrix(
        String result,
        double value,
        Coordinates by,
        MatrixCells cells,
        String how,
        List<String> remarks,
        OptionalDouble asymmetry,
        Optional<Curvature> curvature) {

    /** Immutable copies. */
    public HessianMatrix {
        remarks = List.copyOf(remarks);
    }

    /**
     * By all leaves that have a name.
     *
     * @throws ShapeException if the result is not a scalar
     */
    public static HessianMatrix of(Value result, Map<Value, String> names) {
        return of(NamedLeaves.gradients(result, names), names);
    }

    /**
     * By the values that were asked for.
     *
     * @throws IllegalArgumentException if there are none, or one of them lies on the way from another
     */
    public static HessianMatrix of(Gradients gradients, Map<Value, String> names) {
        Value result = gradients.loss();
        List<Value> by = gradients.parameters();
        TapeNames called = TapeNames.of(new TapeUsers(Tape.of(result)), names);
        Coordinates entries = Coordinates.of(by, called);
        int n = entries.size();
        Value first = new Sweeps(result, by, called).gradient(gradients);
        Sweeps sweeps = new Sweeps(first, by, called);
        String name = called.of(result);
        String start = "Forward over reverse: the gradient by one reverse sweep, then ";
        if (!sweeps.affordable(n, n, n)) {
            Blocks blocks = new Blocks(n);
            // It is symmetric: a mean of columns is one of rows.
            MatrixCells cells = MatrixCells.ofRows(block -> sweeps.meanColumn(blocks, block), entries, entries);
            return new HessianMatrix(name, result.asScalar(), entries, cells, start + JacobianMatrix.count(blocks.count(), "pushforward")
                    + " of it, each along a block of entries; one by one there would be too many numbers.",
                    List.of(), OptionalDouble.empty(), Optional.empty());
        }
        DMatrixRMaj all = new DMatrixRMaj(n, n);
        int at = 0;
        for (Value x : by) {
            Sweeps.requireTime();
            CommonOps_DDRM.insert(Diff.jacobian(first, x, Mode.FORWARD).matrix(), all, 0, at);
            at += x.shape().size();
        }
        double norm = NormOps_DDRM.normF(first.matrix());
        return new HessianMatrix(name, result.asScalar(), entries, MatrixCells.of(all, entries, entries),
                start + JacobianMatrix.count(n, "pushforward") + " of it, one per entry.",
                Structure.words(all, entries, entries), OptionalDouble.of(asymmetry(all)),
                n > 0 && n <= Curvature.MOST ? Optional.of(Curvature.of(all, norm)) : Optional.empty());
    }

    private static double asymmetry(DMatrixRMaj x) {
        double off = 0;
        double largest = 0;
        for (int i = 0; i < x.numRows; i++) {
            for (int j = 0; j < x.numCols; j++) {
                off = Math.max(off, Math.abs(x.get(i, j) - x.get(j, i)));
                largest = Math.max(largest, Math.abs(x.get(i, j)));
            }
        }
        return largest == 0 ? 0 : off / largest;
    }

    @Override
    public String toString() {
        return "Hessian of " + result + " by " + by;
    }
}
