package chainrule.notebook;

/**
 * One thing shown in several ways, so that it reads everywhere: a front end takes the richest that it can show.
 *
 * @param html  for the page: no script, no {@code <style>}, pictures as data URIs; an untrusted notebook shows it too
 * @param latex for a page that is set by LaTeX, such as a notebook printed to PDF; empty if it holds no mathematics
 * @param text  for a terminal, a diff, a screen reader; it stands alone
 */
public record Display(String html, String latex, String text) {

    /** What is on the page already: to show this shows nothing. */
    public static final Display NOTHING = new Display("", "", "");

    /** Without mathematics. */
    public Display(String html, String text) {
        this(html, "", text);
    }
}
