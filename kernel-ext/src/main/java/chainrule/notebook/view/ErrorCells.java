package chainrule.notebook.view;

import chainrule.check.InputCheck;
import chainrule.check.InputCheck.Agreement;
import chainrule.check.InputCheck.Compared;
import chainrule.shape.Shape;
import chainrule.tape.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a gradient is wrong: a cell for each entry, or for a block of them its worst. Each verdict has a sign of its own,
 * so that it is seen without colours.
 */
final class ErrorCells {

    /** What a cell can say, from good to bad. */
    enum Sign {
        /** Nobody looked. */
        NOT_COMPARED("not compared", Palette.CARD),
        /** Gradient and differences agree. */
        AGREES("agrees", "#cfe6f5"),
        /** On a kink. */
        KINK("on a kink", "#fbe3b3"),
        /** The differences do not settle. */
        OPEN("undecided", "#e3e5e8"),
        /** They differ. */
        DIFFERS("differs", Palette.BACKWARD);

        private final String words;
        private final String surface;

        Sign(String words, String surface) {
            this.words = words;
            this.surface = surface;
        }

        String words() {
            return words;
        }

        private static Sign of(Agreement agreement) {
            return switch (agreement) {
                case AGREES -> AGREES;
                case KINK -> KINK;
                case OPEN -> OPEN;
                case DIFFERS -> DIFFERS;
            };
        }
    }

    private static final int MOST_ROWS = 12;
    private static final int MOST_COLUMNS = 24;
    private static final double CELL = 12;

    private final int rows;
    private final int columns;
    private final Map<Integer, Sign> signs = new TreeMap<>();
    private final String words;

    ErrorCells(InputCheck input) {
        Shape shape = input.shape();
        rows = Math.min(MOST_ROWS, shape.rows());
        columns = Math.min(MOST_COLUMNS, shape.columns());
        double largest = 0;
        for (Compared entry : input.entries()) {
            int row = (int) ((long) entry.row() * rows / shape.rows());
            int column = (int) ((long) entry.column() * columns / shape.columns());
            signs.merge(row * columns + column, Sign.of(entry.agreement()), (a, b) -> a.compareTo(b) > 0 ? a : b);
            largest = Math.max(largest, Double.isNaN(entry.error()) ? 0 : entry.error());
        }
        words = "Errors of " + shape + " entries, " + input.entries().size() + " compared, " + input.wrong()
                + " wrong, largest relative error " + Numbers.format(largest);
    }

    /** The cells as an image; nothing where there are none. */
    String html() {
        if (rows == 0 || columns == 0) {
            return "";
        }
        double width = columns * CELL + 2;
        double height = rows * CELL + 2;
        Svg svg = Svg.plain(width, height, "Where the gradient is wrong", words);
        for (int k = 0; k < rows * columns; k++) {
            draw(svg, 1 + k % columns * CELL, 1 + k / columns * CELL, signs.getOrDefault(k, Sign.NOT_COMPARED));
        }
        return Card.picture(svg.finish(), (long) Math.ceil(width), words);
    }

    /** A sign for a legend. */
    static String html(Sign sign) {
        Svg svg = Svg.plain(CELL + 2, CELL + 2, sign.words, sign.words);
        draw(svg, 1, 1, sign);
        return Card.picture(svg.finish(), (long) CELL + 2, sign.words);
    }

    /** Those that occur. */
    List<Sign> occurring() {
        List<Sign> all = new ArrayList<>(signs.values());
        if (signs.size() < rows * columns) {
            all.add(Sign.NOT_COMPARED);
        }
        return all;
    }

    private static void draw(Svg svg, double x, double y, Sign sign) {
        svg.rectangle(new Area(x, y, CELL, CELL), 0, sign.surface, Palette.OPERATION_EDGE, 0.5);
        String at = "M" + Numeral.place(x + 3.5) + " ";
        switch (sign) {
            case AGREES -> svg.line("M" + Numeral.place(x + 3) + " " + Numeral.place(y + 6.5) + "l2 2.5l4 -6", Palette.FORWARD, 1.1);
            case KINK -> svg.line(at + Numeral.place(y + 8.5) + "l2.5 -5l2.5 5", Palette.INK, 1.1);
            case OPEN -> svg.line(at + Numeral.place(y + 6) + "h5", Palette.INK, 1.4);
            case DIFFERS -> svg.line(at + Numeral.place(y + 3.5) + "l5 5m0 -5l-5 5", Palette.CARD, 1.4);
            default -> { }
        }
    }
}
