package chainrule.notebook.view;

import chainrule.explain.HeatMap;
import chainrule.explain.MatrixCells;
import chainrule.tape.Numbers;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Draws a matrix as a heat map with its rows and columns named, in {@link Diverging} colours: with its numbers in the
 * cells where they fit, else with a dash in each cell below zero, so that signs are seen without colours.
 */
final class MatrixPicture {

    private static final Lettering NAME = Lettering.plain(12, Palette.MUTED);
    private static final int LONGEST_NAME = 16;
    private static final double WIDEST = 780;
    private static final int MOST_WRITTEN = 14;
    private static final double TALL = 28;
    private static final double MARGIN = 16;
    private static final double GAP = 8;
    private static final double HEAD = 24;
    private static final double SMALLEST = 13;
    private static final double LARGEST = 30;
    private static final double LEGEND = 48;
    private static final double SWATCH = 30;

    private final MatrixCells cells;
    private final List<String> rows;
    private final List<String> columns;
    private final double names;
    private final boolean written;
    private final double cellWidth;
    private final double cellHeight;

    MatrixPicture(MatrixCells cells) {
        this.cells = cells;
        rows = cells.rows().stream().map(name -> Label.oneLine(name, LONGEST_NAME)).toList();
        columns = cells.columns().stream().map(name -> Label.oneLine(name, LONGEST_NAME)).toList();
        names = rows.stream().mapToDouble(NAME::width).max().orElse(0);
        double number = cells.numbers().stream().mapToDouble(x -> hand(HeatMap.STEPS).width(Numbers.format(x))).max().orElse(0);
        double wide = Math.max(36, Math.max(number, columns.stream().mapToDouble(NAME::width).max().orElse(0)) + 12);
        written = rows.size() <= MOST_WRITTEN && columns.size() * wide + names <= WIDEST;
        double narrow = Math.max(SMALLEST, Math.min(LARGEST, (WIDEST - names) / columns.size() - 1));
        cellWidth = written ? wide : Math.rint(narrow);
        cellHeight = written ? TALL : Math.min(cellWidth, 20);
    }

    long width() {
        double legend = SWATCH * (2 * HeatMap.STEPS + 1) + 2 * GAP + NAME.width("−" + largest()) + NAME.width(largest());
        return (long) Math.ceil(2 * MARGIN + Math.max(names + GAP + columns.size() * cellWidth, legend));
    }

    String svg(String title, String description) {
        double height = 2 * MARGIN + HEAD + rows.size() * cellHeight + LEGEND;
        Svg svg = Svg.plain(width(), height, title, description);
        double left = MARGIN + names + GAP;
        double top = MARGIN + HEAD;
        double free = left;
        for (int j = 0; j < columns.size(); j++) {
            double x = written
                    ? left + (j + 0.5) * cellWidth - NAME.width(columns.get(j)) / 2
                    : left + j * cellWidth + 1;
            if (x >= free && x + NAME.width(columns.get(j)) <= width() - 4) {
                svg.text(x, top - 8, NAME, columns.get(j));
                free = x + NAME.width(columns.get(j)) + GAP;
            }
        }
        for (int i = 0; i < rows.size(); i++) {
            // Where rows are low, every other name.
            if (cellHeight >= 16 || i % 2 == 0) {
                svg.textEndingAt(left - GAP, top + (i + 0.5) * cellHeight + 4, NAME, rows.get(i));
            }
        }
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j < columns.size(); j++) {
                draw(svg, new Area(left + j * cellWidth, top + i * cellHeight, cellWidth, cellHeight), i, j);
            }
        }
        legend(svg, MARGIN, top + rows.size() * cellHeight + 20);
        return svg.finish();
    }

    private void draw(Svg svg, Area area, int row, int column) {
        int level = cells.level(row, column);
        svg.rectangle(area, 0, Diverging.surface(level), Palette.RULE, 1);
        if (written) {
            String number = Numbers.format(cells.get(row, column));
            svg.text(area.centreX() - hand(level).width(number) / 2, area.centreY() + 4, hand(level), number);
        } else if (level == HeatMap.NOT_FINITE) {
            StringBuilder data = new StringBuilder();
            HeatCells.cross(data, area.centreX(), area.centreY());
            svg.line(data, Palette.BACKWARD, 1.4);
        } else if (level < 0) {
            dash(svg, area, level);
        }
    }

    private static void dash(Svg svg, Area area, int level) {
        svg.line("M" + Numeral.place(area.centreX() - 3) + " " + Numeral.place(area.centreY()) + "h6", Diverging.ink(level), 1.4);
    }

    private static Lettering hand(int level) {
        return Lettering.plain(12, Diverging.ink(level));
    }

    private String largest() {
        return Numbers.format(cells.largest());
    }

    private void legend(Svg svg, double x, double y) {
        String low = "−" + largest();
        svg.text(x, y + 12, NAME, low);
        double at = x + NAME.width(low) + GAP;
        for (int level : IntStream.rangeClosed(-HeatMap.STEPS, HeatMap.STEPS).toArray()) {
            Area area = new Area(at, y, SWATCH, 16);
            svg.rectangle(area, 0, Diverging.surface(level), Palette.RULE, 1);
            if (level < 0) {
                dash(svg, area, level);
            } else if (level == 0) {
                svg.text(area.centreX() - 3, y + 12, hand(level), "0");
            }
            at += SWATCH;
        }
        svg.text(at + GAP, y + 12, NAME, largest());
    }
}
