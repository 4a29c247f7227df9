package chainrule.notebook.view;

import chainrule.explain.Histogram;
import chainrule.tape.Numbers;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Bars in the room of a word, for a histogram or a course of time: as a picture, and in block characters. */
final class Sparkline {

    private static final String BLOCKS = "▁▂▃▄▅▆▇█";
    private static final String EMPTY = "·";
    private static final int BAR = 6;
    private static final int WIDTH = BAR * Histogram.BINS;
    private static final double HEIGHT = 22;
    private static final double FOOT = 4;

    private Sparkline() {}

    /** A bar for each count, on a line; a tick below it where zero is. */
    static String html(Histogram histogram) {
        String words = words(histogram);
        Svg svg = bars("Histogram", words, shares(histogram));
        if (histogram.min() < 0 && histogram.max() > 0) {
            double share = (-histogram.min() / 2) / (histogram.max() / 2 - histogram.min() / 2);
            svg.rectangle(new Area(share * WIDTH - 0.5, HEIGHT - FOOT, 1, FOOT), 0, "fill", Palette.INK);
        }
        return Card.picture(svg.finish(), WIDTH, words);
    }

    /** A character for each count. */
    static String text(Histogram histogram) {
        return text(shares(histogram));
    }

    /** A bar for each share of the height, 0 … 1; at most {@value Histogram#BINS}. */
    static String html(double[] shares, String words) {
        return Card.picture(bars("Over time", words, shares).finish(), BAR * shares.length, words);
    }

    /** A character for each share; a dot where there is nothing. */
    static String text(double[] shares) {
        return Arrays.stream(shares)
                .mapToObj(share -> share == 0 ? EMPTY : String.valueOf(BLOCKS.charAt((int) Math.ceil(share * BLOCKS.length()) - 1)))
                .collect(Collectors.joining());
    }

    private static Svg bars(String title, String words, double[] shares) {
        int width = BAR * shares.length;
        Svg svg = Svg.plain(width, HEIGHT, title, words);
        double foot = HEIGHT - FOOT;
        for (int at = 0; at < shares.length; at++) {
            if (shares[at] > 0) {
                double height = Math.max(1, (foot - 1) * shares[at]);
                svg.rectangle(new Area(at * BAR + 0.5, foot - height, BAR - 1, height), 0, "fill", Palette.FORWARD);
            }
        }
        svg.rectangle(new Area(0, foot, width, 1), 0, "fill", Palette.LINE);
        return svg;
    }

    private static double[] shares(Histogram histogram) {
        double most = histogram.counts().stream().mapToInt(Integer::intValue).max().orElse(1);
        return histogram.counts().stream().mapToDouble(count -> count / most).toArray();
    }

    private static String words(Histogram histogram) {
        return "From " + Numbers.format(histogram.min()) + " to " + Numbers.format(histogram.max()) + ": "
                + histogram.counts().stream().map(String::valueOf).collect(Collectors.joining(" "));
    }
}
