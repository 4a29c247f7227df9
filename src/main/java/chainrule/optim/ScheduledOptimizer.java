package chainrule.optim;

import chainrule.nn.Parameter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ejml.data.DMatrixRMaj;

/**
 * An optimiser whose rate changes from step to step: it counts the steps and epochs of the parameters that move together
 * and asks the schedule. Those of another model have a clock of their own.
 */
final class ScheduledOptimizer implements Optimizer {

    private static final Schedule.Moment START = new Schedule.Moment(0, List.of());

    private final Optimizer inner;
    private final Schedule schedule;

    /** A parameter equals itself alone. */
    private final Map<List<Parameter>, Schedule.Moment> clocks = new HashMap<>();

    /** Those that have moved since an epoch ended. */
    private final Set<List<Parameter>> moved = new HashSet<>();

    private List<Parameter> last = List.of();

    ScheduledOptimizer(Optimizer inner, Schedule schedule) {
        this.inner = inner;
        this.schedule = schedule;
    }

    private Schedule.Moment now(List<Parameter> parameters) {
        return clocks.getOrDefault(parameters, START);
    }

    @Override
    public double learningRate() {
        return inner.learningRate() * schedule.factor(now(last));
    }

    @Override
    public double learningRate(List<Parameter> parameters) {
        return inner.learningRate(parameters) * schedule.factor(now(parameters));
    }

    @Override
    public void step(List<Parameter> parameters, List<DMatrixRMaj> slopes, double rate) {
        inner.step(parameters, slopes, rate);
        last = List.copyOf(parameters);
        clocks.put(last, now(last).stepped());
        moved.add(last);
    }

    @Override
    public void epochEnded(double loss) {
        (moved.isEmpty() ? Set.of(last) : moved).forEach(parameters -> clocks.put(parameters, now(parameters).ended(loss)));
        moved.clear();
        inner.epochEnded(loss);
    }

    @Override
    public void epochEnded(List<Parameter> parameters, double loss) {
        List<Parameter> those = List.copyOf(parameters);
        clocks.put(those, now(those).ended(loss));
        moved.remove(those);
        inner.epochEnded(those, loss);
    }

    @Override
    public String toString() {
        long steps = now(last).step();
        return inner + ", on a schedule, " + steps + (steps == 1 ? " step" : " steps") + " taken";
    }
}
