package chainrule.explain;

import chainrule.tape.Value;
import chainrule.train.ParameterPath;
import java.util.List;
import java.util.Optional;

/**
 * Along what, and how finely, a surface is computed. Each call returns a copy with one thing changed:
 *
 * <pre>{@code
 * Surface.of(loss, Map.of(), new SurfaceOptions().path(path).steps(41));
 * }</pre>
 *
 * @param steps points along each axis; the cost is their square
 * @param span  how far to look, times the usual
 * @param seed  of random directions
 * @param path  the way that training took, if it was noted
 * @param by    what is moved; empty for the parameters of the path, or else all named leaves
 */
public record SurfaceOptions(int steps, double span, long seed, Optional<ParameterPath> path, List<Value> by) {

    private static final int FEWEST = 3;
    private static final int MOST = 101;
    private static final int USUAL = 25;

    /** What is computed if nothing is asked. */
    public SurfaceOptions() {
        this(USUAL, 1, 1, Optional.empty(), List.of());
    }

    /** @throws IllegalArgumentException if there would be nothing to draw, or too much */
    public SurfaceOptions {
        if (steps < FEWEST || steps > MOST) {
            throw new IllegalArgumentException("steps takes the points along each axis, " + FEWEST + " to " + MOST + "; got " + steps);
        }
        if (!(span > 0 && span < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("span takes how far to look, times the usual, more than 0; got " + span);
        }
        by = List.copyOf(by);
    }

    /** So many points along each axis. */
    public SurfaceOptions steps(int count) {
        return new SurfaceOptions(count, span, seed, path, by);
    }

    /** So many times as far. */
    public SurfaceOptions span(double times) {
        return new SurfaceOptions(steps, times, seed, path, by);
    }

    /** Other random directions. */
    public SurfaceOptions seed(long newSeed) {
        return new SurfaceOptions(steps, span, newSeed, path, by);
    }

    /** Along the way that training took. */
    public SurfaceOptions path(ParameterPath taken) {
        return new SurfaceOptions(steps, span, seed, Optional.of(taken), by);
    }

    /** Moves these values only; two numbers are the axes themselves. */
    public SurfaceOptions by(Value... values) {
        return new SurfaceOptions(steps, span, seed, path, List.of(values));
    }
}
