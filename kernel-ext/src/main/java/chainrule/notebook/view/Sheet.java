package chainrule.notebook.view;

import chainrule.notebook.Display;
import java.util.function.IntPredicate;
import tech.tablesaw.api.Table;

/** Tables and paragraphs one below the other on one card, and the same as text. */
final class Sheet {

    private final StringBuilder html = new StringBuilder();
    private final StringBuilder text = new StringBuilder();

    /**
     * Adds a table.
     *
     * @param strong its rows that are sums or headings
     */
    Sheet table(Table table, String caption, IntPredicate strong) {
        if (!text.isEmpty()) {
            html.append("<div style=\"height:14px\"></div>");
            text.append('\n');
        }
        html.append(TableView.bare(table, caption, strong));
        text.append(TableView.text(table, caption));
        return this;
    }

    /** Adds a paragraph. */
    Sheet words(String words) {
        html.append("<div style=\"padding:8px 10px 0;max-width:760px;color:").append(Palette.INK).append("\">")
                .append(PageText.plain(words)).append("</div>");
        text.append(words).append('\n');
        return this;
    }

    /** What was added. */
    Display display() {
        return new Display(Card.around(html.toString()), text.toString());
    }
}
