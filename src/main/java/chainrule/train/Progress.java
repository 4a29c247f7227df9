package chainrule.train;

import java.time.Duration;

/**
 * Where a training run stands, told after every step.
 *
 * @param epoch        the epoch under way, from 1
 * @param epochs       how many were asked for
 * @param batch        the batch just done, from 1
 * @param batches      how many an epoch has
 * @param loss         the loss of that batch
 * @param learningRate the rate of that step
 * @param elapsed      since the start of the run
 * @param remaining    an estimate of what is left
 * @param state        whether the run goes on, and how it ended
 * @param history      the epochs finished so far
 */
public record Progress(
        int epoch,
        int epochs,
        int batch,
        int batches,
        double loss,
        double learningRate,
        Duration elapsed,
        Duration remaining,
        State state,
        History history) {

    /** Whether a run goes on, and how it ended. */
    public enum State {
        /** More steps follow. */
        RUNNING,
        /** All epochs are done. */
        FINISHED,
        /** The thread was interrupted; the last completed step stands, or the best epoch: see {@link History#restored}. */
        INTERRUPTED,
        /** A step could not be done; its exception follows. */
        FAILED
    }
}
