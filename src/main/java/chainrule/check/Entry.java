package chainrule.check;

import chainrule.check.InputCheck.Agreement;
import chainrule.check.InputCheck.Compared;
import chainrule.check.InputCheck.Step;
import java.util.List;
import java.util.OptionalDouble;

/**
 * One entry of a gradient and what differences say of it.
 *
 * @param index       row by row
 * @param analytic    the gradient
 * @param numeric     the best of the differences; not a number if there is none
 * @param uncertainty how far off that may be
 * @param kind        what the function does here
 * @param steps       all differences
 */
record Entry(int index, double analytic, double numeric, double uncertainty, Kind kind, List<Step> steps) {

    /** What a function does at a point, by its differences. */
    enum Kind {
        /** They settle. */
        CLEAR,
        /** The function bends, and the gradient lies between the slopes to either side. */
        KINKED,
        /** They do not settle. */
        OPEN
    }

    /** Differences are not better than this. */
    private static final double RELATIVE = 1e-6;

    /** The same, looked at beside others. */
    Entry as(Kind other) {
        return new Entry(index, analytic, numeric, uncertainty, other, steps);
    }

    /** The step of the best difference. */
    OptionalDouble step() {
        return steps.stream().filter(step -> step.numeric() == numeric).mapToDouble(Step::size).findFirst();
    }

    double size() {
        return Math.max(Math.abs(analytic), Math.abs(numeric));
    }

    boolean agrees() {
        return Math.abs(analytic - numeric) <= RELATIVE * size() + 4 * uncertainty;
    }

    /** The same for who reads the report, in a matrix of so many columns. */
    Compared compared(int columns) {
        Agreement agreement = switch (kind) {
            case CLEAR -> agrees() ? Agreement.AGREES : Agreement.DIFFERS;
            case KINKED -> Agreement.KINK;
            case OPEN -> Agreement.OPEN;
        };
        return new Compared(index / columns, index % columns, InputCheck.relativeError(analytic, numeric), agreement);
    }
}
