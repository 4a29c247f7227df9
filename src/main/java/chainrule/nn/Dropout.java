package chainrule.nn;

import static chainrule.op.InvertedDropout.invertedDropout;

import chainrule.linalg.SeededRandom;
import chainrule.op.InvertedDropout;
import chainrule.tape.Attempt;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;

/**
 * Drops entries at random in training, so that no unit can rely on another (Srivastava and others, 2014):
 * {@code y = x ⊙ mask / (1 − p)}, with a new mask for every batch. A prediction drops nothing; the division has made up
 * for that in advance.
 */
public final class Dropout implements Layer {

    private final InvertedDropout operation;
    private final SeededRandom random;

    /**
     * @param p    the probability to drop an entry
     * @param seed the same seed gives the same masks: two layers need different ones, or they drop the same entries for
     *             ever, and one that no {@link Initialization} has, or weights and masks come from the same draws
     * @throws IllegalArgumentException if {@code p} is not at least 0 and less than 1
     */
    public Dropout(double p, long seed) {
        operation = new InvertedDropout(p);
        random = new SeededRandom(seed);
    }

    @Override
    public Value apply(Value x) {
        return x;
    }

    @Override
    public Value applyTraining(Value x) {
        Attempt.undoBy(random.bookmark());
        DMatrixRMaj mask = new DMatrixRMaj(x.shape().rows(), x.shape().columns());
        for (int k = 0; k < mask.getNumElements(); k++) {
            mask.data[k] = random.nextDouble() < operation.p() ? 0 : 1;
        }
        return invertedDropout(x, Value.matrix("mask", mask), operation.p());
    }

    @Override
    public String toString() {
        return "Dropout " + operation.p();
    }
}
