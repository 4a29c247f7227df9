package chainrule.check;

import chainrule.check.InputCheck.Step;
import chainrule.tape.DomainException;
import chainrule.tape.NonFiniteException;
import chainrule.tape.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;

/** Central differences of a function by the entries of one of its inputs, over ten step sizes. */
final class Differences {

    private static final int STEPS = 10;
    private static final double EPSILON = 0x1p-52;

    private final Function<List<Value>, Value> f;
    private final List<Value> at;
    private final double centre;
    private final int input;
    /** The input's entries, but for the one that is being moved. */
    private final DMatrixRMaj moved;

    Differences(Function<List<Value>, Value> f, List<Value> at, double centre, int input) {
        this.f = f;
        this.at = at;
        this.centre = centre;
        this.input = input;
        moved = at.get(input).matrix();
    }

    Entry entry(int k, double analytic) {
        double[] slope = new double[STEPS];
        double[] change = new double[STEPS];
        double h = Math.max(1, Math.abs(moved.data[k]));
        List<Step> steps = new ArrayList<>();
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        double[] left = new double[STEPS];
        for (int s = 0; s < STEPS; s++) {
            h /= 10;
            double right = slope(k, h);
            left[s] = slope(k, -h);
            slope[s] = (left[s] + right) / 2;
            change[s] = right - left[s];
            steps.add(new Step(h, slope[s], Math.abs(slope[s] - analytic)));
            // What a difference may be off by: what the last refinement changed, and the rounding of f.
            double doubt = s == 0 ? Double.NaN : Math.abs(slope[s] - slope[s - 1]) + rounding(h);
            if (doubt < least) {
                least = doubt;
                best = s;
            }
        }
        boolean kinked = bends(change[3], change[5], steps.get(5).size()) && between(analytic, left[5], left[5] + change[5]);
        double numeric = best < 0 ? Double.NaN : slope[best];
        boolean settled = least <= Math.max(1e-3 * Math.max(Math.abs(analytic), Math.abs(numeric)), 1e-8 * Math.max(1, Math.abs(centre)));
        Entry.Kind kind = kinked ? Entry.Kind.KINKED : settled ? Entry.Kind.CLEAR : Entry.Kind.OPEN;
        return new Entry(k, analytic, numeric, least, kind, steps);
    }

    /** From side to side the slope of a smooth function changes less and less; at a kink as much as ever, at a jump more. */
    private boolean bends(double wide, double narrow, double h) {
        double change = Math.abs(narrow);
        return change > 0.5 * Math.abs(wide) && change < 2 * Math.abs(wide) && change > 100 * rounding(h);
    }

    private static boolean between(double x, double a, double b) {
        double slack = 1e-4 * Math.abs(b - a);
        return x >= Math.min(a, b) - slack && x <= Math.max(a, b) + slack;
    }

    private double rounding(double h) {
        return 4 * EPSILON * Math.abs(centre) / h;
    }

    /** The slope to one side; not a number where the function has no value. */
    private double slope(int k, double h) {
        double from = moved.data[k];
        double to = from + h;
        List<Value> point = new ArrayList<>(at);
        moved.data[k] = to;
        try {
            point.set(input, Value.matrix(at.get(input).name(), moved));
            // The step that was really made: x + h is rounded.
            return (f.apply(point).asScalar() - centre) / (to - from);
        } catch (NonFiniteException | DomainException e) {
            return Double.NaN;
        } finally {
            moved.data[k] = from;
        }
    }
}
