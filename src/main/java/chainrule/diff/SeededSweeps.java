package chainrule.diff;

import chainrule.replay.Program;
import chainrule.shape.Shape;
import chainrule.tape.Entries;
import chainrule.tape.NonFiniteException;
import chainrule.tape.Recording;
import chainrule.tape.Value;
import java.util.List;
import java.util.function.UnaryOperator;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/** The same sweep from many seeds, each 1 in one entry and else 0: recorded once, then replayed. */
final class SeededSweeps {

    private final UnaryOperator<Value> sweep;
    private final DMatrixRMaj numbers;
    private final Recording recording = new Recording();
    private final Value seed;
    private @Nullable Program program;

    /** @param sweep from a seed of that shape, over a tape that is there */
    SeededSweeps(Shape shape, UnaryOperator<Value> sweep) {
        this.sweep = sweep;
        numbers = new DMatrixRMaj(shape.rows(), shape.columns());
        seed = recording.input("seed", shape);
        try {
            program = Program.of(recording, List.of(recording.withoutNumbers(() -> sweep.apply(seed))));
        } catch (Recording.DependsOnNumbersException e) {
            program = null;
        }
    }

    /** What the sweep makes of the seed that is 1 in entry {@code k}; until the next one. Not to be modified. */
    DMatrixRMaj of(int k) {
        numbers.zero();
        numbers.data[k] = 1;
        if (program == null) {
            return Entries.of(sweep.apply(Value.matrix("", numbers)));
        }
        try {
            recording.bind(seed, Entries.leaf("", numbers));
            program.run();
            return program.output(0);
        } catch (NonFiniteException e) {
            // The sweep itself can tell more: what was being differentiated.
            sweep.apply(Value.matrix("", numbers));
            throw e;
        }
    }
}
