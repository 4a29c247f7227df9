package chainrule.optim;

import chainrule.nn.Parameter;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/** An optimiser whose rate changes from step to step: it counts its steps and epochs and asks the schedule. */
final class ScheduledOptimizer implements Optimizer {

    private final Optimizer inner;
    private final Schedule schedule;
    private Schedule.Moment now = new Schedule.Moment(0, List.of());

    ScheduledOptimizer(Optimizer inner, Schedule schedule) {
        this.inner = inner;
        this.schedule = schedule;
    }

    @Override
    public double learningRate() {
        return inner.learningRate() * schedule.factor(now);
    }

    @Override
    public void step(List<Parameter> parameters, List<DMatrixRMaj> slopes, double rate) {
        inner.step(parameters, slopes, rate);
        now = new Schedule.Moment(now.step() + 1, now.losses());
    }

    @Override
    public void epochEnded(double loss) {
        List<Double> losses = new ArrayList<>(now.losses());
        losses.add(loss);
        now = new Schedule.Moment(now.step(), losses);
        inner.epochEnded(loss);
    }

    @Override
    public String toString() {
        return inner + ", on a schedule, " + now.step() + (now.step() == 1 ? " step" : " steps") + " taken";
    }
}
