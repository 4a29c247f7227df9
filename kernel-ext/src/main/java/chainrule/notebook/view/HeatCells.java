package chainrule.notebook.view;

import chainrule.explain.HeatMap;

/**
 * Draws a {@link HeatMap} in {@link Diverging} colours. A cell below zero also carries a dash, so that the sign is seen
 * without colours; one that is not finite has a cross and no colour.
 */
final class HeatCells {

    private static final String DASH_ON_LIGHT = "#40004b";
    private static final String DASH_ON_DARK = "#ffffff";
    private static final double CELL = 6;
    private static final double NARROW = 84;

    private final HeatMap map;
    private final double cellWidth;

    HeatCells(HeatMap map) {
        this.map = map;
        // A single column would be a thread.
        cellWidth = map.columns() < 4 ? 2 * CELL : CELL;
    }

    double width() {
        return Math.min(NARROW, map.columns() * cellWidth);
    }

    double height() {
        return map.rows() * CELL;
    }

    void draw(Svg svg, double left, double top) {
        svg.rectangle(new Area(left, top, width(), height()), 0, "fill", Palette.CARD);
        for (int step = 1; step <= HeatMap.STEPS; step++) {
            bars(svg, left, top, step, Diverging.surface(step));
            bars(svg, left, top, -step, Diverging.surface(-step));
        }
        dashes(svg, left, top, -1, -HeatMap.STEPS / 2, DASH_ON_LIGHT);
        dashes(svg, left, top, -HeatMap.STEPS / 2 - 1, -HeatMap.STEPS, DASH_ON_DARK);
        crosses(svg, left, top);
        svg.rectangle(new Area(left, top, width(), height()), 0, "none", Palette.OPERATION_EDGE, 0.6);
    }

    private int level(int row, int column) {
        return map.levels().get(row * map.columns() + column);
    }

    /** Neighbours of one level in one stroke, all of them in one path: a picture of many heat maps stays small. */
    private void bars(Svg svg, double left, double top, int level, String colour) {
        StringBuilder data = new StringBuilder();
        for (int row = 0; row < map.rows(); row++) {
            int column = 0;
            while (column < map.columns()) {
                int from = column;
                while (column < map.columns() && level(row, column) == level) {
                    column++;
                }
                if (column > from) {
                    stroke(data, left + from * cellWidth, top + (row + 0.5) * CELL, (column - from) * cellWidth);
                } else {
                    column++;
                }
            }
        }
        if (!data.isEmpty()) {
            svg.line(data, colour, CELL);
        }
    }

    private void dashes(Svg svg, double left, double top, int lightest, int deepest, String colour) {
        StringBuilder data = new StringBuilder();
        for (int row = 0; row < map.rows(); row++) {
            for (int column = 0; column < map.columns(); column++) {
                if (level(row, column) <= lightest && level(row, column) >= deepest) {
                    stroke(data, left + (column + 0.5) * cellWidth - 1.5, top + (row + 0.5) * CELL, 3);
                }
            }
        }
        if (!data.isEmpty()) {
            svg.line(data, colour, 1);
        }
    }

    private void crosses(Svg svg, double left, double top) {
        StringBuilder data = new StringBuilder();
        for (int row = 0; row < map.rows(); row++) {
            for (int column = 0; column < map.columns(); column++) {
                if (level(row, column) == HeatMap.NOT_FINITE) {
                    cross(data, left + (column + 0.5) * cellWidth, top + (row + 0.5) * CELL);
                }
            }
        }
        if (!data.isEmpty()) {
            svg.line(data, Palette.BACKWARD, 1.2);
        }
    }

    /** The sign of what is not finite, around a place. */
    static void cross(StringBuilder data, double x, double y) {
        for (int turn : new int[] {-2, 2}) {
            data.append('M').append(Numeral.place(x - 2)).append(' ').append(Numeral.place(y - turn))
                    .append('L').append(Numeral.place(x + 2)).append(' ').append(Numeral.place(y + turn));
        }
    }

    private static void stroke(StringBuilder data, double x, double y, double length) {
        data.append('M').append(Numeral.place(x)).append(' ').append(Numeral.place(y)).append('h').append(Numeral.place(length));
    }
}
