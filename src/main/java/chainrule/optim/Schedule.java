package chainrule.optim;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

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
     * @param ends   how many steps were taken when each of them ended
     */
    record Moment(long step, List<Double> losses, List<Long> ends) {

        /**
         * An immutable copy.
         *
         * @throws IllegalArgumentException if there is not one end for each loss
         */
        public Moment {
            losses = List.copyOf(losses);
            ends = List.copyOf(ends);
            if (losses.size() != ends.size()) {
                throw new IllegalArgumentException(
                        "a moment needs one end for each epoch; got " + losses.size() + " losses and " + ends.size() + " ends");
            }
        }

        /** The same where all epochs had the same number of steps. */
        public Moment(long step, List<Double> losses) {
            this(step, losses, LongStream.rangeClosed(1, losses.size()).map(k -> k * step / losses.size()).boxed().toList());
        }

        /** This moment for who begins to count after a number of steps: of the epochs, those that began no earlier. */
        public Moment since(long start) {
            int before = 0;
            while (before < ends.size() && (before == 0 ? 0 : ends.get(before - 1)) < start) {
                before++;
            }
            return new Moment(
                    step - start,
                    losses.subList(before, losses.size()),
                    ends.subList(before, ends.size()).stream().map(end -> end - start).toList());
        }

        /** This moment after one more step. */
        Moment stepped() {
            return new Moment(step + 1, losses, ends);
        }

        /** This moment with one more epoch that has ended. */
        Moment ended(double loss) {
            return new Moment(
                    step,
                    Stream.concat(losses.stream(), Stream.of(loss)).toList(),
                    Stream.concat(ends.stream(), Stream.of(step)).toList());
        }

        /** This moment in epochs instead of steps. */
        Moment inEpochs() {
            return new Moment(losses.size(), losses);
        }
    }

    /** What the optimiser's rate is multiplied by in the step that begins now: finite, zero or greater. */
    double factor(Moment now);

    /** The same schedule in epochs instead of steps. */
    default Schedule perEpoch() {
        return now -> factor(now.inEpochs());
    }
}
