package chainrule.notebook.view;

import chainrule.explain.HeatMap;
import chainrule.explain.MatrixCells;
import chainrule.notebook.view.Columns.Side;
import chainrule.tape.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A matrix in rows and columns: as a table of a page, and as text; of a large one the text is a map in letters. */
final class MatrixListing {

    private static final int LONGEST_NAME = 40;
    private static final int MOST_COLUMNS = 12;
    private static final int MOST_IN_PAGE = 16;
    private static final String CELL = "padding:3px 9px;border:none;text-align:right;color:" + Palette.INK;

    private MatrixListing() {}

    /** The numbers as a table, to unfold. */
    static String html(MatrixCells cells, String caption) {
        int rows = Math.min(MOST_IN_PAGE, cells.rows().size());
        int columns = Math.min(MOST_IN_PAGE, cells.columns().size());
        String cut = rows < cells.rows().size() || columns < cells.columns().size()
                ? ", the first " + rows + " rows and " + columns + " columns of cells" : "";
        StringBuilder out = new StringBuilder("<details style=\"padding:4px 8px\">")
                .append(PageText.summary(Palette.FORWARD, "the numbers as a table"))
                .append("<table style=\"border-collapse:collapse;border:none;font-size:13px;background:").append(Palette.CARD)
                .append("\">\n<caption style=\"caption-side:top;text-align:left;padding:4px 9px;color:")
                .append(Palette.MUTED).append("\">").append(PageText.plain(caption + cut)).append("</caption>\n<thead><tr style=\"background:")
                .append(Palette.BAND).append("\"><td style=\"").append(CELL).append("\"></td>");
        for (int j = 0; j < columns; j++) {
            out.append("<th scope=\"col\" style=\"").append(CELL).append("\">").append(name(cells.columns().get(j))).append("</th>");
        }
        out.append("</tr></thead>\n<tbody>");
        for (int i = 0; i < rows; i++) {
            out.append("<tr style=\"background:").append(Palette.CARD).append("\"><th scope=\"row\" style=\"").append(CELL)
                    .append("\">").append(name(cells.rows().get(i))).append("</th>");
            for (int j = 0; j < columns; j++) {
                out.append("<td style=\"").append(CELL).append("\">").append(Numbers.format(cells.get(i, j))).append("</td>");
            }
            out.append("</tr>\n");
        }
        return out.append("</tbody></table></details>").toString();
    }

    private static String name(String name) {
        return PageText.plain(Label.oneLine(name, LONGEST_NAME));
    }

    /** All numbers in columns while they are few; else a letter for each cell. */
    static String text(MatrixCells cells) {
        return cells.numbers().isEmpty() ? "" : cells.columns().size() <= MOST_COLUMNS ? numbers(cells) : map(cells);
    }

    private static String numbers(MatrixCells cells) {
        Columns columns = new Columns().column("", Side.LEFT);
        cells.columns().forEach(name -> columns.column(Label.oneLine(name, LONGEST_NAME), Side.RIGHT));
        for (int i = 0; i < cells.rows().size(); i++) {
            int row = i;
            List<String> line = new ArrayList<>(List.of(Label.oneLine(cells.rows().get(i), LONGEST_NAME)));
            IntStream.range(0, cells.columns().size()).forEach(j -> line.add(Numbers.format(cells.get(row, j))));
            columns.row(line);
        }
        return columns.toString();
    }

    private static String map(MatrixCells cells) {
        Columns columns = new Columns().column("", Side.LEFT)
                .column(Label.oneLine(cells.columns().get(0), LONGEST_NAME) + " to "
                        + Label.oneLine(cells.columns().get(cells.columns().size() - 1), LONGEST_NAME), Side.LEFT);
        for (int i = 0; i < cells.rows().size(); i++) {
            int row = i;
            columns.row(List.of(Label.oneLine(cells.rows().get(i), LONGEST_NAME), IntStream.range(0, cells.columns().size())
                    .mapToObj(j -> letter(cells.level(row, j))).collect(Collectors.joining(" "))));
        }
        String largest = Numbers.format(cells.largest());
        return columns + "1 to " + HeatMap.STEPS + ": up to " + largest + "; a to " + letter(-HeatMap.STEPS) + ": down to −" + largest
                + "; ·: zero" + (cells.numbers().stream().allMatch(Double::isFinite) ? "" : "; ×: not finite") + "\n";
    }

    private static String letter(int level) {
        return level == HeatMap.NOT_FINITE ? "×" : level == 0 ? "·" : level > 0 ? Integer.toString(level) : String.valueOf((char) ('a' - 1 - level));
    }
}
