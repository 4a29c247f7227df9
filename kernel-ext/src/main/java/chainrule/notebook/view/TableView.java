package chainrule.notebook.view;

import chainrule.notebook.Display;
import chainrule.notebook.view.Columns.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Shows any Tablesaw table: as an HTML table on a card of its own, and as text in columns. Tablesaw's own
 * HTML writer gives no caption, scope or colours, and brings a whole HTML parser with it.
 */
public final class TableView {

    private static final int MOST_ROWS = 60;
    private static final int LONGEST_CELL = 100;

    private TableView() {}

    /** The first rows of {@code table}, its name as caption; numbers as their columns' print formats say. */
    public static Display of(Table table) {
        String caption = Label.oneLine(table.name(), LONGEST_CELL);
        return new Display(html(table, caption, cell -> Palette.INK), text(table, caption));
    }

    /** The table as HTML, with a colour for the ink of each cell by its text. */
    static String html(Table table, String caption, Function<String, String> ink) {
        return html(table, caption, ink, "", row -> "");
    }

    /**
     * The same with pictures.
     *
     * @param pictured the column whose texts give way to pictures
     * @param picture  the picture in a row, an image in HTML
     */
    static String html(
            Table table, String caption, Function<String, String> ink, String pictured, IntFunction<String> picture) {
        return Card.around(inner(table, caption, ink, pictured, picture, row -> false));
    }

    /** The table without a card, to stand with others on one; sums and headings among its rows are strong. */
    static String bare(Table table, String caption, IntPredicate strong) {
        return inner(table, caption, cell -> Palette.INK, "", row -> "", strong);
    }

    private static String inner(Table table, String caption, Function<String, String> ink, String pictured,
            IntFunction<String> picture, IntPredicate strong) {
        StringBuilder out = new StringBuilder("<table style=\"border-collapse:collapse;margin:0;border:none;background:")
                .append(Palette.CARD).append(";color:").append(Palette.INK)
                .append(";font-size:13px\">\n")
                .append("<caption style=\"caption-side:top;text-align:left;padding:0 0 8px 10px;font-weight:bold;color:")
                .append(Palette.INK).append("\">").append(PageText.plain(caption)).append("</caption>\n<thead>");
        row(out, Palette.BAND);
        for (Column<?> column : table.columns()) {
            cell(out, "th scope=\"col\"", column, Palette.MUTED, safe(column.name()), "bold", Palette.LINE);
        }
        out.append("</tr></thead>\n<tbody>");
        for (int row = 0; row < Math.min(MOST_ROWS, table.rowCount()); row++) {
            row(out, Palette.CARD);
            for (Column<?> column : table.columns()) {
                String text = column.getString(row);
                String content = column.name().equals(pictured) ? picture.apply(row) : safe(text);
                cell(out, "td", column, ink.apply(text), content, strong.test(row) ? "bold" : "normal", Palette.RULE);
            }
            out.append("</tr>\n");
        }
        out.append("</tbody></table>");
        if (table.rowCount() > MOST_ROWS) {
            out.append("<div style=\"padding:8px 0 0 10px;color:").append(Palette.MUTED).append("\">")
                    .append(more(table)).append("</div>");
        }
        return out.toString();
    }

    /** The table in columns under its caption. Tablesaw's own print goes through the machine's character set. */
    static String text(Table table, String caption) {
        Columns columns = new Columns();
        for (Column<?> column : table.columns()) {
            columns.column(Label.oneLine(column.name(), LONGEST_CELL), number(column) ? Side.RIGHT : Side.LEFT);
        }
        for (int row = 0; row < Math.min(MOST_ROWS, table.rowCount()); row++) {
            List<String> cells = new ArrayList<>();
            for (Column<?> column : table.columns()) {
                cells.add(Label.oneLine(column.getString(row), LONGEST_CELL));
            }
            columns.row(cells);
        }
        return caption + "\n" + columns + (table.rowCount() > MOST_ROWS ? more(table) + "\n" : "");
    }

    private static boolean number(Column<?> column) {
        return column instanceof NumericColumn;
    }

    private static String more(Table table) {
        return "… and " + (table.rowCount() - MOST_ROWS) + " more rows";
    }

    /** A page's style sheet may colour rows of its own: say it on each. */
    private static void row(StringBuilder out, String background) {
        out.append("<tr style=\"background:").append(background).append("\">");
    }

    private static void cell(StringBuilder out, String element, Column<?> column, String colour, String content,
            String weight, String rule) {
        String side = number(column) ? "right" : "left";
        out.append('<').append(element).append(" style=\"text-align:").append(side)
                .append(";padding:4px 10px;white-space:nowrap;border:none;border-bottom:1px solid ").append(rule)
                .append(";font-weight:").append(weight).append(";color:").append(colour).append("\">")
                .append(content)
                .append("</").append(element, 0, 2).append('>');
    }

    private static String safe(String text) {
        return PageText.plain(Label.oneLine(text, LONGEST_CELL));
    }
}
