package chainrule.train;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.ServiceLoader;

/** Keeps the history of one run, and tells its listeners where it stands. The clock goes to them only, never into a result. */
final class Announcer {

    private final List<ProgressListener> listeners;
    private final int epochs;
    private final int batches;
    private final long start = System.nanoTime();
    private History history;
    private Progress last;
    private OptionalDouble firstLoss = OptionalDouble.empty();

    Announcer(List<ProgressListener> own, int epochs, int batches, List<String> metrics) {
        listeners = new ArrayList<>(own);
        ServiceLoader.load(ProgressListener.class, ProgressListener.class.getClassLoader()).forEach(listeners::add);
        this.epochs = epochs;
        this.batches = batches;
        history = new History(metrics, List.of());
        last = new Progress(
                1, epochs, 0, batches, Double.NaN, Double.NaN, Duration.ZERO, Duration.ZERO, Progress.State.RUNNING,
                history);
    }

    /** The epochs finished so far. */
    History history() {
        return history;
    }

    /** The loss of the first batch, as it was before any step. */
    OptionalDouble firstLoss() {
        return firstLoss;
    }

    void finished(History.Epoch epoch) {
        history = history.with(epoch);
    }

    void step(int epoch, int batch, double loss, double rate) {
        firstLoss = firstLoss.isPresent() ? firstLoss : OptionalDouble.of(loss);
        long done = (epoch - 1L) * batches + batch;
        long total = (long) epochs * batches;
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        Duration remaining = Duration.ofNanos((long) ((double) elapsed.toNanos() / done * (total - done)));
        tell(new Progress(
                epoch, epochs, batch, batches, loss, rate, elapsed, remaining, Progress.State.RUNNING, history));
    }

    /** Notes that the step after the last could not be done. */
    void refused(String reason) {
        int epoch = history.epochs().size() + 1;
        int batch = last.epoch() == epoch ? last.batch() + 1 : 1;
        history = history.endedBy(new History.NotFinite(epoch, batch, batches, reason));
    }

    /** Notes what was seen in the end. */
    void seen(Clues clues) {
        history = history.with(clues);
    }

    /** Notes that the model is again what it was after an earlier epoch. */
    void restored(int epoch) {
        history = history.restoredTo(epoch);
    }

    /** @return the history */
    History end(Progress.State state) {
        tell(new Progress(
                last.epoch(), epochs, last.batch(), batches, last.loss(), last.learningRate(),
                Duration.ofNanos(System.nanoTime() - start), Duration.ZERO, state, history));
        return history;
    }

    /** After which step the run stands: {@code after epoch 2, batch 7}. */
    String place() {
        return last.batch() == 0 ? "at its first step" : "after epoch " + last.epoch() + ", batch " + last.batch();
    }

    private void tell(Progress progress) {
        last = progress;
        for (ProgressListener listener : listeners) {
            try {
                listener.on(progress);
            } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
                // A picture that cannot be drawn must not end a training run.
                continue;
            }
        }
    }
}
