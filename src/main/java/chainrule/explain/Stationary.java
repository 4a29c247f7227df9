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

    /** From this on a function that was flat near by has mostly left its plateau. */
    private static final double FAR = 1e2;

    static Stationary of(Gradients gradients) {
        TapeFunction f = new TapeFunction(gradients.loss(), gradients.parameters());
        Around near = Around.of(f, gradients, STEP);
        if (near.lower > 0) {
            return new Stationary(Health.UNJUDGED, "no parameter changes the loss, but near by it is lower: a saddle or a plateau, no minimum");
        }
        // A loss of zero that is the same near by: most losses cannot be less, but a sum of outputs can.
        if (near.higher < DIRECTIONS && gradients.loss().asScalar() == 0) {
            Around far = Around.of(f, gradients, FAR);
            if (far.higher > 0 && far.lower == 0) {
                return new Stationary(Health.MINIMUM, "the loss is 0 and no parameter changes it; in none of " + DIRECTIONS
                        + " directions tried it is lower, and farther off it is higher: it is at a minimum, and there is nothing left to learn"
                        + " from these samples");
            }
        }
        return near.higher == DIRECTIONS
                ? new Stationary(Health.MINIMUM, "no parameter changes the loss, and in all of " + DIRECTIONS
                        + " directions tried it is higher: it is at a minimum, and there is nothing left to learn")
                : new Stationary(Health.UNJUDGED, "no parameter changes the loss, and near by it is the same: a minimum or a plateau, which cannot be told");
    }

    /** In how many directions the loss is lower, and in how many higher. */
    private record Around(int lower, int higher) {

        static Around of(TapeFunction f, Gradients gradients, double step) {
            double here = gradients.loss().asScalar();
            Random random = new Random(1);
            int lower = 0;
            int higher = 0;
            for (int direction = 0; direction < DIRECTIONS; direction++) {
                double there = at(f, gradients.parameters().stream().map(value -> moved(value, step, random)).toList());
                lower += there < here ? 1 : 0;
                higher += there > here ? 1 : 0;
            }
            return new Around(lower, higher);
        }
    }

    private static Value moved(Value value, double step, Random random) {
        DMatrixRMaj x = value.matrix();
        for (int k = 0; k < x.getNumElements(); k++) {
            x.data[k] += step * Math.max(1, Math.abs(x.data[k])) * (2 * random.nextDouble() - 1);
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
