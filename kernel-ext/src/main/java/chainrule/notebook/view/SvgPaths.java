package chainrule.notebook.view;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Shapes of the Java platform as paths of a picture, in the order they were painted. */
final class SvgPaths {

    /** A path and how it is painted. */
    private record Painted(StringBuilder data, List<String> attributes) {}

    private final List<Painted> painted = new ArrayList<>();
    private @Nullable Painted lastLine;
    private @Nullable String lastEnd;

    /** A straight line; it prolongs the line painted last if it is of its kind and starts where that ended. */
    void line(Point2D from, Point2D to, Color colour, BasicStroke stroke) {
        List<String> attributes = stroked(colour, stroke);
        String start = point(from.getX(), from.getY());
        String end = point(to.getX(), to.getY());
        if (lastLine != null && start.equals(lastEnd) && lastLine.attributes.equals(attributes)) {
            lastLine.data.append('L').append(end);
        } else {
            lastLine = new Painted(new StringBuilder("M" + start + "L" + end), attributes);
            painted.add(lastLine);
        }
        lastEnd = end;
    }

    /** The outline of a shape. */
    void outline(Shape shape, Color colour, BasicStroke stroke) {
        painted.add(new Painted(data(shape), stroked(colour, stroke)));
    }

    /** A filled shape; one without a surface is left out. */
    void surface(Shape shape, Color colour) {
        StringBuilder data = data(shape);
        if (!data.isEmpty() && colour.getAlpha() > 0) {
            painted.add(new Painted(data, List.of("fill", hex(colour))));
        }
    }

    /** Puts everything into {@code svg}. */
    void copyTo(Svg svg) {
        painted.forEach(path -> svg.path(path.data, path.attributes.toArray(String[]::new)));
    }

    private static List<String> stroked(Color colour, BasicStroke stroke) {
        List<String> attributes = new ArrayList<>(List.of(
                "fill", "none", "stroke", hex(colour), "stroke-width", Numeral.place(stroke.getLineWidth()),
                "stroke-linejoin", "round"));
        float[] dashes = stroke.getDashArray();
        if (dashes != null) {
            StringJoiner lengths = new StringJoiner(" ");
            for (float dash : dashes) {
                lengths.add(Numeral.place(dash));
            }
            attributes.addAll(List.of("stroke-dasharray", lengths.toString()));
        }
        return attributes;
    }

    private static StringBuilder data(Shape shape) {
        StringBuilder data = new StringBuilder();
        double[] at = new double[6];
        for (PathIterator path = shape.getPathIterator(null); !path.isDone(); path.next()) {
            switch (path.currentSegment(at)) {
                case PathIterator.SEG_MOVETO -> data.append('M').append(point(at[0], at[1]));
                case PathIterator.SEG_LINETO -> data.append('L').append(point(at[0], at[1]));
                case PathIterator.SEG_QUADTO -> data.append('Q').append(point(at[0], at[1]))
                        .append(' ').append(point(at[2], at[3]));
                case PathIterator.SEG_CUBICTO -> data.append('C').append(point(at[0], at[1]))
                        .append(' ').append(point(at[2], at[3])).append(' ').append(point(at[4], at[5]));
                default -> data.append('Z');
            }
        }
        return data;
    }

    private static String point(double x, double y) {
        return hundredths(x) + " " + hundredths(y);
    }

    /** Fine enough for the curves of a letter. */
    private static String hundredths(double value) {
        long hundredths = Math.round(value * 100);
        long size = Math.abs(hundredths);
        String tail = size % 100 == 0 ? "" : size % 10 == 0 ? "." + size % 100 / 10 : size % 100 < 10
                ? ".0" + size % 100 : "." + size % 100;
        return (hundredths < 0 ? "-" : "") + size / 100 + tail;
    }

    private static String hex(Color colour) {
        String digits = Integer.toHexString(colour.getRGB() & 0xFFFFFF);
        return "#" + "0".repeat(6 - digits.length()) + digits;
    }
}
