package chainrule.tape;

import chainrule.shape.Shape;
import java.util.Optional;

/**
 * A value on a way, in words: what there is to tell when it is gone.
 *
 * @param name  its name, or that of the operation that made it
 * @param shape its size
 * @param range its smallest and largest entry, {@code −∞ … 0.69}; {@code NaN} if there is one
 * @param line  of the program that made it, if somebody watched
 */
public record Station(String name, Shape shape, String range, Optional<StackTraceElement> line) {

    /** The words on a value. */
    public static Station of(Value value, Optional<StackTraceElement> line) {
        Op op = value.op();
        String made = op == null ? "a constant" : op.name();
        return new Station(value.name().isEmpty() ? made : value.name(), value.shape(), Numbers.range(value.primal()), line);
    }

    /** {@code log 1×3 in −∞ … 0.69} */
    @Override
    public String toString() {
        return name + " " + shape + " in " + range;
    }
}
