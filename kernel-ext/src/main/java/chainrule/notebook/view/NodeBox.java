package chainrule.notebook.view;

import chainrule.explain.TapeGraph;
import chainrule.explain.TapeGraph.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * One value as a box: its name and shape, the operation, then what went forward and what came back. The outline says
 * what kind of value it is: round for an input, square for an operation, doubled for the result, dashed for a summary.
 */
final class NodeBox {

    private static final double PADDING = 11;
    private static final double LEADING = 16;
    private static final double GAP = 14;
    private static final double LEAST_WIDTH = 92;
    private static final int LONGEST_NAME = 28;
    private static final int LONGEST_TEXT = 40;
    private static final int MOST_SUMMANDS = 8;

    private static final Lettering NAME = Lettering.bold(13.5, Palette.INK);
    private static final Lettering SHAPE = Lettering.plain(10.5, Palette.MUTED);
    private static final Lettering FORMULA = Lettering.plain(12, Palette.INK);
    private static final Lettering CAPTION = Lettering.plain(10.5, Palette.MUTED);
    private static final Lettering PRIMAL = Lettering.plain(12, Palette.FORWARD);
    private static final Lettering ADJOINT = Lettering.plain(12, Palette.BACKWARD);
    private static final Lettering SUMMAND = Lettering.plain(10.5, Palette.BACKWARD);
    private static final Lettering ABSENT = Lettering.italic(11, Palette.MUTED);

    /** One line: a text at the left, a text at the right, and how much room it has above it. */
    private record Line(String left, Lettering leftHand, String right, Lettering rightHand, double leading) {

        double width() {
            boolean both = !left.isEmpty() && !right.isEmpty();
            return leftHand.width(left) + rightHand.width(right) + (both ? GAP : 0);
        }
    }

    private final Node node;
    private final List<Line> head = new ArrayList<>();
    private final List<Line> body = new ArrayList<>();

    NodeBox(Node node) {
        this.node = node;
        head.add(new Line(cut(node.name(), LONGEST_NAME), NAME, shape(node), SHAPE, LEADING));
        String equals = node.kind() == TapeGraph.Kind.OMITTED || node.formula().isEmpty() ? "" : "= ";
        String how = node.formula().isEmpty() ? node.op() : node.formula();
        if (!how.isEmpty()) {
            head.add(new Line(equals + cut(how, LONGEST_TEXT), FORMULA, "", FORMULA, LEADING));
        }
        if (node.kind() != TapeGraph.Kind.OMITTED) {
            body.add(new Line("primal", CAPTION, cut(node.primal(), LONGEST_TEXT), PRIMAL, LEADING));
            boolean absent = node.adjoint().equals(TapeGraph.NOT_COMPUTED);
            body.add(new Line(
                    "adjoint", CAPTION, cut(node.adjoint(), LONGEST_TEXT), absent ? ABSENT : ADJOINT, LEADING));
            sum(node.contributions());
        }
    }

    private void sum(List<String> contributions) {
        int shown = contributions.size() <= MOST_SUMMANDS ? contributions.size() : MOST_SUMMANDS - 1;
        for (int at = 0; at < shown; at++) {
            summand((at == 0 ? "= " : "+ ") + cut(contributions.get(at), LONGEST_TEXT));
        }
        if (shown < contributions.size()) {
            summand("+ … " + (contributions.size() - shown) + " more");
        }
    }

    private void summand(String text) {
        body.add(new Line("", CAPTION, text, SUMMAND, LEADING - 3));
    }

    double width() {
        double widest = LEAST_WIDTH - 2 * PADDING;
        for (Line line : head) {
            widest = Math.max(widest, line.width());
        }
        for (Line line : body) {
            widest = Math.max(widest, line.width());
        }
        return Math.ceil(widest + 2 * PADDING);
    }

    double height() {
        return Math.ceil(height(head) + (body.isEmpty() ? 0 : height(body) + 7) + 13);
    }

    void draw(Svg svg, Area area) {
        outline(svg, area, node.kind());
        double y = lines(svg, area, head, area.y() + 3);
        if (!body.isEmpty()) {
            String rule = "M" + Numeral.place(area.x() + PADDING) + " " + Numeral.place(y + 7.5)
                    + "H" + Numeral.place(area.right() - PADDING);
            svg.line(rule, Palette.RULE, 1);
            lines(svg, area, body, y + 7);
        }
    }

    /** The outline of a kind of value, for the picture and for its legend. */
    static void outline(Svg svg, Area area, TapeGraph.Kind kind) {
        switch (kind) {
            case INPUT -> svg.rectangle(area, Math.min(13, area.height() / 2), Palette.INPUT_SURFACE,
                    Palette.INPUT_EDGE, 1.2);
            case OPERATION -> svg.rectangle(area, 2, Palette.OPERATION_SURFACE, Palette.OPERATION_EDGE, 1.2);
            case RESULT -> {
                svg.rectangle(area, 4, Palette.RESULT_SURFACE, Palette.RESULT_EDGE, 1.4);
                svg.rectangle(area.grown(-3), 2, "fill", "none", "stroke", Palette.RESULT_EDGE, "stroke-width", "0.8");
            }
            case OMITTED -> svg.rectangle(area, 2, "fill", Palette.CARD, "stroke", Palette.MUTED,
                    "stroke-width", "1.2", "stroke-dasharray", "4 3");
        }
    }

    private static double lines(Svg svg, Area area, List<Line> lines, double top) {
        double y = top;
        for (Line line : lines) {
            y += line.leading();
            svg.text(area.x() + PADDING, y, line.leftHand(), line.left());
            svg.textEndingAt(area.right() - PADDING, y, line.rightHand(), line.right());
        }
        return y;
    }

    private static double height(List<Line> lines) {
        return lines.stream().mapToDouble(Line::leading).sum();
    }

    private static String shape(Node node) {
        return node.kind() == TapeGraph.Kind.OMITTED ? "" : node.shape().isScalar() ? "scalar" : node.shape().toString();
    }

    private static String cut(String text, int limit) {
        return Label.oneLine(text, limit);
    }
}
