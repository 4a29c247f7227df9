package chainrule.notebook.view;

import chainrule.explain.Pictures;
import chainrule.notebook.Display;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Shows samples that are pictures in rows, dark on light, each with its caption. */
public final class PicturesView {

    private static final int MOST = 40;
    private static final int PER_ROW = 10;
    private static final int GREYS = 16;
    private static final double SIDE = 64;
    private static final double GAP = 14;
    private static final Lettering CAPTION = Lettering.plain(12, Palette.INK);

    private PicturesView() {}

    /** The first pictures, and their captions as text. */
    public static Display of(Pictures pictures) {
        int count = Math.min(MOST, pictures.count());
        int perRow = Math.max(1, Math.min(PER_ROW, count));
        double width = GAP + perRow * (SIDE + GAP);
        double rowHeight = SIDE * pictures.height() / pictures.width() + (pictures.captions().isEmpty() ? 0 : 20) + GAP;
        double height = GAP + Math.ceil((double) count / perRow) * rowHeight;
        String title = count + (count == 1 ? " picture" : " pictures") + " of " + pictures.width() + "×" + pictures.height()
                + " pixels" + (count < pictures.count() ? ", the first of " + pictures.count() : "");
        Svg svg = Svg.card(width, height, title, "Larger numbers are darker.");
        Shades shades = new Shades(pictures, count);
        for (int k = 0; k < count; k++) {
            double x = GAP + k % perRow * (SIDE + GAP);
            double y = GAP + Math.floorDiv(k, perRow) * rowHeight;
            shades.draw(svg, k, x, y);
            String caption = Label.oneLine(pictures.caption(k), 12);
            svg.text(x, y + rowHeight - GAP - 5, CAPTION, caption);
        }
        String list = IntStream.range(0, count)
                .mapToObj(k -> pictures.caption(k).isEmpty() ? "" : "\n" + (k + 1) + ": " + Label.oneLine(pictures.caption(k), 60))
                .collect(Collectors.joining());
        return new Display(Card.picture(svg.finish(), (long) width, title + list.replace("\n", "; ")), title + list);
    }

    /** Numbers as shades of ink, from the smallest to the largest shown. */
    private static final class Shades {

        private final Pictures pictures;
        private final double min;
        private final double step;

        Shades(Pictures pictures, int count) {
            this.pictures = pictures;
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < pictures.pixels().shape().rows(); i++) {
                for (int k = 0; k < count; k++) {
                    least = Math.min(least, pictures.pixels().get(i, k));
                    most = Math.max(most, pictures.pixels().get(i, k));
                }
            }
            min = least;
            step = most > least ? GREYS / (most - least) : 0;
        }

        /** One path per shade: a picture of many pixels stays a small file. */
        void draw(Svg svg, int picture, double left, double top) {
            double pixel = SIDE / pictures.width();
            svg.rectangle(new Area(left, top, SIDE, pixel * pictures.height()), 0, Palette.BAND, Palette.RULE, 1);
            StringBuilder[] paths = new StringBuilder[GREYS + 1];
            for (int i = 0; i < pictures.pixels().shape().rows(); i++) {
                int shade = (int) ((pictures.pixels().get(i, picture) - min) * step);
                if (shade > 0) {
                    paths[shade] = paths[shade] == null ? new StringBuilder() : paths[shade];
                    paths[shade].append('M').append(Numeral.place(left + i % pictures.width() * pixel))
                            .append(' ').append(Numeral.place(top + Math.floorDiv(i, pictures.width()) * pixel))
                            .append('h').append(Numeral.place(pixel)).append('v').append(Numeral.place(pixel))
                            .append("h-").append(Numeral.place(pixel)).append('z');
                }
            }
            for (int shade = 1; shade <= GREYS; shade++) {
                if (paths[shade] != null) {
                    svg.path(paths[shade], "fill", grey(shade));
                }
            }
        }

        private static String grey(int shade) {
            int level = 0xf4 - (0xf4 - 0x1b) * shade / GREYS;
            return String.format(Locale.ROOT, "#%02x%02x%02x", level, level, level);
        }
    }
}
