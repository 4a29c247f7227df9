package chainrule.notebook.view;

import chainrule.explain.TapeGraph;
import chainrule.notebook.view.TapeLayout.Point;
import chainrule.notebook.view.TapeLayout.Route;
import java.util.List;

/** A tape as a picture: edges below, labels upon them, boxes, and at the foot what was left out and the legend. */
final class TapePicture {

    private static final double MARGIN = 24;
    private static final double LEAST_WIDTH = 420;
    private static final double CORNER = 7;
    private static final Lettering NOTE = Lettering.italic(11.5, Palette.MUTED);
    private static final int LONGEST_NOTE = 160;

    private final TapeGraph graph;
    private final List<NodeBox> boxes;
    private final TapeLayout layout;

    TapePicture(TapeGraph graph) {
        this.graph = graph;
        this.boxes = graph.nodes().stream().map(NodeBox::new).toList();
        this.layout = TapeLayout.of(graph, boxes);
    }

    /** In pixels at its natural size. */
    long width() {
        return Math.round(Math.max(LEAST_WIDTH, layout.width()));
    }

    String svg(String title, String description) {
        String omitted = Label.oneLine(graph.omitted(), LONGEST_NOTE);
        TapeLegend legend = new TapeLegend(graph, width() - 2 * MARGIN);
        double foot = layout.height() + (omitted.isEmpty() ? 0 : 22);
        Svg svg = Svg.card(width(), Math.ceil(foot + legend.height() + MARGIN - 4), title, description);
        layout.routes().forEach(route -> edge(svg, route));
        for (int at = 0; at < layout.routes().size(); at++) {
            label(svg, layout.routes().get(at), TapeLayout.label(graph.edges().get(at)));
        }
        for (int at = 0; at < boxes.size(); at++) {
            boxes.get(at).draw(svg, layout.boxes().get(at));
        }
        svg.text(MARGIN, layout.height() + 10, NOTE, omitted);
        legend.draw(svg, MARGIN, foot);
        return svg.finish();
    }

    private static void label(Svg svg, Route route, String text) {
        if (!text.isEmpty()) {
            svg.rectangle(route.label(), 4, "fill", Palette.CARD);
            double x = route.label().centreX() - TapeLayout.LABEL.width(text) / 2;
            svg.text(x, route.label().centreY() + 4, TapeLayout.LABEL, text);
        }
    }

    private static void edge(Svg svg, Route route) {
        if (route.points().isEmpty()) {
            return;
        }
        svg.line(rounded(route.points()), Palette.LINE, 1.2);
        Point tip = route.points().get(route.points().size() - 1);
        Point before = route.points().get(route.points().size() - 2);
        arrowhead(svg, before, tip);
    }

    /** A filled triangle of its own: a marker would need an identifier. */
    static void arrowhead(Svg svg, Point before, Point tip) {
        double length = Math.sqrt(square(tip.x() - before.x()) + square(tip.y() - before.y()));
        double ux = length == 0 ? 1 : (tip.x() - before.x()) / length;
        double uy = length == 0 ? 0 : (tip.y() - before.y()) / length;
        String data = "M" + at(tip.x(), tip.y())
                + "L" + at(tip.x() - 8 * ux - 3.2 * uy, tip.y() - 8 * uy + 3.2 * ux)
                + "L" + at(tip.x() - 8 * ux + 3.2 * uy, tip.y() - 8 * uy - 3.2 * ux) + "Z";
        svg.path(data, "fill", Palette.LINE);
    }

    /** A line through the points whose corners are rounded. */
    private static StringBuilder rounded(List<Point> points) {
        StringBuilder data = new StringBuilder("M").append(at(points.get(0).x(), points.get(0).y()));
        for (int i = 1; i < points.size() - 1; i++) {
            Point corner = points.get(i);
            Point in = towards(corner, points.get(i - 1));
            Point out = towards(corner, points.get(i + 1));
            data.append('L').append(at(in.x(), in.y()))
                    .append('Q').append(at(corner.x(), corner.y())).append(' ').append(at(out.x(), out.y()));
        }
        Point last = points.get(points.size() - 1);
        return data.append('L').append(at(last.x(), last.y()));
    }

    private static Point towards(Point from, Point to) {
        double length = Math.sqrt(square(to.x() - from.x()) + square(to.y() - from.y()));
        double share = length == 0 ? 0 : Math.min(CORNER, length / 2) / length;
        return new Point(from.x() + share * (to.x() - from.x()), from.y() + share * (to.y() - from.y()));
    }

    private static double square(double x) {
        return x * x;
    }

    private static String at(double x, double y) {
        return Numeral.place(x) + " " + Numeral.place(y);
    }
}
