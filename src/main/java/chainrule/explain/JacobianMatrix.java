package chainrule.explain;

import chainrule.diff.Diff;
import chainrule.diff.Diff.Mode;
import chainrule.explain.MatrixCells.Blocks;
import chainrule.tape.Tape;
import chainrule.tape.Value;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The Jacobian of one value by others on its tape: a row per entry of the result, a column per entry of those.
 *
 * @param rows    the entries of the result
 * @param columns the entries by which it is differentiated
 * @param cells   the numbers
 * @param how     which mode computed it, and why
 * @param remarks where its zeros lie, a sentence each
 */
public record JacobianMatrix(Coordinates rows, Coordinates columns, MatrixCells cells, String how, List<String> remarks) {

    /** Immutable copies. */
    public JacobianMatrix {
        remarks = List.copyOf(remarks);
    }

    /** By all leaves that have a name. */
    public static JacobianMatrix of(Value y, Map<Value, String> names) {
        return of(y, NamedLeaves.of(y, names), names);
    }

    /**
     * By some values, side by side.
     *
     * @throws IllegalArgumentException if there are none, or one of them lies on the way from another
     */
    public static JacobianMatrix of(Value y, List<Value> by, Map<Value, String> names) {
        TapeNames called = TapeNames.of(new TapeUsers(Tape.of(y)), names);
        Sweeps sweeps = new Sweeps(y, by, called);
        Coordinates rows = Coordinates.of(List.of(y), called);
        Coordinates columns = Coordinates.of(by, called);
        int m = rows.size();
        int n = columns.size();
        if (!sweeps.affordable(m, n, by.stream().mapToInt(x -> Math.min(m, x.shape().size())).sum())) {
            Blocks down = new Blocks(m);
            MatrixCells cells = MatrixCells.ofRows(block -> sweeps.meanRow(down, block), rows, columns);
            return new JacobianMatrix(rows, columns, cells, "Reverse mode: " + count(down.count(), "pullback")
                    + ", each of a block of outputs; one by one there would be too many numbers.", List.of());
        }
        DMatrixRMaj all = new DMatrixRMaj(m, n);
        int at = 0;
        for (Value x : by) {
            Sweeps.requireTime();
            CommonOps_DDRM.insert(Diff.jacobian(y, x, Mode.shorter(x.shape().size(), y.shape().size())).matrix(), all, 0, at);
            at += x.shape().size();
        }
        return new JacobianMatrix(rows, columns, MatrixCells.of(all, rows, columns), how(m, columns),
                Structure.words(all, rows, columns));
    }

    /** The shorter way for each part, as {@link Diff#jacobian} goes it. */
    private static String how(int m, Coordinates columns) {
        return columns.parts().stream()
                .collect(Collectors.groupingBy(part -> Mode.shorter(part.shape().size(), m)))
                .entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(entry -> way(entry.getKey(), new Coordinates(entry.getValue()), m, columns.parts().size() > entry.getValue().size()))
                .collect(Collectors.joining(" "));
    }

    private static String way(Mode mode, Coordinates part, int m, boolean amongOthers) {
        int n = part.size();
        String by = amongOthers ? " by " + part : "";
        return mode == Mode.FORWARD
                ? "Forward mode" + by + ": " + count(n, "pushforward") + ", one per input, because there are more outputs (" + m + ")."
                : "Reverse mode" + by + ": " + count(m, "pullback") + ", one per output, because there are "
                        + (n > m ? "more" : "no fewer") + " inputs (" + n + ").";
    }

    static String count(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    @Override
    public String toString() {
        return "Jacobian of " + rows + " by " + columns;
    }
}
