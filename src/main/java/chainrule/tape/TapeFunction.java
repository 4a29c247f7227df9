package chainrule.tape;

import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A recorded tape as a function of some of its values: the same operations on other numbers. What was decided while it
 * was recorded (an {@code if} on a value, a number taken out of one) stays as it was.
 *
 * <pre>{@code
 * TapeFunction f = new TapeFunction(loss, List.of(w, b));
 * Value elsewhere = f.at(List.of(otherW, otherB));
 * }</pre>
 */
public final class TapeFunction {

    private final List<Value> inputs;
    private final List<Value> changing;
    private final Value result;

    /**
     * @param result what it computes
     * @param inputs values on the way to it, leaves or results; what lies before them counts no more
     */
    public TapeFunction(Value result, List<Value> inputs) {
        this.result = result;
        this.inputs = List.copyOf(inputs);
        Map<Value, Value> depends = new HashMap<>();
        inputs.forEach(input -> depends.put(input, input));
        changing = new ArrayList<>();
        for (Value value : Tape.of(result)) {
            if (!depends.containsKey(value) && value.inputs().stream().anyMatch(depends::containsKey)) {
                depends.put(value, value);
                changing.add(value);
            }
        }
    }

    /**
     * The result at other numbers, on a tape of its own.
     *
     * @param numbers one for each input, in its shape
     * @throws ShapeException     if a shape differs
     * @throws NonFiniteException if an entry of a result is NaN or infinite
     * @throws DomainException    if an operation is not defined there
     */
    public Value at(List<Value> numbers) {
        if (numbers.size() != inputs.size()) {
            throw new IllegalArgumentException("this function takes " + inputs.size() + " values; got " + numbers.size());
        }
        Map<Value, Value> now = new HashMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            Value input = inputs.get(i);
            if (!numbers.get(i).shape().equals(input.shape())) {
                throw new ShapeException("the value in place of " + (input.name().isEmpty() ? "an input" : input.name()),
                        "its shape", input.shape(), numbers.get(i).shape());
            }
            now.put(input, numbers.get(i));
        }
        for (Value value : changing) {
            @Nullable Op op = value.op();
            if (op != null) {
                Value again = op.on(value.inputs().stream().map(x -> now.getOrDefault(x, x)).toArray(Value[]::new));
                now.put(value, value.name().isEmpty() ? again : again.named(value.name()));
            }
        }
        return now.getOrDefault(result, result);
    }

    /** Floating-point operations of one evaluation, by what the operations tell. */
    public long flops() {
        long flops = 0;
        for (Value value : changing) {
            @Nullable Op op = value.op();
            if (op != null) {
                flops += Math.max(value.shape().size(),
                        op.flops(value.inputs().stream().map(Value::shape).toArray(Shape[]::new)));
            }
        }
        return flops;
    }
}
