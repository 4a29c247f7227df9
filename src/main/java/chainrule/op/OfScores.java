package chainrule.op;

import chainrule.tape.Op;
import chainrule.tape.Value;
import java.util.List;
import java.util.Optional;

/**
 * Meant for scores, numbers of any size, of which it makes probabilities or what follows from them. Probabilities are
 * numbers too, so nothing is refused if it is given some: but then it can hardly tell classes apart, for no score is more
 * than 1 above another, and training is slow and never sure of anything.
 */
public interface OfScores extends Op {

    /** Whether its result are the probabilities themselves. */
    default boolean givesProbabilities() {
        return false;
    }

    /**
     * Where probabilities are taken for scores, such as in the cross-entropy of a softmax that includes a softmax itself.
     *
     * @param tape values in the order of creation
     * @return the first such place in words, or empty
     */
    static Optional<String> mistaken(List<Value> tape) {
        return tape.stream().flatMap(y -> mistaken(y).stream()).findFirst();
    }

    private static Optional<String> mistaken(Value y) {
        if (!(y.op() instanceof OfScores function)) {
            return Optional.empty();
        }
        Value x = y.inputs().get(0);
        while (x.op() != null && x.op().isIdentity()) {
            x = x.inputs().get(0);
        }
        return x.op() instanceof OfScores before && before.givesProbabilities()
                ? Optional.of(function.name() + " is meant for scores of any size; its argument "
                        + (x.name().isEmpty() ? "" : x.name() + " ") + "comes from " + before.name()
                        + " and lies between 0 and 1 already: leave that " + before.name() + " out")
                : Optional.empty();
    }
}
