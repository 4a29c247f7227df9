package chainrule.notebook.view;

/** A table whose cells are HTML already; colours on every row, because a page's style sheet may have its own. */
final class PageTable {

    private final StringBuilder out = new StringBuilder();

    PageTable(String caption, String... heads) {
        out.append("<table style=\"border-collapse:collapse;margin:6px 0 0;border:none;background:").append(Palette.CARD)
                .append(";color:").append(Palette.INK).append(";font-size:13px\">\n<caption style=\"caption-side:top;text-align:left;")
                .append("padding:4px 0 6px 10px;color:").append(Palette.INK).append("\">").append(PageText.plain(caption))
                .append("</caption>\n<thead><tr style=\"background:").append(Palette.BAND).append("\">");
        for (String head : heads) {
            cell("th scope=\"col\"", "font-weight:bold;color:" + Palette.MUTED + ";border-bottom:1px solid " + Palette.LINE, PageText.plain(head));
        }
        out.append("</tr></thead>\n<tbody>");
    }

    /** Adds a row of HTML. */
    void row(String... cells) {
        row("td", cells);
    }

    /** Adds a row whose last cell needs so many pixels; an attribute says it too, where styles are taken away. */
    void row(long width, String... cells) {
        row("td width=\"" + width + "\"", cells);
    }

    private void row(String last, String[] cells) {
        out.append("<tr style=\"background:").append(Palette.CARD).append("\">");
        for (int i = 0; i < cells.length; i++) {
            cell(i == cells.length - 1 ? last : "td", "color:" + Palette.INK + ";border-bottom:1px solid " + Palette.RULE, cells[i]);
        }
        out.append("</tr>\n");
    }

    private void cell(String element, String style, String html) {
        out.append('<').append(element).append(" style=\"text-align:left;vertical-align:middle;padding:6px 10px;border:none;")
                .append(style).append("\">").append(html).append("</").append(element, 0, 2).append('>');
    }

    @Override
    public String toString() {
        return out + "</tbody></table>";
    }
}
