package chainrule.explain;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * How the entries of a matrix spread.
 *
 * @param min    the smallest; zero if there are none
 * @param max    the largest
 * @param zeros  the share of entries that are exactly zero, 0 … 1
 * @param counts how many lie in each of {@value #BINS} equal parts from {@code min} to {@code max}
 */
public record Histogram(double min, double max, double zeros, List<Integer> counts) {

    /** So many parts: enough to tell one hill from two in the width of a word. */
    public static final int BINS = 16;

    /** An immutable copy. */
    public Histogram {
        counts = List.copyOf(counts);
    }

    /** Counts the entries. */
    public static Histogram of(DMatrixRMaj x) {
        double[] entries = Arrays.copyOf(x.data, x.getNumElements());
        if (entries.length == 0) {
            return new Histogram(0, 0, 0, List.of());
        }
        DoubleSummaryStatistics range = Arrays.stream(entries).summaryStatistics();
        Integer[] counts = new Integer[BINS];
        Arrays.fill(counts, 0);
        long zeros = 0;
        for (double entry : entries) {
            counts[bin(entry, range.getMin(), range.getMax())]++;
            zeros += entry == 0 ? 1 : 0;
        }
        return new Histogram(range.getMin(), range.getMax(), (double) zeros / entries.length, List.of(counts));
    }

    /** Halves, because the range of two finite numbers may not be finite; equal entries lie in the middle. */
    private static int bin(double x, double min, double max) {
        return min == max ? BINS / 2 : Math.min(BINS - 1, (int) (BINS * ((x / 2 - min / 2) / (max / 2 - min / 2))));
    }
}
