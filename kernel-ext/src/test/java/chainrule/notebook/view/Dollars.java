package chainrule.notebook.view;

/** The dollars and backslashes of a page in which a front end could see a formula. */
final class Dollars {

    private Dollars() {}

    /** The page without those in an element of their own, and without what no front end looks into. */
    static String open(String html) {
        return html.replaceAll("(?s)<(code|pre)[^>]*>.*?</\\1>", "").replace("<span>&#36;</span>", "").replace("<span>\\</span>", "");
    }
}
