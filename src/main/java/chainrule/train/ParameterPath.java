package chainrule.train;

import chainrule.nn.Layer;
import chainrule.nn.Parameter;
import chainrule.tape.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * The way that parameters take while they learn: where they start, and where they are after each epoch. It notes what is
 * there and changes nothing, so the run is the same bit for bit. Of a long run or a large model only some epochs are
 * kept, evenly spread, with the first and the last.
 *
 * <pre>{@code
 * ParameterPath path = new ParameterPath(model);
 * trainer.listener(path).fit(train);
 * }</pre>
 */
public final class ParameterPath implements ProgressListener {

    private static final int MOST_POINTS = 100;

    /** Numbers kept at most: 64 MB. */
    private static final long MOST_NUMBERS = 8_000_000;

    private static final int FEWEST_POINTS = 4;

    /**
     * Where the parameters were.
     *
     * @param epoch  after so many epochs, 0 at the start
     * @param values one for each parameter, under its name
     */
    public record Point(int epoch, List<Value> values) {}

    private final List<Parameter> parameters;
    private final int most;
    private final List<Point> points = new ArrayList<>();
    private int epochs;
    private int stride = 1;

    /** Starts where the model is now. */
    public ParameterPath(Layer model) {
        this(model.parameters());
    }

    /** Starts where the parameters are now. */
    public ParameterPath(List<Parameter> parameters) {
        this.parameters = List.copyOf(parameters);
        long numbers = Math.max(1, parameters.stream().mapToLong(parameter -> parameter.value().shape().size()).sum());
        most = (int) Math.max(FEWEST_POINTS, Math.min(MOST_POINTS, MOST_NUMBERS / numbers));
        points.add(here());
    }

    /** Notes the parameters at the end of an epoch, and how the run left them. */
    @Override
    public void on(Progress progress) {
        if (progress.state() != Progress.State.RUNNING) {
            replaceLast();
        } else if (progress.batch() == progress.batches()) {
            note();
        }
    }

    /** Notes where the parameters are after another epoch, in a loop of one's own. */
    public void note() {
        epochs++;
        // What was last kept only because it was the last makes room, unless its epoch is one of those to keep.
        if (points.size() > 1 && last().epoch % stride != 0) {
            points.remove(points.size() - 1);
        }
        points.add(here());
        if (points.size() > most) {
            stride *= 2;
            points.removeIf(point -> point.epoch % stride != 0 && point.epoch != epochs);
        }
    }

    /** A run that went back to its best epoch ends there. */
    private void replaceLast() {
        Point now = here();
        for (int i = 0; i < parameters.size(); i++) {
            if (now.values.get(i) != last().values.get(i)) {
                points.add(now);
                return;
            }
        }
    }

    private Point here() {
        return new Point(epochs, parameters.stream().map(Parameter::value).toList());
    }

    private Point last() {
        return points.get(points.size() - 1);
    }

    /** From the start to the end. */
    public List<Point> points() {
        return List.copyOf(points);
    }

    @Override
    public String toString() {
        return "path of " + parameters.size() + (parameters.size() == 1 ? " parameter over " : " parameters over ")
                + epochs + (epochs == 1 ? " epoch" : " epochs");
    }
}
