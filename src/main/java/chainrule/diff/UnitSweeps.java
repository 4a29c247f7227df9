package chainrule.diff;

import static chainrule.op.Broadcast.broadcast;

import chainrule.replay.Program;
import chainrule.shape.Shape;
import chainrule.tape.Entries;
import chainrule.tape.OnColumns;
import chainrule.tape.Recording;
import chainrule.tape.Tape;
import chainrule.tape.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ejml.data.DMatrixRMaj;

/**
 * One recorded sweep from all unit seeds, each 1 in one entry and else 0: side by side, as many columns at a time as lie
 * well in memory, where every operation on the way works {@linkplain OnColumns column by column}; else one at a time.
 * What does not depend on the seed is computed elsewhere, once.
 */
final class UnitSweeps {

    /** So many numbers in one matrix of columns stay near the processor. */
    private static final int MOST_ENTRIES = 1 << 16;

    /** What a sweep makes of some seeds. */
    @FunctionalInterface
    interface Part {
        /**
         * Takes it.
         *
         * @param first   the entry in which the first of these seeds is 1
         * @param count   how many they are
         * @param results row by row: a column for each seed and perhaps others behind them. Not to be modified.
         */
        void take(int first, int count, DMatrixRMaj results);
    }

    private final Recording recording = new Recording();
    private final List<Value> constants = new ArrayList<>();
    private final List<Value> standIns = new ArrayList<>();
    private final Map<Value, Value> known = new HashMap<>();
    private final Value seeds;
    private final DMatrixRMaj units;
    private final int count;
    private final int width;
    private final Program program;

    /**
     * Prepares the sweep.
     *
     * @param seed   where it starts, without numbers
     * @param result where it ends
     */
    UnitSweeps(Value seed, Value result) {
        List<Value> way = way(seed, result);
        count = seed.shape().size();
        width = width(seed, way);
        Shape shape = width == 1 ? seed.shape() : new Shape(count, width);
        units = new DMatrixRMaj(shape.rows(), shape.columns());
        seeds = recording.input("seeds", shape);
        known.put(seed, seeds);
        for (Value value : way) {
            known.put(value, again(value, seed));
        }
        program = Program.of(recording, List.of(known.containsKey(result) ? known.get(result) : constant(result)));
    }

    /** What depends on the seed and leads to the result, in the order of creation. */
    private static List<Value> way(Value seed, Value result) {
        Set<Value> dependent = new HashSet<>();
        dependent.add(seed);
        List<Value> way = new ArrayList<>();
        for (Value value : Tape.of(result)) {
            if (value.inputs().stream().anyMatch(dependent::contains)) {
                dependent.add(value);
                way.add(value);
            }
        }
        return way;
    }

    /** How many seeds at a time: about equally many each time. */
    private int width(Value seed, List<Value> way) {
        Set<Value> dependent = new HashSet<>();
        dependent.add(seed);
        dependent.addAll(way);
        int rows = Math.max(1, count);
        for (Value value : way) {
            if (!byColumn(value, dependent)) {
                return 1;
            }
            rows = Math.max(rows, value.shape().rows());
        }
        int most = seed.shape().columns() == 1 && !way.isEmpty() ? Math.max(1, MOST_ENTRIES / rows) : 1;
        int times = Math.max(1, (count + most - 1) / most);
        return Math.max(1, (count + times - 1) / times);
    }

    private static boolean byColumn(Value value, Set<Value> dependent) {
        if (!(value.op() instanceof OnColumns op) || value.shape().columns() != 1) {
            return false;
        }
        for (int i = 0; i < op.arity(); i++) {
            if (dependent.contains(value.inputs().get(i)) && !op.byColumn(i)) {
                return false;
            }
        }
        return true;
    }

    private Value again(Value value, Value seed) {
        List<Value> arguments = value.inputs();
        Value[] x = arguments.stream().map(v -> known.containsKey(v) ? known.get(v) : constant(v)).toArray(Value[]::new);
        if (width == 1) {
            return value.op().on(x);
        }
        OnColumns op = (OnColumns) value.op();
        for (int i = 0; i < x.length; i++) {
            x[i] = op.byColumn(i) ? broadcast(x[i], new Shape(x[i].shape().rows(), width)) : x[i];
        }
        boolean ofAllUnits = width == count && arguments.stream().filter(known::containsKey).allMatch(seed::equals);
        return ofAllUnits && Collections.frequency(arguments, seed) == 1
                ? op.onUnits(arguments.indexOf(seed), x)
                : op.onColumns(width).on(x);
    }

    private Value constant(Value value) {
        int place = constants.indexOf(value);
        if (place < 0) {
            place = constants.size();
            constants.add(value);
            standIns.add(recording.input(value.name(), value.shape()));
        }
        return standIns.get(place);
    }

    /** What the sweep needs besides the seeds. */
    List<Value> constants() {
        return constants;
    }

    /**
     * Sweeps from each seed.
     *
     * @param numbers of {@link #constants}, in that order. Not modified.
     * @param part    takes what comes of it
     */
    void run(List<DMatrixRMaj> numbers, Part part) {
        recording.again();
        recording.bind(seeds, Entries.leaf("seeds", units));
        for (int i = 0; i < standIns.size(); i++) {
            recording.bind(standIns.get(i), Entries.leaf("", numbers.get(i)));
        }
        try {
            for (int first = 0; first < count; first += width) {
                int some = Math.min(width, count - first);
                mark(first, some, 1);
                try {
                    program.run();
                    part.take(first, some, program.output(0));
                } finally {
                    mark(first, some, 0);
                }
            }
        } finally {
            recording.end();
        }
    }

    private void mark(int first, int some, double number) {
        for (int j = 0; j < some; j++) {
            units.data[(first + j) * width + j] = number;
        }
    }
}
