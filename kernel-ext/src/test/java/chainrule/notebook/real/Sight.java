package chainrule.notebook.real;

import java.util.List;

/**
 * What a reader sees of a page.
 *
 * @param pictures our pictures, in order
 * @param tables   the tables, in order
 * @param words    every text of our displays
 * @param cut      texts of our displays that their boxes hide a part of
 */
record Sight(List<Picture> pictures, List<Table> tables, List<Letters> words, List<String> cut) {

    /**
     * A picture on the page.
     *
     * @param alt     its text
     * @param drawn   whether the browser could draw it
     * @param width   on the page, in CSS pixels
     * @param height  on the page, in CSS pixels
     * @param scale   how much smaller than it was made
     * @param letters its texts, unless letters are drawn as shapes
     * @param clashes texts that lie on one another or leave the picture
     * @param ink     what is drawn on its paper
     */
    record Picture(
            String alt, boolean drawn, double width, double height, double scale, List<Letters> letters, List<String> clashes, Ink ink) {}

    /**
     * What is drawn.
     *
     * @param share    of all pixels, 0 … 1
     * @param contrast of the strongest colour to the paper, 1 … 21
     */
    record Ink(double share, double contrast) {}

    /**
     * A table on the page.
     *
     * @param title   how its text begins
     * @param rows    visible ones, without the head
     * @param letters its texts
     */
    record Table(String title, int rows, List<Letters> letters) {}

    /**
     * A text on the page.
     *
     * @param text     what it says
     * @param size     of the letters, in CSS pixels
     * @param contrast to what is behind it, 1 … 21; WCAG wants 4.5
     */
    record Letters(String text, double size, double contrast) {}
}
