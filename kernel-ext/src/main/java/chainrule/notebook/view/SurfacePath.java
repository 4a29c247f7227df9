package chainrule.notebook.view;

import chainrule.explain.Surface.Stop;
import java.util.ArrayList;
import java.util.List;

/** Draws the way of the parameters over a surface: a line with a light edge, arrows, a ring at the start, a disc at the end. */
final class SurfacePath {

    private static final String LINE = Palette.BACKWARD;
    private static final int MOST_DOTS = 40;
    private static final double RADIUS = 5;
    private static final double CLOSE = 8;
    private static final double ARROW = 9;
    private static final double[] ARROWS = {0.25, 0.5, 0.75};

    /** Shorter ways have no room for arrows. */
    private static final double SHORT = 50;

    private record Point(double x, double y) {

        double to(Point other) {
            return Math.sqrt((x - other.x) * (x - other.x) + (y - other.y) * (y - other.y));
        }
    }

    private final List<Point> points = new ArrayList<>();

    SurfacePath(List<Stop> stops, SurfaceScale across, SurfaceScale up) {
        stops.forEach(stop -> points.add(new Point(across.place(stop.s()), up.place(stop.t()))));
    }

    /** What no label may cover. */
    List<Area> covered() {
        List<Area> covered = new ArrayList<>();
        double length = length();
        for (double way = 0; !points.isEmpty() && way <= length; way += CLOSE) {
            Point at = along(way);
            covered.add(new Area(at.x, at.y, 0, 0).grown(RADIUS + 2));
        }
        return covered;
    }

    void draw(Svg svg) {
        if (points.isEmpty()) {
            return;
        }
        StringBuilder data = new StringBuilder();
        for (Point point : points) {
            data.append(data.isEmpty() ? 'M' : 'L').append(Numeral.place(point.x)).append(' ').append(Numeral.place(point.y));
        }
        svg.path(data, "fill", "none", "stroke", Palette.CARD, "stroke-width", "5", "stroke-linejoin", "round");
        svg.path(data, "fill", "none", "stroke", LINE, "stroke-width", "2.2", "stroke-linejoin", "round");
        if (points.size() <= MOST_DOTS) {
            points.stream().skip(1).limit(Math.max(0, points.size() - 2)).forEach(point -> disc(svg, point, 2.4, LINE, Palette.CARD));
        }
        double length = length();
        if (length >= SHORT) {
            for (double share : ARROWS) {
                arrow(svg, share * length);
            }
        }
        disc(svg, points.get(0), RADIUS, Palette.CARD, LINE);
        disc(svg, points.get(points.size() - 1), RADIUS, LINE, Palette.CARD);
    }

    private double length() {
        double length = 0;
        for (int k = 1; k < points.size(); k++) {
            length += points.get(k).to(points.get(k - 1));
        }
        return length;
    }

    private Point along(double way) {
        double left = way;
        for (int k = 1; k < points.size(); k++) {
            Point from = points.get(k - 1);
            Point to = points.get(k);
            double step = from.to(to);
            if (step >= left && step > 0) {
                double share = left / step;
                return new Point(from.x + share * (to.x - from.x), from.y + share * (to.y - from.y));
            }
            left -= step;
        }
        return points.get(points.size() - 1);
    }

    private void arrow(Svg svg, double way) {
        Point tip = along(way + ARROW / 2);
        Point tail = along(Math.max(0, way - ARROW / 2));
        double size = tip.to(tail);
        if (size > ARROW / 2) {
            double dx = (tip.x - tail.x) / size;
            double dy = (tip.y - tail.y) / size;
            head(svg, tip, dx, dy);
        }
    }

    private static void head(Svg svg, Point tip, double dx, double dy) {
        double backX = tip.x - ARROW * dx;
        double backY = tip.y - ARROW * dy;
        String data = "M" + Numeral.place(tip.x) + " " + Numeral.place(tip.y)
                + "L" + Numeral.place(backX - 5 * dy) + " " + Numeral.place(backY + 5 * dx)
                + "L" + Numeral.place(backX + 5 * dy) + " " + Numeral.place(backY - 5 * dx) + "Z";
        svg.path(data, "fill", LINE, "stroke", Palette.CARD, "stroke-width", "1", "stroke-linejoin", "round");
    }

    /** A circle around what is there, with a light edge. */
    static void ring(Svg svg, double x, double y) {
        svg.path(circle(x, y, 8), "fill", "none", "stroke", Palette.CARD, "stroke-width", "4.6");
        svg.path(circle(x, y, 8), "fill", "none", "stroke", LINE, "stroke-width", "2.2");
    }

    private static void disc(Svg svg, Point at, double radius, String fill, String edge) {
        svg.path(circle(at.x, at.y, radius), "fill", fill, "stroke", edge, "stroke-width", radius < RADIUS ? "1" : "2.2");
    }

    private static String circle(double x, double y, double radius) {
        String r = Numeral.place(radius);
        String d = Numeral.place(2 * radius);
        return "M" + Numeral.place(x - radius) + " " + Numeral.place(y) + "a" + r + " " + r + " 0 1 0 " + d + " 0a" + r + " " + r
                + " 0 1 0 -" + d + " 0Z";
    }

    /** The signs and what they mean; returns where the next entry may stand. */
    double legend(Svg svg, double x, double y, Lettering hand) {
        disc(svg, new Point(x + 9, y + 8), RADIUS, Palette.CARD, LINE);
        svg.text(x + 26, y + 12, hand, "start");
        disc(svg, new Point(x + 9, y + 32), RADIUS, LINE, Palette.CARD);
        svg.text(x + 26, y + 36, hand, "end");
        svg.path("M" + Numeral.place(x) + " " + Numeral.place(y + 56) + "h14", "fill", "none", "stroke", LINE, "stroke-width", "2.2");
        head(svg, new Point(x + 19, y + 56), 1, 0);
        svg.text(x + 26, y + 60, hand, "training");
        return y + 72;
    }
}
