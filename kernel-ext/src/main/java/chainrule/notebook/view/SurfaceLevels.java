package chainrule.notebook.view;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;

/**
 * The heights at which contour lines run: round numbers, chosen so that about as many points lie between any two. A
 * steep wall does not use up the lines that a valley needs. Bands between them are coloured after the colour-blind-safe
 * scheme YlGnBu of Brewer, low is light.
 */
record SurfaceLevels(double[] heights) {

    private static final int MOST = 8;
    private static final List<String> BANDS = List.of(
            "#ffffd9", "#edf8b1", "#c7e9b4", "#7fcdbb", "#41b6c4", "#1d91c0", "#225ea8", "#253494", "#081d58");

    /** Lines on dark bands are light. */
    private static final int DARK = 5;

    /** For the losses that are numbers. */
    static SurfaceLevels of(List<Double> losses) {
        double[] sorted = losses.stream().filter(loss -> !loss.isNaN()).mapToDouble(loss -> loss).sorted().toArray();
        if (sorted.length == 0 || sorted[0] == sorted[sorted.length - 1]) {
            return new SurfaceLevels(new double[0]);
        }
        double[] heights = new double[MOST];
        for (int k = 0; k < MOST; k++) {
            heights[k] = quantile(sorted, (k + 1.0) / (MOST + 1));
        }
        double[] round = new double[MOST];
        for (int k = 0; k < MOST; k++) {
            double below = k == 0 ? sorted[0] : heights[k - 1];
            double above = k == MOST - 1 ? sorted[sorted.length - 1] : heights[k + 1];
            round[k] = rounded(heights[k], Math.min(heights[k] - below, above - heights[k]));
        }
        return new SurfaceLevels(Arrays.stream(round).distinct().sorted()
                .filter(height -> height > sorted[0] && height < sorted[sorted.length - 1]).toArray());
    }

    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int low = (int) place;
        double part = place - low;
        return sorted[low] * (1 - part) + sorted[Math.min(sorted.length - 1, low + 1)] * part;
    }

    /** With no more digits than tell it from its neighbours. */
    private static double rounded(double height, double gap) {
        if (!(gap > 0)) {
            return height;
        }
        int digit = (int) Math.floor(StrictMath.log10(gap));
        return new BigDecimal(height).setScale(-digit, RoundingMode.HALF_EVEN).doubleValue();
    }

    int count() {
        return heights.length;
    }

    double height(int level) {
        return heights[level];
    }

    /** The band a loss lies in: 0 below the first line. */
    int band(double loss) {
        int band = 0;
        while (band < heights.length && loss >= heights[band]) {
            band++;
        }
        return band;
    }

    /** The colour of a band; few bands are spread over all colours. */
    String colour(int band) {
        return BANDS.get(place(band));
    }

    private int place(int band) {
        return heights.length == 0 ? 0 : band * (BANDS.size() - 1) / heights.length;
    }

    /** The colour of the line above a band. */
    String line(int level) {
        return place(level) >= DARK ? "#ffffff" : Palette.INK;
    }
}
