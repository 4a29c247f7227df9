package chainrule.diff;

import chainrule.diff.Diff.Mode;
import chainrule.replay.Prepared;
import chainrule.shape.Shape;
import chainrule.tape.Entries;
import chainrule.tape.Recording;
import chainrule.tape.Value;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/** The sweeps that a Jacobian is made of: one pushforward per column or one pullback per row. */
final class JacobianSweeps {

    private final int rows;
    private final int columns;
    private final Mode mode;
    private final UnitSweeps sweeps;

    /**
     * Prepares them.
     *
     * @param recording in which the seed is to be recorded
     */
    JacobianSweeps(Recording recording, Value y, Value x, Mode mode) {
        this.mode = mode;
        rows = y.shape().size();
        columns = x.shape().size();
        Value seed = recording.input("seed", seedShape(y, x, mode));
        sweeps = new UnitSweeps(seed, sweep(y, x, mode, seed));
    }

    /** The Jacobian of a tape that is there. */
    static Value of(Value y, Value x, Mode mode) {
        Recording recording = new Recording();
        return new Prepared<JacobianSweeps>(recording).compute(
                List.of(),
                () -> new JacobianSweeps(recording, y, x, mode),
                all -> all.run(all.constants().stream().map(recording::concrete).map(Entries::of).toList()),
                () -> oneByOne(y, x, mode));
    }

    private static Value oneByOne(Value y, Value x, Mode mode) {
        Shape shape = seedShape(y, x, mode);
        int rows = y.shape().size();
        int columns = x.shape().size();
        DMatrixRMaj jacobian = new DMatrixRMaj(rows, columns);
        for (int k = 0; k < shape.size(); k++) {
            DMatrixRMaj seed = new DMatrixRMaj(shape.rows(), shape.columns());
            seed.data[k] = 1;
            put(Entries.of(sweep(y, x, mode, Entries.leaf("", seed))), 1, k, 1, mode, jacobian);
        }
        return named(jacobian, mode);
    }

    private static Shape seedShape(Value y, Value x, Mode mode) {
        return mode == Mode.FORWARD ? x.shape() : y.shape();
    }

    private static Value sweep(Value y, Value x, Mode mode, Value seed) {
        return mode == Mode.FORWARD ? Diff.pushForward(y, x, seed) : Diff.pullBack(y, x, seed);
    }

    /** What they need besides the seeds. */
    List<Value> constants() {
        return sweeps.constants();
    }

    /**
     * The Jacobian.
     *
     * @param numbers of {@link #constants}, in that order. Not modified.
     */
    Value run(List<DMatrixRMaj> numbers) {
        DMatrixRMaj jacobian = new DMatrixRMaj(rows, columns);
        sweeps.run(numbers, (first, count, parts) ->
                put(parts, parts.getNumElements() / (mode == Mode.FORWARD ? rows : columns), first, count, mode, jacobian));
        return named(jacobian, mode);
    }

    private static Value named(DMatrixRMaj jacobian, Mode mode) {
        boolean forward = mode == Mode.FORWARD;
        return Entries.leaf("Jacobian by " + (forward ? jacobian.numCols + " pushforwards" : jacobian.numRows + " pullbacks"), jacobian);
    }

    /** Writes {@code count} columns of {@code parts}, which has {@code width}, over columns of the Jacobian or its rows. */
    private static void put(DMatrixRMaj parts, int width, int first, int count, Mode mode, DMatrixRMaj jacobian) {
        double[] from = parts.data;
        double[] to = jacobian.data;
        int columns = jacobian.numCols;
        if (mode == Mode.FORWARD) {
            for (int i = 0; i < jacobian.numRows; i++) {
                System.arraycopy(from, i * width, to, i * columns + first, count);
            }
        } else {
            for (int j = 0; j < count; j++) {
                int row = (first + j) * columns;
                for (int i = 0; i < columns; i++) {
                    to[row + i] = from[i * width + j];
                }
            }
        }
    }
}
