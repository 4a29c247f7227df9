package chainrule.explain;

import chainrule.nn.Layer;
import chainrule.shape.Shape;
import chainrule.tape.Recording;
import chainrule.tape.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A model applied to one sample without numbers. A layer that looks at numbers sees ones. */
final class SampleRun {

    private final Recording recording = new Recording();
    private String failure = "";

    /** A sample of that many features. */
    Value sample(int features) {
        Shape shape = new Shape(features, 1);
        Value sample = recording.input("sample", shape);
        recording.bind(sample, Value.constant(shape, 1));
        return sample;
    }

    /** What a layer makes of {@code x}; empty if it refuses, which {@link #failure} then tells. */
    Optional<Value> apply(Layer layer, Value x) {
        try {
            return Optional.of(layer.apply(x));
        } catch (RuntimeException e) {
            failure = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            return Optional.empty();
        }
    }

    /** Why the last layer that could not be applied refused. */
    String failure() {
        return failure;
    }

    /** The operations from {@code x} on to {@code y}, and those on parameters that take part, in no order of time. */
    List<Value> between(Value x, Value y) {
        Set<Value> known = new HashSet<>();
        known.add(x);
        List<Value> operations = new ArrayList<>();
        Deque<Value> way = new ArrayDeque<>(List.of(y));
        while (!way.isEmpty()) {
            Value value = way.pop();
            if (known.add(value)) {
                if (value.op() != null) {
                    operations.add(value);
                    value.inputs().forEach(way::push);
                } else {
                    // Numbers take part as a stand-in; how those came about is not on this tape.
                    Optional.ofNullable(recording.bound(value)).filter(numbers -> numbers.op() != null).ifPresent(way::push);
                }
            }
        }
        return operations;
    }
}
