package chainrule.notebook.view;

import java.util.Locale;

/**
 * Words that appear when the mouse rests on a part of a picture: empty surfaces over it, placed in shares of its size so
 * that they follow when a page scales it. What survives of HTML in an untrusted notebook is enough for that; where
 * styles are taken out they are invisible.
 */
final class Tooltips {

    private static final int LONGEST = 200;
    /** Letters of 10.5 pixels become 9. */
    private static final double SMALLEST = 0.86;

    private final StringBuilder spans = new StringBuilder();
    private final double width;
    private final double height;

    /** Over a picture of that size. */
    Tooltips(double width, double height) {
        this.width = width;
        this.height = height;
    }

    void add(Area area, String words) {
        spans.append("<span title=\"").append(Label.escape(Label.oneLine(words, LONGEST)))
                .append("\" style=\"position:absolute;left:").append(share(area.x(), width))
                .append(";top:").append(share(area.y(), height))
                .append(";width:").append(share(area.width(), width))
                .append(";height:").append(share(area.height(), height)).append("\"></span>");
    }

    private static String share(double part, double whole) {
        return String.format(Locale.ROOT, "%.2f%%", 100 * part / whole);
    }

    /** The picture with all of them; on a page that is too narrow to read it, it can be moved sideways. */
    String over(String picture) {
        return "<div style=\"overflow-x:auto\"><div style=\"position:relative;display:inline-block;max-width:100%;min-width:"
                + leastWidth() + "px\">" + picture + spans + "</div></div>";
    }

    /** Below it the smallest letters could not be read. */
    long leastWidth() {
        return (long) Math.ceil(SMALLEST * width);
    }
}
