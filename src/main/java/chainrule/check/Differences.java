package chainrule.check;

import chainrule.check.Entry.Kind;
import chainrule.check.InputCheck.Step;
import chainrule.tape.DomainException;
import chainrule.tape.NonFiniteException;
import chainrule.tape.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * Central differences of a function by the entries of one of its inputs, over ten step sizes. They are believed where
 * what they may be off by is small beside the entry, or next to nothing beside the largest entry of the input.
 */
final class Differences {

    private static final int STEPS = 10;
    private static final double EPSILON = 0x1p-52;

    /** Beside the entry. */
    private static final double SMALL = 1e-3;

    /** Beside the largest entry. */
    private static final double NEXT_TO_NOTHING = 1e-9;

    /** Where everything is zero, there is nothing to be beside. */
    private static final double ABSOLUTE = 1e-8;

    /** What is so many times as far off as differences may be is wrong, however far that is. */
    private static final double FAR = 20;

    private final Function<List<Value>, Value> f;
    private final List<Value> at;
    private final double centre;
    private final int input;
    private final double rounded;
    private final double cancelled;
    /** The input's entries, but for the one that is being moved. */
    private final DMatrixRMaj moved;

    /**
     * @param rounded   the size of the numbers whose rounding shows in the function: its own, or that of its terms
     * @param cancelled the size of numbers whose rounding may show, where they cancel
     */
    Differences(Function<List<Value>, Value> f, List<Value> at, double centre, int input, double rounded, double cancelled) {
        this.f = f;
        this.at = at;
        this.centre = centre;
        this.input = input;
        this.rounded = rounded;
        this.cancelled = cancelled;
        moved = at.get(input).matrix();
    }

    /** What there is to say of some entries, beside each other. */
    List<Entry> entries(int[] indices, double[] analytic) {
        List<Entry> alone = IntStream.of(indices).mapToObj(k -> entry(k, analytic[k])).toList();
        double largest = alone.stream().filter(entry -> entry.kind() == Kind.CLEAR)
                .mapToDouble(entry -> Math.abs(entry.numeric())).max().orElse(0);
        return alone.stream().map(entry -> judged(entry, largest)).map(this::confirmed).toList();
    }

    private Entry judged(Entry entry, double largest) {
        double off = Math.abs(entry.analytic() - entry.numeric());
        double doubt = entry.uncertainty();
        boolean nothing = Math.abs(entry.analytic()) <= 4 * EPSILON * rounded && off <= 4 * doubt && doubt <= ABSOLUTE;
        boolean clear = entry.kind() == Kind.CLEAR || doubt <= NEXT_TO_NOTHING * largest || nothing || off > FAR * doubt;
        if (entry.kind() == Kind.KINKED || !clear) {
            return entry;
        }
        Entry settled = entry.as(Kind.CLEAR);
        double hidden = entry.step().isPresent() ? 4 * EPSILON * cancelled / entry.step().getAsDouble() : 0;
        return settled.agrees() || off > hidden ? settled : entry.as(Kind.OPEN);
    }

    /** Nobody is blamed for what may be chance. */
    private Entry confirmed(Entry entry) {
        if (entry.kind() != Kind.KINKED && !(entry.kind() == Kind.CLEAR && entry.agrees())) {
            List<Step> again = entry(entry.index(), entry.analytic()).steps();
            for (int s = 0; s < STEPS; s++) {
                GradientCheck.oneResult(entry.steps().get(s).numeric(), again.get(s).numeric());
            }
        }
        return entry;
    }

    private Entry entry(int k, double analytic) {
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
        boolean settled = least <= SMALL * Math.max(Math.abs(analytic), Math.abs(numeric));
        Kind kind = kinked ? Kind.KINKED : settled ? Kind.CLEAR : Kind.OPEN;
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
        return 4 * EPSILON * rounded / h;
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
