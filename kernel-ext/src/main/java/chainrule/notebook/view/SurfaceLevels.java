package chainrule.notebook.view;

import chainrule.tape.Numbers;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The heights at which contour lines run: round numbers at even steps, so that lines close together mean a slope that is
 * steep. Where one band would then hold most of the map, as with a wall beside a valley, they grow by even factors, or
 * stay even up to a height above which there is one band; which it is, is said. Bands between them are coloured after
 * the colour-blind-safe scheme YlGnBu of Brewer, low is light.
 *
 * @param heights from low to high
 * @param scale   how they follow each other, in words; empty if there are none
 */
record SurfaceLevels(double[] heights, String scale) {

    private static final int MOST = 8;
    private static final List<String> BANDS = List.of(
            "#ffffd9", "#edf8b1", "#c7e9b4", "#7fcdbb", "#41b6c4", "#1d91c0", "#225ea8", "#253494", "#081d58");

    /** Lines on dark bands are light. */
    private static final int DARK = 5;

    /** More of the map than this in one band hides its shape. */
    private static final double CROWD = 0.5;

    /** Within a decade, and between decades: from many lines to few. */
    private static final double[][] FACTORS = {{1, 2, 5}, {1, 3}, {1}};

    private static final List<String> FACTOR_WORDS = List.of("at 1, 2 and 5 of each power of ten", "at 1 and 3 of each power of ten", "at powers of ten");

    /** For the losses that are numbers. */
    static SurfaceLevels of(List<Double> losses) {
        double[] sorted = losses.stream().filter(loss -> !loss.isNaN()).mapToDouble(loss -> loss).sorted().toArray();
        if (sorted.length == 0 || sorted[0] == sorted[sorted.length - 1]) {
            return new SurfaceLevels(new double[0], "");
        }
        SurfaceLevels even = even(sorted, sorted[sorted.length - 1]);
        SurfaceLevels best = even;
        if (sorted[0] > 0 && !even.shows(sorted)) {
            best = factors(sorted[0], sorted[sorted.length - 1]);
        }
        for (double share = 0.9; share > 0.4 && !best.shows(sorted); share -= 0.2) {
            double top = sorted[(int) (share * (sorted.length - 1))];
            best = top > sorted[0] ? even(sorted, top) : best;
        }
        return best.shows(sorted) ? best : even;
    }

    /** Whether no band holds most of the points. */
    private boolean shows(double[] sorted) {
        int[] points = new int[heights.length + 1];
        Arrays.stream(sorted).forEach(loss -> points[band(loss)]++);
        return Arrays.stream(points).max().orElse(0) <= CROWD * sorted.length;
    }

    private static SurfaceLevels even(double[] sorted, double top) {
        double low = sorted[0];
        double high = sorted[sorted.length - 1];
        double[] heights = {};
        for (int about = MOST; about > 0 && (heights.length == 0 || heights.length > MOST); about--) {
            heights = SurfaceScale.ticks(low, top, about).stream().mapToDouble(height -> height)
                    .filter(height -> height > low && height < high).toArray();
        }
        String step = heights.length < 2 ? "" : "at even steps of " + Numbers.format(
                new BigDecimal(Double.toString(heights[1])).subtract(new BigDecimal(Double.toString(heights[0]))).doubleValue());
        return new SurfaceLevels(heights, heights.length < 2 ? "" : step + (top < high ? "; all that is higher is one band" : ""));
    }

    private static SurfaceLevels factors(double low, double high) {
        for (int decades = 1; ; decades *= 2) {
            for (int series = decades == 1 ? 0 : FACTORS.length - 1; series < FACTORS.length; series++) {
                double[] heights = factors(low, high, decades, FACTORS[series]);
                if (heights.length <= MOST) {
                    return new SurfaceLevels(heights, decades == 1 ? FACTOR_WORDS.get(series) : "that grow by a factor of 10^" + decades);
                }
            }
        }
    }

    private static double[] factors(double low, double high, int decades, double[] series) {
        int first = Math.floorDiv((int) Math.floor(StrictMath.log10(low)), decades) * decades;
        int last = (int) Math.ceil(StrictMath.log10(high));
        return IntStream.iterate(first, power -> power <= last, power -> power + decades).boxed()
                .flatMapToDouble(power -> Arrays.stream(series).map(factor -> BigDecimal.valueOf((long) factor).scaleByPowerOfTen(power).doubleValue()))
                .filter(height -> height > low && height < high).toArray();
    }

    /** How the lines follow each other: a sentence, or nothing. */
    String words() {
        return scale.isEmpty() ? "" : "Level lines " + scale + ".";
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
