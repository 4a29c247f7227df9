package chainrule.nn;

import chainrule.tape.Value;
import java.util.List;

/** Part of a network: a function of a batch, with the parameters it can learn. */
@FunctionalInterface
public interface Layer {

    /**
     * The output for a batch.
     *
     * @param x {@code n×B}, a sample a column
     */
    Value apply(Value x);

    /** What it can learn, in a fixed order. */
    default List<Parameter> parameters() {
        return List.of();
    }
}
