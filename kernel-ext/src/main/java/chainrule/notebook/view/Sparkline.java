package chainrule.notebook.view;

import chainrule.explain.Histogram;
import chainrule.tape.Numbers;
import java.util.List;
import java.util.stream.Collectors;

/** A histogram in the room of a word: as a picture, and in block characters. */
final class Sparkline {

    private static final String BLOCKS = "▁▂▃▄▅▆▇█";
    private static final String EMPTY = "·";
    private static final double BAR = 6;
    private static final double HEIGHT = 22;
    private static final double FOOT = 4;

    private Sparkline() {}

    /** A bar for each count, on a line; a tick below it where zero is. */
    static String html(Histogram histogram) {
        double width = BAR * Histogram.BINS;
        String words = words(histogram);
        Svg svg = Svg.plain(width, HEIGHT, "Histogram", words);
        List<Integer> counts = histogram.counts();
        double foot = HEIGHT - FOOT;
        for (int at = 0; at < counts.size(); at++) {
            if (counts.get(at) > 0) {
                double height = Math.max(1, (foot - 1) * counts.get(at) / most(histogram));
                svg.rectangle(new Area(at * BAR + 0.5, foot - height, BAR - 1, height), 0, "fill", Palette.FORWARD);
            }
        }
        svg.rectangle(new Area(0, foot, width, 1), 0, "fill", Palette.LINE);
        if (histogram.min() < 0 && histogram.max() > 0) {
            double share = (-histogram.min() / 2) / (histogram.max() / 2 - histogram.min() / 2);
            svg.rectangle(new Area(share * width - 0.5, foot, 1, FOOT), 0, "fill", Palette.INK);
        }
        return Card.picture(svg.finish(), (long) width, words);
    }

    /** A character for each count. */
    static String text(Histogram histogram) {
        int most = most(histogram);
        return histogram.counts().stream()
                .map(count -> count == 0 ? EMPTY : String.valueOf(BLOCKS.charAt((BLOCKS.length() * count - 1) / most)))
                .collect(Collectors.joining());
    }

    private static String words(Histogram histogram) {
        return "From " + Numbers.format(histogram.min()) + " to " + Numbers.format(histogram.max()) + ": "
                + histogram.counts().stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private static int most(Histogram histogram) {
        return histogram.counts().stream().mapToInt(Integer::intValue).max().orElse(1);
    }
}
