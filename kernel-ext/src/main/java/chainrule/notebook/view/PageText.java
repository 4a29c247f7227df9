package chainrule.notebook.view;

/** Words on a page that sets mathematics: what somebody else wrote stands where no dollar is taken for a formula. */
final class PageText {

    private static final String CODE = "font-family:inherit;font-size:inherit;background:" + Palette.CARD + ";color:inherit;"
            + "padding:0;border:none;white-space:normal";

    private PageText() {}

    /** In the letters around it, but not to be set as mathematics. */
    static String code(String text) {
        return "<code style=\"" + CODE + "\">" + Label.escape(text) + "</code>";
    }

    /** The same, marked only where it needs to be: what lies between two dollars would be taken for a formula. */
    static String plain(String text) {
        return text.contains("$") ? code(text) : Label.escape(text);
    }

    /** What a part is unfolded by; some pages would take its triangle away. */
    static String summary(String colour, String html) {
        return "<summary style=\"display:list-item;cursor:pointer;color:" + colour + "\">" + html + "</summary>";
    }

    static String muted(String text) {
        return "<span style=\"color:" + Palette.MUTED + "\">" + Label.escape(text) + "</span>";
    }

    /** A paragraph that explains. */
    static String note(String text) {
        return "<div style=\"padding:0 10px 6px;color:" + Palette.MUTED + ";max-width:860px\">" + code(text) + "</div>";
    }

    /** Lines in a fixed-width font. */
    static String block(String text) {
        return "<pre style=\"margin:6px 0 0;padding:8px 10px;overflow-x:auto;font-size:12px;line-height:1.5;border:none;background:"
                + Palette.BAND + ";color:" + Palette.INK + "\">" + Label.escapeLines(text) + "</pre>";
    }
}
