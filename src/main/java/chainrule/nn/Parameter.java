package chainrule.nn;

import chainrule.shape.Given;
import chainrule.shape.ShapeException;
import chainrule.tape.Attempt;
import chainrule.tape.Entries;
import chainrule.tape.Value;
import java.util.List;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * A named matrix that learns. Its value is a leaf that never changes; a step puts a new leaf in its place, so a tape
 * recorded before keeps the numbers it was computed with.
 */
public final class Parameter {

    private Value value;

    /** Whether somebody outside may hold the value: then its numbers are never written over. */
    private boolean shown;

    private @Nullable DMatrixRMaj draft;
    private @Nullable Value standIn;

    /** @param name the layer's name, a dot, and its own: {@code hidden.W} */
    public Parameter(String name, DMatrixRMaj initial) {
        value = Value.matrix(name, initial);
    }

    /** All that a layer has become by training: what it learned, then its buffers; each once. */
    public static List<Parameter> all(Layer layer) {
        Given.require("Parameter.all", "a layer", layer);
        return Stream.concat(layer.parameters().stream(), layer.buffers().stream()).distinct().toList();
    }

    /** {@code hidden.W}. */
    public String name() {
        return value.name();
    }

    /** What it is now. */
    public Value value() {
        if (standIn != null) {
            return standIn;
        }
        shown = true;
        return value;
    }

    /**
     * Puts a new value in its place, under the same name; for good, unless it is part of an {@link Attempt} that fails.
     *
     * @throws ShapeException if the shape differs
     */
    public void set(Value next) {
        Given.values("parameter " + name(), next);
        if (!next.shape().equals(value.shape())) {
            throw new ShapeException("parameter " + name(), "a value of its own shape", value.shape(), next.shape());
        }
        if (standIn != null) {
            standIn = next;
        } else {
            putBackOnFailure();
            value = Value.matrix(name(), next.matrix());
            shown = false;
        }
    }

    /**
     * While a function is recorded: {@link #value} gives a stand-in, and {@link #set} takes what is recorded for it.
     *
     * @return what the stand-in stands for, until {@link #draft} and {@link #accept}
     */
    public Value lend(Value replacement) {
        standIn = replacement;
        return value;
    }

    /** Ends {@link #lend}: the parameter is what it was before. */
    public Value giveBack() {
        Value last = value();
        standIn = null;
        return last;
    }

    /** What it is now, for who only reads it before the next step. Not to be modified. */
    public DMatrixRMaj numbers() {
        return Entries.of(value);
    }

    /**
     * Room for its next numbers, all to be written and then accepted or forgotten: memory of its own with whatever it
     * held before, reused from step to step.
     */
    public DMatrixRMaj draft() {
        if (draft == null) {
            draft = new DMatrixRMaj(value.shape().rows(), value.shape().columns());
        }
        return draft;
    }

    /** Makes the draft the value; all its numbers are finite. */
    public void accept() {
        DMatrixRMaj last = putBackOnFailure() || shown ? null : Entries.of(value);
        value = Entries.leaf(name(), draft);
        draft = last;
        shown = false;
    }

    /** @return whether there is an attempt under way, which may want back what is here now */
    private boolean putBackOnFailure() {
        Value before = value;
        boolean held = shown;
        return Attempt.undoBy(() -> {
            value = before;
            shown = held;
        });
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
