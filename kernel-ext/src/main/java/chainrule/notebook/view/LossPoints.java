package chainrule.notebook.view;

import chainrule.train.History;
import chainrule.train.History.Epoch;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The points of one curve: what is finite, and of very many an even choice with the first and the last.
 *
 * @param epochs from left to right
 * @param losses one per epoch
 */
record LossPoints(double[] epochs, double[] losses) {

    private static final int MOST = 400;

    static LossPoints train(History history) {
        return of(history.epochs(), Epoch::trainLoss);
    }

    static LossPoints validation(History history) {
        return of(history.epochs(), epoch -> epoch.validationLoss().orElse(Double.NaN));
    }

    boolean isEmpty() {
        return epochs.length == 0;
    }

    private static LossPoints of(List<Epoch> all, ToDoubleFunction<Epoch> loss) {
        List<Epoch> epochs = evenly(all, MOST).stream()
                .filter(epoch -> Double.isFinite(loss.applyAsDouble(epoch))).toList();
        return new LossPoints(
                epochs.stream().mapToDouble(Epoch::number).toArray(),
                epochs.stream().mapToDouble(loss).toArray());
    }

    /** At most {@code most} (two or more) of {@code all}, evenly chosen, with the first and the last. */
    static <T> List<T> evenly(List<T> all, int most) {
        if (all.size() <= most) {
            return all;
        }
        return IntStream.range(0, most)
                .mapToObj(at -> all.get((int) ((long) at * (all.size() - 1) / (most - 1)))).toList();
    }
}
