package chainrule.notebook;

/**
 * One thing shown twice, so that it reads everywhere.
 *
 * @param html for the page: no script, no {@code <style>}, pictures as data URIs; an untrusted notebook shows it too
 * @param text for a terminal, a diff, a screen reader; it stands alone
 */
public record Display(String html, String text) {}
