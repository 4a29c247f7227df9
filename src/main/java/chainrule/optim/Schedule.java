package chainrule.optim;

import java.util.List;

/**
 * How the learning rate changes during training: a factor on the optimiser's own rate. A schedule is a function and
 * remembers nothing. Its unit of time is a step; {@link #perEpoch} makes it an epoch.
 *
 * <pre>{@code
 * new Sgd(0.3).scheduled(new ExponentialDecay(0.97).perEpoch())
 * }</pre>
 */
@FunctionalInterface
public interface Schedule {

    /**
     * Where training stands as a step begins.
     *
     * @param step   how many steps were taken before
     * @param losses of the epochs that have ended, the validation loss where there is one
     */
    record Moment(long step, List<Double> losses) {

        /** An immutable copy. */
        public Moment {
            losses = List.copyOf(losses);
        }
    }

    /** What the optimiser's rate is multiplied by in the step that begins now: finite, zero or greater. */
    double factor(Moment now);

    /** The same schedule in epochs instead of steps. */
    default Schedule perEpoch() {
        return now -> factor(new Moment(now.losses().size(), now.losses()));
    }
}
