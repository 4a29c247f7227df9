package chainrule.notebook.view;

/** Words on a page that sets mathematics: what somebody else wrote is not taken for any. */
final class PageText {

    private PageText() {}

    /** Each dollar and each backslash in an element of its own: no page looks for a formula beyond an element. */
    static String plain(String text) {
        return Label.escape(text).replace("&#36;", "<span>&#36;</span>").replace("\\", "<span>\\</span>");
    }

    /** What a part is unfolded by; some pages would take its triangle away. */
    static String summary(String colour, String html) {
        return "<summary style=\"display:list-item;cursor:pointer;color:" + colour + "\">" + html + "</summary>";
    }

    static String muted(String text) {
        return "<span style=\"color:" + Palette.MUTED + "\">" + plain(text) + "</span>";
    }

    /** A paragraph that explains. */
    static String note(String text) {
        return "<div style=\"padding:0 10px 6px;color:" + Palette.MUTED + ";max-width:860px\">" + plain(text) + "</div>";
    }

    /** Lines in a fixed-width font. */
    static String block(String text) {
        return "<pre style=\"margin:6px 0 0;padding:8px 10px;overflow-x:auto;font-size:12px;line-height:1.5;border:none;background:"
                + Palette.BAND + ";color:" + Palette.INK + "\">" + Label.escapeLines(text) + "</pre>";
    }
}
