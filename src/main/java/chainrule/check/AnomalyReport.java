package chainrule.check;

import chainrule.shape.Shape;
import chainrule.tape.NonFiniteException;
import chainrule.tape.Numbers;
import chainrule.tape.Op;
import chainrule.tape.Sweep;
import chainrule.tape.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ejml.data.DMatrixRMaj;

/**
 * How a NaN or an infinity came about: the first operation that gave one, with the ranges of what it was given, the line
 * of the program that called it, and the way its largest numbers came.
 *
 * @param operation its name
 * @param arguments what it was given
 * @param line      where the program called it; empty if that is not known
 * @param backward  whether it was part of a gradient
 * @param way       from the largest argument back to the leaf its numbers come from, the nearest first
 */
public record AnomalyReport(String operation, List<Station> arguments, Optional<String> line, boolean backward, List<Station> way) {

    /** So much of a way is told. */
    private static final int LONGEST_WAY = 12;

    /**
     * A value on the way.
     *
     * @param name  its name, or that of the operation that made it
     * @param shape its size
     * @param range its smallest and largest entry
     */
    public record Station(String name, Shape shape, String range) {

        static Station of(Value value) {
            Op op = value.op();
            String made = op == null ? "a constant" : op.name();
            return new Station(value.name().isEmpty() ? made : value.name(), value.shape(), Numbers.range(value.matrix()));
        }

        @Override
        public String toString() {
            return name + " " + shape + " in " + range;
        }
    }

    /** Immutable copies. */
    public AnomalyReport {
        arguments = List.copyOf(arguments);
        way = List.copyOf(way);
    }

    /** The report on a refused result; none if no operation was to blame, but a leaf or a step. */
    public static Optional<AnomalyReport> of(NonFiniteException refusal) {
        return refusal.op().map(op -> new AnomalyReport(
                op.name(),
                refusal.arguments().stream().map(Station::of).toList(),
                line(refusal),
                Arrays.stream(refusal.getStackTrace()).anyMatch(frame -> frame.getClassName().equals(Sweep.class.getName())),
                way(refusal.arguments())));
    }

    /** The nearest frame that is neither ours nor the platform's. */
    private static Optional<String> line(NonFiniteException refusal) {
        return Arrays.stream(refusal.getStackTrace())
                .filter(frame -> !frame.getClassName().matches("(chainrule\\.[a-z]+\\.|java\\.|jdk\\.|sun\\.).*"))
                .findFirst()
                .map(StackTraceElement::toString);
    }

    private static List<Station> way(List<Value> arguments) {
        List<Station> way = new ArrayList<>();
        List<Value> open = arguments;
        while (!open.isEmpty() && way.size() < LONGEST_WAY) {
            Value largest = open.get(0);
            for (Value value : open) {
                largest = size(value) > size(largest) ? value : largest;
            }
            way.add(Station.of(largest));
            open = largest.inputs();
        }
        return way;
    }

    private static double size(Value value) {
        DMatrixRMaj x = value.matrix();
        double size = 0;
        for (int k = 0; k < x.getNumElements(); k++) {
            size = Math.max(size, Math.abs(x.data[k]));
        }
        return size;
    }

    @Override
    public String toString() {
        return operation + (backward ? " on the way back" : "")
                + " was given " + arguments.stream().map(Station::toString).collect(Collectors.joining(" and "))
                + line.map(at -> "\n  called at " + at).orElse("")
                + "\n  where the largest numbers come from: " + way.stream().map(Station::toString).collect(Collectors.joining(" ← "));
    }
}
