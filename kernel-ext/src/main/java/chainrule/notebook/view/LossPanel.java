package chainrule.notebook.view;

import chainrule.train.History;
import chainrule.train.History.Epoch;
import chainrule.train.Scores;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * One chart of a training run: the loss, a metric or the learning rate, over the epochs.
 *
 * @param name       of what is shown
 * @param title      of the vertical axis
 * @param height     in pixels
 * @param scale      the vertical axis
 * @param train      the solid curve
 * @param validation the dashed curve; empty where there is none
 * @param best       where the best epoch stands: one point or none
 * @param notFinite  places with a number that is not finite, in epochs
 */
record LossPanel(
        String name,
        String title,
        int height,
        LossScale scale,
        LossPoints train,
        LossPoints validation,
        LossPoints best,
        double[] notFinite) {

    private static final int TALL = 340;
    private static final int LOW = 200;
    private static final int MOST_METRICS = 4;
    private static final int LONGEST_NAME = 20;
    private static final LossPoints NONE = new LossPoints(new double[0], new double[0]);

    /** The loss first, then each metric (the first four), then the learning rate if it has changed. */
    static List<LossPanel> of(History history, LossAxis axis) {
        List<LossPanel> panels = new ArrayList<>();
        panels.add(of("loss", TALL, history, Scores::loss, axis));
        for (int m = 0; m < Math.min(MOST_METRICS, history.metrics().size()); m++) {
            int at = m;
            String name = Label.oneLine(history.metrics().get(m), LONGEST_NAME);
            panels.add(of(name, LOW, history, scores -> scores.metrics().get(at), LossAxis.AS_NEEDED));
        }
        double[] rates = history.epochs().stream().mapToDouble(Epoch::learningRate).toArray();
        if (DoubleStream.of(rates).distinct().count() > 1) {
            LossScale scale = LossScale.of(LossPoints.of(rates).numbers(), LossAxis.AS_NEEDED);
            String name = "learning rate";
            panels.add(new LossPanel(name, scale.title(name), LOW, scale, LossPoints.of(rates), NONE, NONE, new double[0]));
        }
        return panels;
    }

    private static LossPanel of(
            String name, int height, History history, ToDoubleFunction<Scores> score, LossAxis axis) {
        double[] train = history.epochs().stream().mapToDouble(epoch -> score.applyAsDouble(epoch.train())).toArray();
        double[] validation = history.epochs().stream()
                .mapToDouble(epoch -> epoch.validation().map(score::applyAsDouble).orElse(Double.NaN)).toArray();
        LossPoints solid = LossPoints.of(train);
        LossPoints dashed = LossPoints.of(validation);
        LossPoints best = history.best()
                .map(epoch -> new LossPoints(
                        new double[] {epoch.number()},
                        new double[] {score.applyAsDouble(epoch.validation().orElse(epoch.train()))}))
                .filter(point -> history.epochs().size() > 1 && Double.isFinite(point.numbers()[0]))
                .orElse(NONE);
        double[] drawn = DoubleStream.concat(
                DoubleStream.concat(DoubleStream.of(solid.numbers()), DoubleStream.of(dashed.numbers())),
                DoubleStream.of(best.numbers())).toArray();
        LossScale scale = LossScale.of(drawn, axis);
        return new LossPanel(name, scale.title(name), height, scale, solid, dashed, best, notFinite(history, score));
    }

    /** Where an epoch has a score that is not finite, and where a run was ended by such a number. */
    private static double[] notFinite(History history, ToDoubleFunction<Scores> score) {
        DoubleStream scores = history.epochs().stream()
                .filter(epoch -> !Double.isFinite(score.applyAsDouble(epoch.train()))
                        || epoch.validation().stream().anyMatch(v -> !Double.isFinite(score.applyAsDouble(v))))
                .mapToDouble(Epoch::number);
        OptionalDouble end = history.notFinite().stream().mapToDouble(History.NotFinite::epochsDone).findFirst();
        return DoubleStream.concat(scores, end.stream()).toArray();
    }

    /** The epochs of points that the axis does not have, in order. */
    double[] offAxis() {
        return DoubleStream.concat(offAxis(train), offAxis(validation)).sorted().distinct().toArray();
    }

    private DoubleStream offAxis(LossPoints points) {
        return IntStream.range(0, points.numbers().length).filter(at -> !scale.has(points.numbers()[at]))
                .mapToDouble(at -> points.epochs()[at]);
    }

    /** Whether nothing but one curve is drawn, which the axis names. */
    boolean isOneCurve() {
        return validation.isEmpty() && best.isEmpty() && notFinite.length == 0 && offAxis().length == 0;
    }

    /** Where the axis of epochs ends, if the epochs alone need no more than {@code epochs}. */
    int lastEpoch(int epochs) {
        double last = DoubleStream.of(notFinite).max().orElse(0);
        return Math.max(epochs, (int) Math.ceil(last));
    }
}
