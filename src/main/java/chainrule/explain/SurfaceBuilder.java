package chainrule.explain;

import chainrule.explain.Surface.Place;
import chainrule.explain.Surface.State;
import chainrule.explain.Surface.Stop;
import chainrule.explain.SurfacePlane.PathPoint;
import chainrule.shape.ShapeException;
import chainrule.tape.NonFiniteException;
import chainrule.tape.Tape;
import chainrule.tape.TapeFunction;
import chainrule.tape.Value;
import chainrule.train.ParameterPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Computes a {@link Surface}, row by row. */
final class SurfaceBuilder {

    /** So many floating-point operations are spent if nobody asks for more. */
    private static final double MOST_SPENT = 2e10;

    private static final int FEWEST_STEPS = 9;

    private final String result;
    private final TapeFunction loss;
    private final SurfaceOptions options;
    private final SurfacePlane plane;
    private final Optional<Place> here;
    private final List<String> remarks = new ArrayList<>();
    private final double[] losses;
    private int refused;
    private String refusal = "";

    SurfaceBuilder(Value value, Map<Value, String> names, SurfaceOptions asked) {
        if (!value.shape().isScalar()) {
            throw new ShapeException("a surface", "a scalar loss, 1×1: reduce it with sum or mean", value.shape()).named(List.of(value.name()));
        }
        List<Value> tape = Tape.of(value);
        TapeNames called = TapeNames.of(new TapeUsers(tape), names);
        List<Value> moved = moved(value, tape, names, asked);
        result = called.of(value);
        loss = new TapeFunction(value, moved);
        options = asked.steps(affordable(asked, loss.flops()));
        if (options.steps() < asked.steps()) {
            remarks.add("One evaluation of this loss takes " + loss.flops() + " operations, so " + options.steps()
                    + " points along each axis must do; --steps asks for another number.");
        }
        plane = SurfacePlane.of(moved, called, options);
        boolean onPlane = plane.path().isEmpty();
        boolean axes = plane.centre().length == 2;
        double[] now = FlatValues.numbers(moved);
        here = onPlane ? Optional.of(new Place(axes ? now[0] : 0, axes ? now[1] : 0, value.asScalar())) : Optional.empty();
        remarks.add(0, plane.words() + " Moved: " + Coordinates.of(moved, called) + ".");
        losses = new double[options.steps() * options.steps()];
        Arrays.fill(losses, Double.NaN);
    }

    /** What was asked for; or what is called as the path's parameters; or all named leaves. */
    private static List<Value> moved(Value value, List<Value> tape, Map<Value, String> names, SurfaceOptions options) {
        List<Value> moved = !options.by().isEmpty() ? options.by()
                : options.path().map(path -> onTape(path, tape)).orElseGet(() -> NamedLeaves.of(value, names));
        int numbers = moved.stream().mapToInt(leaf -> leaf.shape().size()).sum();
        if (numbers < 2) {
            throw new IllegalArgumentException("a surface needs two numbers to move, or more; got " + numbers
                    + (options.path().isPresent() && moved.isEmpty() ? ": no leaf of the loss is called as a parameter of the path" : ""));
        }
        return moved;
    }

    private static List<Value> onTape(ParameterPath path, List<Value> tape) {
        List<String> names = path.points().get(0).values().stream().map(Value::name).toList();
        return tape.stream().filter(leaf -> leaf.op() == null && names.contains(leaf.name())).toList();
    }

    /** Fewer points along each axis where one of them costs much, unless somebody asked for a number of their own. */
    static int affordable(SurfaceOptions asked, long flops) {
        int most = (int) Math.sqrt(MOST_SPENT / Math.max(1, flops));
        if (asked.steps() != new SurfaceOptions().steps() || asked.steps() <= most) {
            return asked.steps();
        }
        return Math.min(asked.steps(), Math.max(FEWEST_STEPS, most - (most + 1) % 2));
    }

    Surface build(Consumer<Surface> progress) {
        int steps = options.steps();
        for (int row = 0; row < steps; row++) {
            int refusedBefore = refused;
            for (int column = 0; column < steps; column++) {
                if (Thread.currentThread().isInterrupted()) {
                    refused = refusedBefore;
                    Arrays.fill(losses, row * steps, row * steps + column, Double.NaN);
                    return surface(row, State.INTERRUPTED, List.of());
                }
                losses[row * steps + column] = loss(plane.at(plane.across().at(column), plane.up().at(row)), true);
            }
            if (row < steps - 1) {
                progress.accept(surface(row + 1, State.RUNNING, List.of()));
            }
        }
        return surface(steps, State.FINISHED, stops());
    }

    /** Not a number where there is none. */
    private double loss(double[] numbers, boolean counted) {
        try {
            if (Arrays.stream(numbers).allMatch(Double::isFinite)) {
                return loss.at(FlatValues.values(plane.moved(), numbers)).asScalar();
            }
            throw new NonFiniteException("a parameter is too large to be a number there");
        } catch (IllegalArgumentException | ArithmeticException e) {
            if (counted) {
                refusal = refused++ == 0 ? String.valueOf(e.getMessage()) : refusal;
            }
            return Double.NaN;
        }
    }

    private List<Stop> stops() {
        return plane.path().stream()
                .map(point -> new Stop(point.epoch(), point.s(), point.t(), loss(point.numbers(), false), plane.distance(point)))
                .toList();
    }

    private Surface surface(int rows, State state, List<Stop> path) {
        List<Stop> shown = path.isEmpty() ? plane.path().stream().map(SurfaceBuilder::unmeasured).toList() : path;
        return new Surface(result, plane.across(), plane.up(), Arrays.stream(losses).boxed().toList(), rows, refused, refusal,
                lowest(), here, shown, remarks, state);
    }

    private static Stop unmeasured(PathPoint point) {
        return new Stop(point.epoch(), point.s(), point.t(), Double.NaN, Double.NaN);
    }

    private Optional<Place> lowest() {
        int steps = options.steps();
        Place lowest = null;
        for (int k = 0; k < losses.length; k++) {
            if (!Double.isNaN(losses[k]) && (lowest == null || losses[k] < lowest.loss())) {
                lowest = new Place(plane.across().at(k % steps), plane.up().at(k / steps), losses[k]);
            }
        }
        return Optional.ofNullable(lowest);
    }
}
