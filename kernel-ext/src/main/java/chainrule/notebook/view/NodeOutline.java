package chainrule.notebook.view;

import chainrule.explain.TapeGraph.Kind;

/**
 * The outline of a kind of value, for the picture and for its legend: round for an input, square for an operation,
 * doubled for a result, a bar for a layer, a pile for a repetition, broken lines for what is not drawn or comes from
 * elsewhere. The colour only repeats it.
 */
final class NodeOutline {

    private static final double PILE = 6;

    private NodeOutline() {}

    /** How much of a box the outline takes for itself, at the right and at the foot. */
    static double room(Kind kind) {
        return kind == Kind.REPEATED ? PILE : 0;
    }

    /** Draws it and tells where there is room to write. */
    static Area draw(Svg svg, Area area, Kind kind) {
        double round = Math.min(13, area.height() / 2);
        switch (kind) {
            case INPUT -> svg.rectangle(area, round, Palette.INPUT_SURFACE, Palette.INPUT_EDGE, 1.2);
            case KEPT -> svg.rectangle(area, round, "fill", Palette.INPUT_SURFACE, "stroke", Palette.INPUT_EDGE,
                    "stroke-width", "1.2", "stroke-dasharray", "2 3");
            case OPERATION -> svg.rectangle(area, 2, Palette.OPERATION_SURFACE, Palette.OPERATION_EDGE, 1.2);
            case ADJOINT -> svg.rectangle(area, 2, Palette.OPERATION_SURFACE, Palette.BACKWARD, 1.2);
            case RESULT -> doubled(svg, area, Palette.RESULT_EDGE);
            case GRADIENT -> doubled(svg, area, Palette.BACKWARD);
            case OMITTED -> svg.rectangle(area, 2, "fill", Palette.CARD, "stroke", Palette.MUTED,
                    "stroke-width", "1.2", "stroke-dasharray", "4 3");
            case LAYER -> {
                svg.rectangle(area, 3, Palette.OPERATION_SURFACE, Palette.MUTED, 1.2);
                svg.rectangle(new Area(area.x(), area.y(), 5, area.height()), 1, "fill", Palette.MUTED);
            }
            case REPEATED -> {
                return pile(svg, area);
            }
        }
        return area;
    }

    private static void doubled(Svg svg, Area area, String edge) {
        svg.rectangle(area, 4, Palette.RESULT_SURFACE, edge, 1.4);
        svg.rectangle(area.grown(-3), 2, "fill", "none", "stroke", edge, "stroke-width", "0.8");
    }

    private static Area pile(Svg svg, Area area) {
        for (double back = PILE; back > 0; back -= PILE / 2) {
            svg.rectangle(new Area(area.x() + back, area.y() + back, area.width() - PILE, area.height() - PILE), 2,
                    Palette.CARD, Palette.OPERATION_EDGE, 1.2);
        }
        Area front = new Area(area.x(), area.y(), area.width() - PILE, area.height() - PILE);
        svg.rectangle(front, 2, Palette.OPERATION_SURFACE, Palette.OPERATION_EDGE, 1.2);
        return front;
    }
}
