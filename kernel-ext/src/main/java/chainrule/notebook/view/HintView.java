package chainrule.notebook.view;

import chainrule.notebook.Display;

/** Shows in one line what was meant, above the compiler's message. */
public final class HintView {

    private static final int LONGEST = 300;

    private HintView() {}

    /** The line in a card. */
    public static Display of(String hint) {
        String line = Label.oneLine("Hint: " + hint, LONGEST);
        return new Display(Card.around("<div style=\"padding:2px 8px;color:" + Palette.INK + "\">" + PageText.plain(line) + "</div>"), line + "\n");
    }
}
