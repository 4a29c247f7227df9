package chainrule.notebook.view;

import chainrule.explain.TapeGraph;
import chainrule.notebook.Display;
import chainrule.tape.Value;

/** Shows a value that stands at the end of a cell: its numbers first, then how it came to be. */
public final class ValueView {

    private static final int LONGEST = 2000;

    private ValueView() {}

    /** The numbers of {@code value}, and {@code tape} below them if it was computed. */
    public static Display of(Value value, TapeGraph tape) {
        String numbers = Label.oneLine(value.toString(), LONGEST);
        String html = Card.around("<code style=\"white-space:pre-wrap;background:" + Palette.CARD + ";color:" + Palette.INK
                + "\">" + Label.escape(numbers) + "</code>");
        if (value.op() == null) {
            return new Display(html, numbers);
        }
        Display picture = TapeView.of(tape);
        return new Display(html + "<div style=\"height:8px\"></div>" + picture.html(), numbers + "\n" + picture.text());
    }
}
