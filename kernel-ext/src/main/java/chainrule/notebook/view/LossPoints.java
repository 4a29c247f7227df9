package chainrule.notebook.view;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The points of one curve: what is finite, and of very many an even choice with the first and the last.
 *
 * @param epochs from left to right
 * @param numbers one per epoch
 */
record LossPoints(double[] epochs, double[] numbers) {

    private static final int MOST = 400;

    /** @param all a number for each place, at {@code 1, 2, …} */
    static LossPoints of(double[] all) {
        List<Integer> places = evenly(IntStream.range(0, all.length).boxed().toList(), MOST).stream()
                .filter(at -> Double.isFinite(all[at])).toList();
        return new LossPoints(
                places.stream().mapToDouble(at -> at + 1).toArray(),
                places.stream().mapToDouble(at -> all[at]).toArray());
    }

    boolean isEmpty() {
        return epochs.length == 0;
    }

    /** At most {@code most} (two or more) of {@code all}, evenly chosen, with the first and the last. */
    static <T> List<T> evenly(List<T> all, int most) {
        if (all.size() <= most) {
            return all;
        }
        return IntStream.range(0, most)
                .mapToObj(at -> all.get((int) ((long) at * (all.size() - 1) / (most - 1)))).toList();
    }
}
