package chainrule.notebook.view;

import chainrule.explain.Audit;
import chainrule.explain.Reading;
import chainrule.explain.TapeGraph.Kind;
import chainrule.explain.TapeGraph.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * One value as a box: its name and shape, the operation, then what went forward and what came back, in numbers or as
 * heat maps, and what is kept for the way back. The outline says what kind of value it is ({@link NodeOutline}).
 */
final class NodeBox {

    private static final double PADDING = 11;
    private static final double LEADING = 16;
    private static final double GAP = 14;
    private static final double LEAST_WIDTH = 92;
    /** From a box to the broken line round it, where arrows end. */
    private static final double MARK_ROOM = 5;
    private static final int LONGEST_NAME = 28;
    private static final int LONGEST_TEXT = 40;
    private static final int MOST_SUMMANDS = 8;

    private static final Lettering NAME = Lettering.bold(13.5, Palette.INK);
    private static final Lettering SHAPE = Lettering.plain(10.5, Palette.MUTED);
    private static final Lettering FORMULA = Lettering.plain(12, Palette.INK);
    private static final Lettering MARK = Lettering.bold(12, Palette.BACKWARD);
    private static final Lettering CAPTION = Lettering.plain(10.5, Palette.MUTED);
    private static final Lettering PRIMAL = Lettering.plain(12, Palette.FORWARD);
    private static final Lettering ADJOINT = Lettering.plain(12, Palette.BACKWARD);
    private static final Lettering SUMMAND = Lettering.plain(10.5, Palette.BACKWARD);
    private static final Lettering ABSENT = Lettering.italic(11, Palette.MUTED);

    /** A part of a box that stands below the one before. */
    private interface Row {

        double width();

        double height();

        /** Between {@code left} and {@code right}, from {@code top} down. */
        void draw(Svg svg, double left, double right, double top);
    }

    /** One line: a text at the left, a text at the right, and how much room it takes. */
    private record Line(String left, Lettering leftHand, String right, Lettering rightHand, double height) implements Row {

        @Override
        public double width() {
            boolean both = !left.isEmpty() && !right.isEmpty();
            return leftHand.width(left) + rightHand.width(right) + (both ? GAP : 0);
        }

        @Override
        public void draw(Svg svg, double x, double end, double top) {
            svg.text(x, top + height, leftHand, left);
            svg.textEndingAt(end, top + height, rightHand, right);
        }
    }

    /** One set of numbers as a heat map, its range below; or the word that there are none. */
    private record Figure(String caption, Reading reading, Lettering hand) {

        double width() {
            return Math.max(Math.max(CAPTION.width(caption), hand.width(range())),
                    reading.map().map(map -> new HeatCells(map).width()).orElse(0.0));
        }

        double height() {
            return reading.map().map(map -> new HeatCells(map).height()).orElse(0.0);
        }

        String range() {
            return cut(reading.text(), LONGEST_TEXT);
        }
    }

    /** Two figures beside each other. */
    private record Figures(List<Figure> figures) implements Row {

        @Override
        public double width() {
            return figures.stream().mapToDouble(Figure::width).sum() + GAP * (figures.size() - 1);
        }

        @Override
        public double height() {
            return figures.stream().mapToDouble(Figure::height).max().orElse(0) + 5 + 2 * LEADING;
        }

        @Override
        public void draw(Svg svg, double left, double right, double top) {
            double x = left;
            for (Figure figure : figures) {
                double at = x;
                svg.text(at, top + LEADING - 2, CAPTION, figure.caption());
                figure.reading().map().ifPresent(map -> new HeatCells(map).draw(svg, at, top + LEADING + 3));
                svg.text(at, top + height(), figure.hand(), figure.range());
                x += figure.width() + GAP;
            }
        }
    }

    private final Node node;
    private final List<Row> head = new ArrayList<>();
    private final List<Row> body = new ArrayList<>();

    /** @param keeps whether and where a box says what it keeps */
    NodeBox(Node node, Memory keeps) {
        this.node = node;
        boolean summary = node.kind() == Kind.LAYER || node.kind() == Kind.REPEATED || node.op().equals("layer");
        head.add(line(cut(node.name(), LONGEST_NAME), NAME, shape(node), SHAPE));
        String how = node.formula().isEmpty() ? node.op() : node.formula();
        if (!how.isEmpty()) {
            head.add(line((summary || node.formula().isEmpty() ? "" : "= ") + cut(how, LONGEST_TEXT), FORMULA, "", FORMULA));
        }
        if (!node.mark().isEmpty()) {
            head.add(line("≠ " + cut(node.mark(), LONGEST_TEXT), MARK, "", MARK));
        }
        if (node.kind() != Kind.OMITTED) {
            numbers();
            audit(node.audit());
            if (keeps == Memory.SHOWN && !node.op().isEmpty() && !node.adjoint().text().isEmpty()) {
                body.add(line("keeps", CAPTION, cut(node.kept().toString(), LONGEST_TEXT), CAPTION));
            }
            node.details().forEach(detail -> body.add(line(cut(detail, LONGEST_TEXT + 8), CAPTION, "", CAPTION)));
        }
    }

