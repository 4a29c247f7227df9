package chainrule.notebook.view;

import java.util.ArrayList;
import java.util.List;

/** A text broken into lines that fit a width, for pictures: those do not break lines themselves. */
final class Paragraph {

    private static final int LONGEST = 600;

    private Paragraph() {}

    /** Lines of whole words; a word that is too long alone is cut. */
    static List<String> of(String text, Lettering hand, double width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : Label.oneLine(text, LONGEST).split(" ", -1)) {
            if (!line.isEmpty() && hand.width(line + " " + word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(cut(word, hand, width));
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }

    private static String cut(String word, Lettering hand, double width) {
        int most = word.codePointCount(0, word.length());
        String cut = word;
        while (most > 1 && hand.width(cut) > width) {
            most = Math.max(1, most * 3 / 4);
            cut = Label.oneLine(word, most);
        }
        return cut;
    }
}
