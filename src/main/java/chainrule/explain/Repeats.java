package chainrule.explain;

import java.util.ArrayList;
import java.util.List;

/** Finds what comes again and again in a row of things. */
final class Repeats {

    /**
     * The same {@code period} things, {@code count} times over.
     *
     * @param from the place of the first
     */
    record Run(int from, int period, int count) {

        /** The place after the last. */
        int to() {
            return from + period * count;
        }
    }

    private static final int LONGEST_PERIOD = 64;
    private static final int FEWEST = 3;

    private Repeats() {}

    /**
     * The runs of at least three, from the left, each the one that covers most.
     *
     * @param kinds equal numbers stand for equal things
     */
    static List<Run> of(int[] kinds) {
        List<Run> runs = new ArrayList<>();
        int at = 0;
        while (at < kinds.length) {
            Run best = new Run(at, 1, 1);
            for (int period = 1; period <= LONGEST_PERIOD && at + FEWEST * period <= kinds.length; period++) {
                int same = 0;
                while (at + period + same < kinds.length && kinds[at + same] == kinds[at + period + same]) {
                    same++;
                }
                Run run = new Run(at, period, same / period + 1);
                if (run.count() >= FEWEST && run.to() > best.to()) {
                    best = run;
                }
            }
            if (best.count() >= FEWEST) {
                runs.add(best);
            }
            at = best.to();
        }
        return runs;
    }
}