    /** Whether boxes say what is kept for the way back. */
    enum Memory {
        /** Where a byte matters: among matrices. */
        SHOWN,
        /** Among single numbers. */
        LEFT_OUT
    }

    private void numbers() {
        boolean both = !node.adjoint().text().isEmpty();
        String caption = both ? "primal" : "value";
        Lettering hand = node.kind() == Kind.ADJOINT || node.kind() == Kind.GRADIENT ? ADJOINT : PRIMAL;
        Lettering back = node.adjoint().equals(Reading.NOT_COMPUTED) ? ABSENT : ADJOINT;
        if (node.primal().map().isPresent()) {
            List<Figure> figures = new ArrayList<>(List.of(new Figure(caption, node.primal(), hand)));
            if (both) {
                figures.add(new Figure("adjoint", node.adjoint(), back));
            }
            body.add(new Figures(figures));
            return;
        }
        body.add(line(caption, CAPTION, cut(node.primal().text(), LONGEST_TEXT), hand));
        if (both) {
            body.add(line("adjoint", CAPTION, cut(node.adjoint().text(), LONGEST_TEXT), back));
        }
    }

    private void audit(Audit audit) {
        int parts = audit.parts().size();
        int shown = parts <= MOST_SUMMANDS ? parts : MOST_SUMMANDS - 1;
        for (int at = 0; at < shown; at++) {
            summand((at == 0 ? "= " : "+ ") + cut(audit.parts().get(at), LONGEST_TEXT));
        }
        if (shown < parts) {
            summand("+ … " + (parts - shown) + " more");
        }
        if (parts > 0) {
            summand(cut(sum(audit), LONGEST_TEXT));
            if (audit.verdict() != Audit.Verdict.EQUAL) {
                summand(audit.verdict().words());
            }
        }
    }

    /** {@code Σ = 8 ✓}. */
    static String sum(Audit audit) {
        return (audit.sum().isEmpty() ? "Σ " : "Σ = " + audit.sum() + " ") + audit.verdict().mark();
    }

    private void summand(String text) {
        body.add(new Line("", CAPTION, text, SUMMAND, LEADING - 3));
    }

    private static Line line(String left, Lettering leftHand, String right, Lettering rightHand) {
        return new Line(left, leftHand, right, rightHand, LEADING);
    }

    double width() {
        double widest = LEAST_WIDTH - 2 * PADDING;
        for (Row row : head) {
            widest = Math.max(widest, row.width());
        }
        for (Row row : body) {
            widest = Math.max(widest, row.width());
        }
        return Math.ceil(widest + 2 * PADDING + NodeOutline.room(node.kind()) + 2 * markRoom());
    }

    double height() {
        return Math.ceil(height(head) + (body.isEmpty() ? 0 : height(body) + 7) + 13 + NodeOutline.room(node.kind()) + 2 * markRoom());
    }

    private double markRoom() {
        return node.mark().isEmpty() ? 0 : MARK_ROOM;
    }

    void draw(Svg svg, Area area) {
        Area front = NodeOutline.draw(svg, area.grown(-markRoom()), node.kind());
        double y = rows(svg, front, head, front.y() + 3);
        if (!body.isEmpty()) {
            String rule = "M" + Numeral.place(front.x() + PADDING) + " " + Numeral.place(y + 7.5)
                    + "H" + Numeral.place(front.right() - PADDING);
            svg.line(rule, Palette.RULE, 1);
            rows(svg, front, body, y + 7);
        }
        if (!node.mark().isEmpty()) {
            svg.rectangle(area, 6, "fill", "none", "stroke", Palette.BACKWARD, "stroke-width", "2",
                    "stroke-dasharray", "7 4");
        }
    }

    private static double rows(Svg svg, Area area, List<Row> rows, double top) {
        double y = top;
        for (Row row : rows) {
            row.draw(svg, area.x() + PADDING, area.right() - PADDING, y);
            y += row.height();
        }
        return y;
    }

    private static double height(List<Row> rows) {
        return rows.stream().mapToDouble(Row::height).sum();
    }

    private static String shape(Node node) {
        return node.kind() == Kind.OMITTED ? "" : node.shape().isScalar() ? "scalar" : node.shape().toString();
    }

    private static String cut(String text, int limit) {
        return Label.oneLine(text, limit);
    }
}
