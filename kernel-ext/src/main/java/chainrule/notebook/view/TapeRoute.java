package chainrule.notebook.view;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The way of an edge, in straight parts along the axes.
 *
 * @param points from the node used to the node computed
 * @param label  where its label goes; without size if it has none
 */
record TapeRoute(List<Point> points, Area label) {

    /** A corner of a route, or an end of it. */
    record Point(double x, double y) {

        Point plus(Point other, double times) {
            return new Point(x + times * other.x, y + times * other.y);
        }

        double distance(Point other) {
            return Math.sqrt((x - other.x) * (x - other.x) + (y - other.y) * (y - other.y));
        }

        /** Towards another point, of length one. */
        Point towards(Point other) {
            double length = distance(other);
            return length == 0 ? new Point(1, 0) : new Point((other.x - x) / length, (other.y - y) / length);
        }
    }

    private static final double CORNER = 7;
    private static final double SLOPE = 6;

    /** The points moved by what a layout with frames leaves of a slope: a way follows the axes. */
    static List<Point> straight(List<Point> points) {
        List<Point> moved = new ArrayList<>();
        for (Point point : points) {
            Point last = moved.isEmpty() ? point : moved.get(moved.size() - 1);
            double dx = Math.abs(point.x - last.x);
            double dy = Math.abs(point.y - last.y);
            moved.add(dx < dy && dx < SLOPE ? new Point(last.x, point.y) : dy < dx && dy < SLOPE ? new Point(point.x, last.y) : point);
        }
        return moved;
    }

    /** The same way beside this one, at its right seen along it. */
    TapeRoute beside(double distance) {
        List<Point> moved = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            Point before = i == 0 ? null : right(points.get(i - 1), points.get(i));
            Point after = i == points.size() - 1 ? null : right(points.get(i), points.get(i + 1));
            Point to = points.get(i);
            if (before != null) {
                to = to.plus(before, distance);
            }
            if (after != null && !after.equals(before)) {
                to = to.plus(after, distance);
            }
            moved.add(to);
        }
        return new TapeRoute(moved, label);
    }

    private static Point right(Point from, Point to) {
        Point ahead = from.towards(to);
        return new Point(-ahead.y(), ahead.x());
    }

    /** The same way, moved down with its label. */
    TapeRoute down(double by) {
        return new TapeRoute(points.stream().map(point -> new Point(point.x, point.y + by)).toList(), label.down(by));
    }

    /** From the end to the start. */
    TapeRoute reversed() {
        List<Point> back = new ArrayList<>(points);
        Collections.reverse(back);
        return new TapeRoute(back, label);
    }

    /** Draws the line, its corners rounded, and an arrowhead at its end. */
    void draw(Svg svg, String colour, String... more) {
        if (points.size() < 2) {
            return;
        }
        StringBuilder data = new StringBuilder("M").append(at(points.get(0)));
        for (int i = 1; i < points.size() - 1; i++) {
            Point corner = points.get(i);
            data.append('L').append(at(cut(corner, points.get(i - 1))))
                    .append('Q').append(at(corner)).append(' ').append(at(cut(corner, points.get(i + 1))));
        }
        Point tip = points.get(points.size() - 1);
        Point before = points.get(points.size() - 2);
        Point neck = tip.plus(tip.towards(before), Math.min(4, tip.distance(before)));
        data.append('L').append(at(neck));
        List<String> attributes = new ArrayList<>(List.of("fill", "none", "stroke", colour, "stroke-width", "1.2"));
        attributes.addAll(List.of(more));
        svg.path(data, attributes.toArray(String[]::new));
        arrowhead(svg, before, tip, colour);
    }

    private static Point cut(Point corner, Point neighbour) {
        return corner.plus(corner.towards(neighbour), Math.min(CORNER, corner.distance(neighbour) / 2));
    }

    /** A filled triangle of its own: a marker would need an identifier. */
    private static void arrowhead(Svg svg, Point before, Point tip, String colour) {
        Point back = tip.towards(before);
        Point side = new Point(-back.y(), back.x());
        Point base = tip.plus(back, 7);
        svg.path("M" + at(tip) + "L" + at(base.plus(side, 2.8)) + "L" + at(base.plus(side, -2.8)) + "Z", "fill", colour);
    }

    private static String at(Point point) {
        return Numeral.place(point.x()) + " " + Numeral.place(point.y());
    }
}
