package chainrule.replay;

import chainrule.shape.Shape;
import chainrule.tape.OnColumns;
import chainrule.tape.Op;
import chainrule.tape.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Which values are computed in bands, some columns by each thread, from operation to operation and without waiting for
 * the other bands: those with one column for each sample of a batch.
 */
final class Bands {

    /** Floating-point operations on an entry that repay copying it to its band. */
    private static final int COPIED = 16;

    /** Bands begin at whole vectors. */
    private static final int UNIT = 8;

    private final Set<Value> banded = new HashSet<>();
    private final Function<Value, List<Value>> arguments;
    private final int columns;
    private final int count;

    /** @param order what is computed, arguments first */
    Bands(List<Value> order, Function<Value, List<Value>> arguments, Sharing sharing) {
        this.arguments = arguments;
        Map<Integer, Long> work = new TreeMap<>();
        for (Value value : sharing.threads() < 2 ? List.<Value>of() : order) {
            if (isPossible(value, value.shape().columns())) {
                work.merge(value.shape().columns(), flops(value), Long::sum);
            }
        }
        columns = work.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElse(0);
        count = Math.min(sharing.threads(), columns / sharing.narrowest());
        // With more threads than there can be bands, each operation on its own is better shared by all of them.
        if (count > 1 && 2 * count > sharing.threads()) {
            choose(order, sharing);
        }
    }

    private void choose(List<Value> order, Sharing sharing) {
        order.stream().filter(value -> isPossible(value, columns) && pays(value)).forEach(banded::add);
        Set<Value> read = new HashSet<>();
        for (Value value : banded) {
            for (int i = 0; i < arguments.apply(value).size(); i++) {
                if (byBand(value, i)) {
                    read.add(arguments.apply(value).get(i));
                }
            }
        }
        banded.removeIf(value -> !readsByColumn(value) && !read.contains(value));
        if (banded.stream().mapToLong(Bands::flops).sum() < sharing.worthwhile()) {
            banded.clear();
        }
    }

    /** Whether an operation can make a band of a value of so many columns. */
    private boolean isPossible(Value value, int wanted) {
        if (!(value.op() instanceof OnColumns op) || value.shape().columns() != wanted || op.onBand(wanted, Calls.shapes(value)) == null) {
            return false;
        }
        List<Value> x = arguments.apply(value);
        for (int i = 0; i < x.size(); i++) {
            if (byColumn(value, i) && x.get(i).shape().columns() != wanted) {
                return false;
            }
        }
        return true;
    }

    /** Whether it follows another in its band, or so much is done there that what it needs may be copied first. */
    private boolean pays(Value value) {
        List<Value> x = arguments.apply(value);
        long copied = 0;
        boolean follows = true;
        for (int i = 0; i < x.size(); i++) {
            if (byColumn(value, i)) {
                if (banded.contains(x.get(i))) {
                    return true;
                }
                follows = false;
                copied += x.get(i).shape().size();
            }
        }
        return follows || copied <= value.shape().size() && flops(value) >= COPIED * copied;
    }

    private boolean readsByColumn(Value value) {
        List<Value> x = arguments.apply(value);
        for (int i = 0; i < x.size(); i++) {
            if (byColumn(value, i)) {
                return true;
            }
        }
        return false;
    }

    /** How many there are; less than 2 if none. */
    int count() {
        return banded.isEmpty() ? 1 : count;
    }

    boolean contains(Value value) {
        return banded.contains(value);
    }

    /** Whether a banded value reads bands of that argument, not all of it. */
    boolean byBand(Value value, int argument) {
        return banded.contains(value) && byColumn(value, argument);
    }

    /** The first column of a band, or the end of the last. */
    int first(int band) {
        int width = (columns + count * UNIT - 1) / (count * UNIT) * UNIT;
        return width * (count - 1) < columns ? Math.min(columns, band * width) : columns * band / count;
    }

    int width(int band) {
        return first(band + 1) - first(band);
    }

    /** What makes a band of a value. */
    Op op(Value value, int band) {
        return ((OnColumns) value.op()).onBand(width(band), Calls.shapes(value));
    }

    Shape shape(Value value, int band) {
        return new Shape(value.shape().rows(), width(band));
    }

    /** Whether an argument has columns of its own for those of the result; one that is repeated has not. */
    private boolean byColumn(Value value, int argument) {
        boolean repeated = !arguments.apply(value).get(argument).shape().equals(value.inputs().get(argument).shape());
        return !repeated && ((OnColumns) value.op()).byColumn(argument);
    }

    static long flops(Value value) {
        return value.op().flops(Calls.shapes(value));
    }
}
