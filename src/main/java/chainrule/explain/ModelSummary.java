package chainrule.explain;

import chainrule.nn.Layer;
import chainrule.shape.Shape;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a model is made of: its layers, what each makes of one sample, what it can learn, and how many operations that
 * takes. It is found by applying the model to a sample without numbers: nothing is computed, and nothing can overflow.
 *
 * <pre>{@code
 * ModelSummary.of(model).parameters();   // how many numbers it can learn
 * }</pre>
 *
 * @param name       of the model: its class
 * @param features   of the sample; empty if nobody tells
 * @param rows       the layers in order, those inside another below it; of many the first and the last
 * @param parameters how many numbers it can learn, each counted once
 * @param buffers    how many numbers it remembers of training without learning them
 * @param operations of a prediction for one sample, if it could be applied to one
 * @param notes      what else there is to say
 */
public record ModelSummary(
        String name,
        OptionalInt features,
        List<Row> rows,
        long parameters,
        long buffers,
        OptionalLong operations,
        List<String> notes) {

    /**
     * One layer.
     *
     * @param depth      0, or one more than the layer that it is part of
     * @param name       what it says it is, or the operations of a bare function
     * @param output     the shape of what it makes of one sample; empty if that is not known
     * @param owns       its parameters, {@code W 32×64}, and buffers
     * @param parameters how many numbers of them were not counted in a layer before
     * @param shared     how many were
     * @param buffers    how many numbers it remembers without learning them
     * @param operations for one sample, if that is known
     */
    public record Row(
            int depth,
            String name,
            Optional<Shape> output,
            List<String> owns,
            long parameters,
            long shared,
            long buffers,
            OptionalLong operations) {}

    /** Immutable copies. */
    public ModelSummary {
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
    }

    /** The summary of a model that tells how many features a sample has; of another the shapes are not known. */
    public static ModelSummary of(Layer model) {
        return of(model, new SummaryOptions());
    }

    /** The same with the number of features of a sample, for a model that does not tell. */
    public static ModelSummary of(Layer model, SummaryOptions options) {
        return new ModelSummaryBuilder(model, options).build();
    }

    /** Memory of what it can learn. */
    public long bytes() {
        return Double.BYTES * parameters;
    }
}
