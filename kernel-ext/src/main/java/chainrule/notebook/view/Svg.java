package chainrule.notebook.view;

/**
 * A picture being written, with what survives everywhere and nothing else: shapes with a fill of their own and text,
 * told by attributes. No style, script, reference, identifier or font of its own. Every value passes through here
 * escaped. A text says how wide it is, so a reader's font cannot push it out of its box.
 */
final class Svg {

    private final StringBuilder out = new StringBuilder(4096);

    private Svg(double width, double height, String title, String description, String edge) {
        String w = Numeral.place(width);
        String h = Numeral.place(height);
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"").append(w).append("\" height=\"").append(h)
                .append("\" viewBox=\"0 0 ").append(w).append(' ').append(h).append("\" role=\"img\" font-family=\"")
                .append(Label.escape(Card.FONTS)).append("\">\n<title>").append(Label.escape(title))
                .append("</title>\n<desc>").append(Label.escape(description)).append("</desc>\n");
        rectangle(new Area(0.5, 0.5, width - 1, height - 1), 10, Palette.CARD, edge, 1);
    }

    /** A white card with round corners of that size, and what it shows in words. */
    static Svg card(double width, double height, String title, String description) {
        return new Svg(width, height, title, description, Palette.RULE);
    }

    /** The same without an edge, to lie on a card. */
    static Svg plain(double width, double height, String title, String description) {
        return new Svg(width, height, title, description, Palette.CARD);
    }

    /** A filled and outlined rectangle with round corners. */
    void rectangle(Area area, double corner, String fill, String stroke, double strokeWidth) {
        rectangle(area, corner, "fill", fill, "stroke", stroke, "stroke-width", Numeral.place(strokeWidth));
    }

    /** A rectangle with those attributes, in pairs of name and value. */
    void rectangle(Area area, double corner, String... attributes) {
        out.append("<rect x=\"").append(Numeral.place(area.x())).append("\" y=\"").append(Numeral.place(area.y()))
                .append("\" width=\"").append(Numeral.place(area.width()))
                .append("\" height=\"").append(Numeral.place(area.height()))
                .append("\" rx=\"").append(Numeral.place(corner)).append('"');
        attributes(attributes);
        out.append("/>\n");
    }

    /** A path with those attributes, in pairs of name and value. */
    void path(CharSequence data, String... attributes) {
        out.append("<path d=\"").append(data).append('"');
        attributes(attributes);
        out.append("/>\n");
    }

    /** A line without a surface. */
    void line(CharSequence data, String stroke, double strokeWidth) {
        path(data, "fill", "none", "stroke", stroke, "stroke-width", Numeral.place(strokeWidth));
    }

    /** One line of text that starts at {@code x} and stands on {@code y}. */
    void text(double x, double y, Lettering lettering, String text) {
        if (text.isEmpty()) {
            return;
        }
        out.append("<text x=\"").append(Numeral.place(x)).append("\" y=\"").append(Numeral.place(y))
                .append("\" font-size=\"").append(Numeral.place(lettering.size())).append('"');
        if (!"normal".equals(lettering.weight())) {
            attributes("font-weight", lettering.weight());
        }
        if (!"normal".equals(lettering.slant())) {
            attributes("font-style", lettering.slant());
        }
        attributes("fill", lettering.colour());
        if (text.length() > 1) {
            attributes("textLength", Numeral.place(lettering.width(text)), "lengthAdjust", "spacingAndGlyphs");
        }
        out.append('>').append(Label.escape(text)).append("</text>\n");
    }

    /** One line of text that ends at {@code x} and stands on {@code y}. */
    void textEndingAt(double x, double y, Lettering lettering, String text) {
        text(x - lettering.width(text), y, lettering, text);
    }

    /** The whole picture. */
    String finish() {
        return out + "</svg>\n";
    }

    private void attributes(String... pairs) {
        for (int at = 0; at < pairs.length; at += 2) {
            out.append(' ').append(pairs[at]).append("=\"").append(Label.escape(pairs[at + 1])).append('"');
        }
    }
}
