package chainrule.check;

import chainrule.shape.Shape;
import chainrule.tape.Numbers;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What was found for one input.
 *
 * @param name     of the input, or its place among the inputs
 * @param shape    of the input
 * @param checked  how many of its entries were compared
 * @param wrong    how many of them differ, kinks aside
 * @param hint     what is wrong
 * @param advice   the same in a sentence; empty if nothing is
 * @param row      of the worst entry, from 0
 * @param column   of the worst entry, from 0
 * @param analytic the gradient there
 * @param numeric  what differences say there
 * @param steps    the differences there, from the largest step to the smallest
 * @param entries  all that were compared, row by row
 */
public record InputCheck(
        String name,
        Shape shape,
        int checked,
        int wrong,
        Hint hint,
        String advice,
        int row,
        int column,
        double analytic,
        double numeric,
        List<Step> steps,
        List<Compared> entries) {

    /**
     * A difference quotient {@code (f(x + h) − f(x − h)) / 2h}.
     *
     * @param size    {@code h}
     * @param numeric the quotient; not a number where {@code f} has no value
     * @param error   its distance from the gradient
     */
    public record Step(double size, double numeric, double error) {}

    /** What came of one entry. */
    public enum Agreement {
        /** Gradient and differences agree. */
        AGREES,
        /** The function bends here, and the gradient lies between the slopes to either side. */
        KINK,
        /** The differences do not settle. */
        OPEN,
        /** They differ. */
        DIFFERS
    }

    /**
     * One entry of the input.
     *
     * @param row       from 0
     * @param column    from 0
     * @param error     the distance of gradient and differences, relative to the larger; not a number where there is
     *     nothing to compare with
     * @param agreement what came of it
     */
    public record Compared(int row, int column, double error, Agreement agreement) {}

    /** Immutable copies. */
    public InputCheck {
        steps = List.copyOf(steps);
        entries = List.copyOf(entries);
    }

    /** The step at which the differences were taken at their word; empty where there is none to believe. */
    public OptionalDouble step() {
        return steps.stream().filter(step -> step.numeric == numeric).mapToDouble(Step::size).findFirst();
    }

    /** Gradient by difference: −1 is a sign, 2 a factor, NaN where both are zero. */
    public double ratio() {
        return analytic / numeric;
    }

    /** Their distance, relative to the larger; 0 where both are zero. */
    public double relativeError() {
        return relativeError(analytic, numeric);
    }

    static double relativeError(double analytic, double numeric) {
        return analytic == numeric ? 0 : Math.abs(analytic - numeric) / Math.max(Math.abs(analytic), Math.abs(numeric));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(name + " " + shape + ": " + hint);
        if (!hint.harmless()) {
            text.append(", ").append(wrong).append(" of ").append(checked).append(checked == 1 ? " entry" : " entries");
        }
        if (checked < shape.size()) {
            text.append(" (").append(checked).append(" of ").append(shape.size()).append(" entries compared)");
        }
        if (checked > 0) {
            text.append("\n  worst at row ").append(row).append(", column ").append(column).append(": analytic ")
                    .append(Numbers.format(analytic)).append(", numeric ").append(Numbers.format(numeric))
                    .append(", ratio ").append(Numbers.format(ratio()))
                    .append(", relative error ").append(Numbers.format(relativeError()));
        }
        if (!advice.isEmpty()) {
            text.append("\n  ").append(advice);
        }
        if (hint != Hint.FINE) {
            text.append(String.format(Locale.ROOT, "\n  %10s  %12s  %12s", "step", "numeric", "error"));
            for (Step step : steps) {
                text.append(String.format(Locale.ROOT, "\n  %10s  %12s  %12s",
                        Numbers.format(step.size), Numbers.format(step.numeric), Numbers.format(step.error)));
            }
        }
        return text.toString();
    }
}
