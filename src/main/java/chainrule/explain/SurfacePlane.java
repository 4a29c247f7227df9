package chainrule.explain;

import chainrule.explain.Surface.Axis;
import chainrule.shape.ShapeException;
import chainrule.tape.Value;
import chainrule.train.ParameterPath;
import chainrule.train.ParameterPath.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * The plane through a space of parameters that a surface stands on: {@code θ(s, t) = centre + s·first + t·second}.
 *
 * @param moved  the values that change on it
 * @param centre where {@code s = t = 0}
 * @param first  the direction of {@code s}
 * @param second the direction of {@code t}
 * @param across the axis of {@code s}
 * @param up     the axis of {@code t}
 * @param path   the points of the path, one after the other
 * @param words  what directions these are
 */
record SurfacePlane(
        List<Value> moved,
        double[] centre,
        double[] first,
        double[] second,
        Axis across,
        Axis up,
        List<PathPoint> path,
        String words) {

    /** A point of the path: where it is, and where that is seen on the plane. */
    record PathPoint(int epoch, double[] numbers, double s, double t) {}

    /** How much farther than the path one looks, to each side. */
    private static final double MARGIN = 0.25;

    /** A path may be this much narrower than long before the view is widened. */
    private static final double NARROWEST = 0.3;

    /** The plane for these values. */
    static SurfacePlane of(List<Value> moved, TapeNames names, SurfaceOptions options) {
        Coordinates coordinates = Coordinates.of(moved, names);
        List<PathPoint> path = options.path().map(taken -> points(taken, moved, names)).orElse(List.of());
        if (coordinates.size() == 2) {
            return numbers(moved, coordinates, path, options);
        }
        Random random = new Random(options.seed());
        if (path.size() > 1) {
            Optional<PathPlane> plane = PathPlane.of(path.stream().map(PathPoint::numbers).toList());
            if (plane.isPresent()) {
                return along(moved, plane.get(), path, random, options);
            }
        }
        double[] centre = path.isEmpty() ? FlatValues.numbers(moved) : path.get(0).numbers;
        double[] one = FilterNormalized.direction(moved, random);
        double[] other = FilterNormalized.direction(moved, random);
        String still = path.isEmpty() ? "" : " The path never moved: there is nothing of it to see.";
        return new SurfacePlane(moved, centre, one, other,
                new Axis("random direction 1", -options.span(), options.span(), options.steps()),
                new Axis("random direction 2", -options.span(), options.span(), options.steps()), List.of(),
                "Two random directions, seed " + options.seed() + ", each filter as long as the parameters' own: 1 is a move as large as the parameters." + still);
    }

    /** Two numbers are the axes themselves. */
    private static SurfacePlane numbers(List<Value> moved, Coordinates names, List<PathPoint> path, SurfaceOptions options) {
        double[] now = path.isEmpty() ? FlatValues.numbers(moved) : path.get(path.size() - 1).numbers;
        List<PathPoint> seen = path.stream()
                .map(point -> new PathPoint(point.epoch, point.numbers, point.numbers[0], point.numbers[1])).toList();
        List<Axis> axes = new ArrayList<>();
        for (int k = 0; k < 2; k++) {
            int at = k;
            double reach = Math.max(1, Math.abs(now[k])) * options.span();
            axes.add(seen.size() < 2
                    ? new Axis(names.label(k), now[k] - reach, now[k] + reach, options.steps())
                    : axis(names.label(k), seen, point -> point.numbers[at], options));
        }
        return new SurfacePlane(moved, new double[2], new double[] {1, 0}, new double[] {0, 1}, axes.get(0), axes.get(1),
                seen, "The axes are " + names.label(0) + " and " + names.label(1) + " themselves.");
    }

    private static SurfacePlane along(
            List<Value> moved, PathPlane plane, List<PathPoint> path, Random random, SurfaceOptions options) {
        double[] centre = path.get(path.size() - 1).numbers;
        double[] second = plane.second().orElseGet(() ->
                PathPlane.upright(FilterNormalized.direction(moved, random), plane.first()));
        List<PathPoint> seen = path.stream().map(point -> {
            double[] move = FlatValues.plus(point.numbers, -1, centre);
            return new PathPoint(point.epoch, point.numbers,
                    FlatValues.dot(move, plane.first()), FlatValues.dot(move, second));
        }).toList();
        String share = percent(plane.firstShare()) + " of the path's movement";
        String across = "first direction of the path (" + share + ")";
        String up = plane.second().isPresent()
                ? "second direction (" + percent(plane.secondShare()) + ")" : "random direction, seed " + options.seed();
        return new SurfacePlane(moved, centre, plane.first(), second,
                axis(across, seen, PathPoint::s, options), axis(up, seen, PathPoint::t, options), seen,
                plane.second().isPresent()
                        ? "The two directions in which the path moved most hold " + percent(plane.firstShare() + plane.secondShare())
                                + " of its movement (squared); the end of the path is at 0, 0."
                        : "The path is straight; the other direction is random, each filter as long as the parameters' own.");
    }

    /** Wide enough for the path and something around it, and not too thin beside the other direction. */
    private static Axis axis(String name, List<PathPoint> path, ToDoubleFunction<PathPoint> place, SurfaceOptions options) {
        double low = path.stream().mapToDouble(place).min().orElseThrow();
        double high = path.stream().mapToDouble(place).max().orElseThrow();
        double longest = Math.max(extent(path, PathPoint::s), extent(path, PathPoint::t));
        double wide = Math.max(high - low, NARROWEST * longest);
        double reach = (wide > 0 ? wide : 1) * (0.5 + MARGIN) * options.span();
        double middle = low / 2 + high / 2;
        return new Axis(name, middle - reach, middle + reach, options.steps());
    }

    private static double extent(List<PathPoint> path, ToDoubleFunction<PathPoint> place) {
        return path.stream().mapToDouble(place).max().orElseThrow() - path.stream().mapToDouble(place).min().orElseThrow();
    }

    private static List<PathPoint> points(ParameterPath taken, List<Value> moved, TapeNames names) {
        List<PathPoint> points = new ArrayList<>();
        for (Point point : taken.points()) {
            List<Value> values = moved.stream().map(value -> find(value, point, names)).toList();
            points.add(new PathPoint(point.epoch(), FlatValues.numbers(values), 0, 0));
        }
        return points;
    }

    private static Value find(Value value, Point point, TapeNames names) {
        Value found = point.values().stream().filter(other -> other.name().equals(value.name())).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the path has no parameter called " + names.of(value) + "; it has "
                        + point.values().stream().map(Value::name).limit(6).toList()));
        if (!found.shape().equals(value.shape())) {
            throw new ShapeException("the path of " + names.of(value), "its shape", value.shape(), found.shape());
        }
        return found;
    }

    private static String percent(double share) {
        return Math.rint(1000 * share) / 10 + "%";
    }

    /** The parameters at a place. */
    double[] at(double s, double t) {
        return FlatValues.plus(FlatValues.plus(centre, s, first), t, second);
    }

    /** How far a point of the path is from where it is seen. */
    double distance(PathPoint point) {
        double[] off = FlatValues.plus(point.numbers, -1, at(point.s, point.t));
        return Math.sqrt(FlatValues.dot(off, off));
    }
}
