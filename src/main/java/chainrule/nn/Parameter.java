package chainrule.nn;

import chainrule.shape.ShapeException;
import chainrule.tape.Value;
import java.util.List;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;

/**
 * A named matrix that learns. Its value is a leaf that never changes; a step puts a new leaf in its place, so a tape
 * recorded before keeps the numbers it was computed with.
 */
public final class Parameter {

    private Value value;

    /** @param name the layer's name, a dot, and its own: {@code hidden.W} */
    public Parameter(String name, DMatrixRMaj initial) {
        value = Value.matrix(name, initial);
    }

    /** All that a layer has become by training: what it learned, then its buffers. */
    static List<Parameter> all(Layer layer) {
        return Stream.concat(layer.parameters().stream(), layer.buffers().stream()).toList();
    }

    /** {@code hidden.W}. */
    public String name() {
        return value.name();
    }

    /** What it is now. */
    public Value value() {
        return value;
    }

    /**
     * Puts a new value in its place, under the same name.
     *
     * @throws ShapeException if the shape differs
     */
    public void set(Value next) {
        if (!next.shape().equals(value.shape())) {
            throw new ShapeException("parameter " + name(), "a value of its own shape", value.shape(), next.shape());
        }
        value = Value.matrix(name(), next.matrix());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
