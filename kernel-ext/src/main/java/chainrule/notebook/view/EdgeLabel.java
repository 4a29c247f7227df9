package chainrule.notebook.view;

import chainrule.explain.TapeGraph.Edge;
import java.util.List;

/**
 * What stands on an edge: the local derivative, and below it, between numbers, what comes back.
 *
 * @param forward the local derivative or its rule; may be empty
 * @param back    {@code 3 × 2 = +6}, in one line or in three; may be empty
 */
record EdgeLabel(String forward, List<String> back) {

    /** How what comes back is written. */
    enum Form {
        /** In one line, beside an arrow that goes down. */
        LINE,
        /** Factor, factor, product one below the other, as in a sum on paper: narrow, on an arrow that goes right. */
        COLUMN
    }

    private static final Lettering FORWARD = Lettering.plain(11.5, Palette.FORWARD);
    private static final Lettering BACK = Lettering.plain(10.5, Palette.BACKWARD);
    private static final double LINE = 15;

    /** A longer rule is cut, in a picture and in a text. */
    static final int LONGEST = 60;

    /** Between matrices the range that comes back stands in the boxes; the rule is long enough. */
    static EdgeLabel of(Edge edge, Form form) {
        return new EdgeLabel(Label.oneLine(edge.derivative(), LONGEST), hasNumbers(edge) ? back(edge, form) : List.of());
    }

    /** Whether it says in numbers what comes back. */
    static boolean hasNumbers(Edge edge) {
        return edge.back().contains(" = ");
    }

    private static List<String> back(Edge edge, Form form) {
        String line = Label.oneLine(edge.back(), LONGEST);
        return form == Form.LINE ? List.of(line) : List.of(line.split(" (?=[×=] )"));
    }

    boolean isEmpty() {
        return forward.isEmpty() && back.isEmpty();
    }

    double width() {
        double widest = FORWARD.width(forward);
        for (String line : back) {
            widest = Math.max(widest, BACK.width(line));
        }
        return Math.ceil(widest) + (back.size() > 1 ? 4 : 10);
    }

    double height() {
        return 2 + (forward.isEmpty() ? 0 : LINE) + back.size() * (LINE - 1);
    }

    void draw(Svg svg, Area area) {
        if (isEmpty()) {
            return;
        }
        svg.rectangle(area, 4, "fill", Palette.CARD);
        double y = area.y() + 12.5;
        if (!forward.isEmpty()) {
            svg.text(area.centreX() - FORWARD.width(forward) / 2, y, FORWARD, forward);
            y += LINE - 1;
        }
        for (String line : back) {
            double x = back.size() > 1 ? area.right() - 2 - BACK.width(line) : area.centreX() - BACK.width(line) / 2;
            svg.text(x, y, BACK, line);
            y += LINE - 1;
        }
    }
}
