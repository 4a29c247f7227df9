package chainrule.notebook.view;

import chainrule.explain.TapeGraph.Edge;

/**
 * What stands on an edge: the local derivative, and below it, between numbers, what comes back.
 *
 * @param forward the local derivative or its rule; may be empty
 * @param back    {@code 3 × 2 = +6}; may be empty
 */
record EdgeLabel(String forward, String back) {

    private static final Lettering FORWARD = Lettering.plain(11.5, Palette.FORWARD);
    private static final Lettering BACK = Lettering.plain(10.5, Palette.BACKWARD);
    private static final double LINE = 15;
    private static final int LONGEST = 48;

    /** Between matrices the range that comes back stands in the boxes; the rule is long enough. */
    static EdgeLabel of(Edge edge) {
        boolean numbers = edge.back().contains(" = ");
        return new EdgeLabel(Label.oneLine(edge.derivative(), LONGEST), numbers ? Label.oneLine(edge.back(), LONGEST) : "");
    }

    boolean isEmpty() {
        return forward.isEmpty() && back.isEmpty();
    }

    double width() {
        return Math.ceil(Math.max(FORWARD.width(forward), BACK.width(back))) + 10;
    }

    double height() {
        return 2 + (forward.isEmpty() ? 0 : LINE) + (back.isEmpty() ? 0 : LINE - 1);
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
        svg.text(area.centreX() - BACK.width(back) / 2, y, BACK, back);
    }
}
