package chainrule.explain;

import chainrule.diff.Gradients;
import chainrule.tape.DomainException;
import chainrule.tape.NonFiniteException;
import chainrule.tape.TapeFunction;
import chainrule.tape.Value;
import java.util.List;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;

/**
 * A point where no parameter changes the loss: what lies around it is tried, in some seeded directions.
 *
 * @param health a minimum, or nothing that can be told
 * @param words  why
 */
record Stationary(Health health, String words) {

    private static final int DIRECTIONS = 12;
    private static final double STEP = 1e-2;

    static Stationary of(Gradients gradients) {
        TapeFunction f = new TapeFunction(gradients.loss(), gradients.parameters());
        double here = gradients.loss().asScalar();
        Random random = new Random(1);
        int higher = 0;
        for (int direction = 0; direction < DIRECTIONS; direction++) {
            double there = at(f, gradients.parameters().stream().map(value -> moved(value, random)).toList());
            if (there < here) {
                return new Stationary(Health.UNJUDGED, "no parameter changes the loss, but near by it is lower: a saddle or a plateau, no minimum");
            }
            higher += there > here ? 1 : 0;
        }
        return higher == DIRECTIONS
                ? new Stationary(Health.MINIMUM, "no parameter changes the loss, and in all of " + DIRECTIONS
                        + " directions tried it is higher: it is at a minimum, and there is nothing left to learn")
                : new Stationary(Health.UNJUDGED, "no parameter changes the loss, and near by it is the same: a minimum or a plateau, which cannot be told");
    }

    private static Value moved(Value value, Random random) {
        DMatrixRMaj x = value.matrix();
        for (int k = 0; k < x.getNumElements(); k++) {
            x.data[k] += STEP * Math.max(1, Math.abs(x.data[k])) * (2 * random.nextDouble() - 1);
        }
        return Value.matrix(value.name(), x);
    }

    /** Where it is not defined, it is not lower. */
    private static double at(TapeFunction f, List<Value> numbers) {
        try {
            return f.at(numbers).asScalar();
        } catch (NonFiniteException | DomainException e) {
            return Double.POSITIVE_INFINITY;
        }
    }
}
