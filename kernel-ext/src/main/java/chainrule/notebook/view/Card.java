package chainrule.notebook.view;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The frame of a view in a page: an opaque surface of its own, so that it reads on light and dark. Inline styles with
 * literal colours only; those, images and tables are what a front end leaves of an untrusted notebook.
 */
final class Card {

    /** Fonts that are on nearly every machine, of nearly the same widths. */
    static final String FONTS = "Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif";

    private Card() {}

    /** A picture that draws its own card, as wide as it is or as the page allows. */
    static String picture(String svg, long width, String alternative) {
        String data = Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
        return "<img src=\"data:image/svg+xml;base64," + data + "\" alt=\"" + Label.escape(alternative)
                + "\" width=\"" + width + "\" style=\"max-width:100%;height:auto;vertical-align:top\">";
    }

    /** HTML on a card. */
    static String around(String html) {
        return "<div style=\"display:inline-block;max-width:100%;overflow-x:auto;box-sizing:border-box;"
                + "padding:14px 18px;border:1px solid " + Palette.RULE + ";border-radius:10px;background:"
                + Palette.CARD + ";color:" + Palette.INK + ";font:13px/1.45 " + FONTS
                + "\">" + html + "</div>";
    }
}
