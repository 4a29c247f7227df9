package chainrule.explain;

import chainrule.diff.Gradients;
import chainrule.shape.ShapeException;
import chainrule.tape.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A loss over two directions, and the way that training took there. It is computed on the loss's own tape with other
 * numbers in the place of its leaves: no parameter is touched, whatever happens.
 *
 * @param result  what the loss is called
 * @param across  the first direction
 * @param up      the second direction
 * @param losses  row by row, the lowest {@code t} first; not a number where there is none
 * @param rows    how many rows were computed
 * @param refused how many points have no loss
 * @param refusal why the first of them has none; empty if all have one
 * @param lowest  where the loss is smallest, if it is anywhere
 * @param here    where the loss was computed, if that lies on the plane
 * @param path    the way that training took
 * @param remarks what directions these are and what else is to be known, a sentence each
 * @param state   whether it is complete
 */
public record Surface(
        String result,
        Axis across,
        Axis up,
        List<Double> losses,
        int rows,
        int refused,
        String refusal,
        Optional<Place> lowest,
        Optional<Place> here,
        List<Stop> path,
        List<String> remarks,
        State state) {

    /** Whether a surface is complete. */
    public enum State {
        /** More rows follow. */
        RUNNING,
        /** All points were computed. */
        FINISHED,
        /** The thread was interrupted; the rows that were done stand. */
        INTERRUPTED
    }

    /**
     * A direction, from end to end.
     *
     * @param name  what it is called
     * @param low   the first point
     * @param high  the last point
     * @param steps how many points there are
     */
    public record Axis(String name, double low, double high, int steps) {

        /** The {@code k}-th point, from 0. */
        public double at(int k) {
            return low + (high - low) * k / (steps - 1);
        }
    }

    /** A point with its loss. */
    public record Place(double s, double t, double loss) {}

    /**
     * A point of the path.
     *
     * @param epoch    after so many epochs
     * @param s        where it is seen
     * @param t        where it is seen
     * @param loss     there, not on the plane; not a number if there is none
     * @param distance from where it is seen
     */
    public record Stop(int epoch, double s, double t, double loss, double distance) {}

    /** Immutable copies. */
    public Surface {
        losses = List.copyOf(losses);
        path = List.copyOf(path);
        remarks = List.copyOf(remarks);
    }

    /**
     * Of a loss, over what the options say.
     *
     * @throws ShapeException           if the loss is not a scalar
     * @throws IllegalArgumentException if there is nothing to move, or the path is of something else
     */
    public static Surface of(Value loss, Map<Value, String> names, SurfaceOptions options) {
        return of(loss, names, options, so -> {});
    }

    /** The same options over the values that gradients are by, unless the options say over what. */
    public static SurfaceOptions over(Gradients gradients, SurfaceOptions options) {
        return options.by().isEmpty() && options.path().isEmpty()
                ? options.by(gradients.parameters().toArray(Value[]::new)) : options;
    }

    /**
     * The same, telling how far it has come.
     *
     * @param progress hears of every row but the last
     */
    public static Surface of(Value loss, Map<Value, String> names, SurfaceOptions options, Consumer<Surface> progress) {
        return new SurfaceBuilder(loss, names, options).build(progress);
    }

    /** The loss at a point, from 0; not a number where there is none. */
    public double loss(int column, int row) {
        return losses.get(row * across.steps + column);
    }

    /** How many points were computed. */
    public int computed() {
        return rows * across.steps;
    }

    @Override
    public String toString() {
        return "surface of " + result + " over " + across.name + " and " + up.name;
    }
}
