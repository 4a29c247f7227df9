package chainrule.nn;

import chainrule.tape.Attempt;
import chainrule.tape.Value;
import java.util.List;
import java.util.OptionalInt;

/**
 * Part of a network: a function of a batch, with the parameters it can learn. Most layers do the same whether they learn
 * or predict; one that does not, such as {@link Dropout}, says so by a second function. Which of the two runs is the
 * caller's word, {@code model.apply(x)} or {@code model.applyTraining(x)}: there is no mode to forget.
 */
@FunctionalInterface
public interface Layer {

    /**
     * The output for a batch, as a prediction: the same for the same batch, and nothing changes.
     *
     * @param x {@code n×B}, a sample a column
     */
    Value apply(Value x);

    /**
     * The output for a batch to learn from: it may differ at random and may update {@link #buffers}. A layer made of
     * layers hands on to their {@code applyTraining}; one that draws random numbers leaves a bookmark before
     * ({@link Attempt#undoBy}), so that a step that fails can be done again to see why.
     *
     * @param x {@code n×B}, a sample a column
     */
    default Value applyTraining(Value x) {
        return apply(x);
    }

    /** What it can learn, in a fixed order. */
    default List<Parameter> parameters() {
        return List.of();
    }

    /**
     * The layers it is made of, if one is applied to what the one before gave, the first to its own input; for who tells of
     * a model part by part.
     */
    default List<Layer> parts() {
        return List.of();
    }

    /** How many samples a batch to learn from has to have at least: what its parts ask for, else one. */
    default int leastSamples() {
        return parts().stream().mapToInt(Layer::leastSamples).max().orElse(1);
    }

    /** How many features a sample has to have, if it asks for a certain number. */
    default OptionalInt features() {
        return OptionalInt.empty();
    }

    /** What it remembers of training without a gradient, in a fixed order: running statistics. Part of the model. */
    default List<Parameter> buffers() {
        return List.of();
    }
}
