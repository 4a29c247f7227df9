package chainrule.notebook.view;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The points of one curve: what is finite, and of very many an even choice with the lowest and the highest around.
 *
 * @param epochs from left to right
 * @param numbers one per epoch
 */
record LossPoints(double[] epochs, double[] numbers) {

    private static final int MOST = 400;

    /** First, last, lowest and highest of each stretch. */
    private static final int KEPT = 4;

    /** @param all a number for each place, at {@code 1, 2, …} */
    static LossPoints of(double[] all) {
        int[] places = thinned(IntStream.range(0, all.length).filter(at -> Double.isFinite(all[at])).toArray(), all);
        return new LossPoints(
                IntStream.of(places).mapToDouble(at -> at + 1).toArray(),
                IntStream.of(places).mapToDouble(at -> all[at]).toArray());
    }

    /** No peak and no dip is lost. */
    private static int[] thinned(int[] places, double[] all) {
        if (places.length <= MOST) {
            return places;
        }
        int stretches = MOST / KEPT;
        SortedSet<Integer> kept = new TreeSet<>();
        for (int s = 0; s < stretches; s++) {
            int from = (int) ((long) s * places.length / stretches);
            int to = (int) ((long) (s + 1) * places.length / stretches);
            int low = from;
            int high = from;
            for (int k = from; k < to; k++) {
                low = all[places[k]] < all[places[low]] ? k : low;
                high = all[places[k]] > all[places[high]] ? k : high;
            }
            IntStream.of(from, low, high, to - 1).forEach(k -> kept.add(places[k]));
        }
        return kept.stream().mapToInt(Integer::intValue).toArray();
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
