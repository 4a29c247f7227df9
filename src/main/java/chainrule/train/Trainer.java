package chainrule.train;

import chainrule.check.AnomalyReport;
import chainrule.diff.Gradients;
import chainrule.linalg.SeededRandom;
import chainrule.loss.Loss;
import chainrule.nn.Layer;
import chainrule.nn.Parameter;
import chainrule.optim.Optimizer;
import chainrule.shape.Given;
import chainrule.tape.NonFiniteException;
import chainrule.tape.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The training loop: shuffled mini-batches, one step each, and after every epoch a look at the validation data. The
 * same settings and data give the same bits. It learns from {@link Layer#applyTraining} and measures
 * {@link Layer#apply}. An interrupted run ends after the step under way, with what it has
 * learned; the thread stays interrupted.
 *
 * <pre>{@code
 * History history = Trainer.of(model, new SoftmaxCrossEntropy(), new Sgd(0.1, 0.9))
 *         .epochs(30).batchSize(32).metric(new Accuracy())
 *         .fit(train, validation);
 * }</pre>
 *
 * @param model     what learns. Modified by {@link #fit}
 * @param loss      what is made small
 * @param optimizer how
 * @param epochs    passes over the training data
 * @param batchSize samples per step; the last batch of an epoch may be smaller
 * @param seed      of the shuffling
 * @param metrics   what else is measured, in that order
 * @param stopping  when to end before the last epoch, if ever
 * @param listeners who hears of every step, besides those installed
 */
public record Trainer(
        Layer model,
        Loss loss,
        Optimizer optimizer,
        int epochs,
        int batchSize,
        long seed,
        List<Metric> metrics,
        Optional<EarlyStopping> stopping,
        List<ProgressListener> listeners) {

    /** @throws IllegalArgumentException if there are no epochs, empty batches, or two metrics of one name */
    public Trainer {
        if (epochs < 1 || batchSize < 1) {
            throw new IllegalArgumentException(
                    "training needs at least one epoch of batches of at least one sample; got " + epochs + " epochs and batch size " + batchSize);
        }
        listeners = List.copyOf(listeners);
        metrics = List.copyOf(metrics);
        Set<String> names = new HashSet<>();
        for (Metric metric : metrics) {
            if (!names.add(metric.name())) {
                throw new IllegalArgumentException("two metrics are called " + metric.name() + ": measure each once");
            }
        }
    }

    /** Ten epochs of batches of 32, seed 1, no metrics. */
    public static Trainer of(Layer model, Loss loss, Optimizer optimizer) {
        Given.require("Trainer.of", "a model", model);
        Given.require("Trainer.of", "a loss", loss);
        Given.require("Trainer.of", "an optimizer", optimizer);
        return new Trainer(model, loss, optimizer, 10, 32, 1, List.of(), Optional.empty(), List.of());
    }

    /** The same with another number of epochs. */
    public Trainer epochs(int count) {
        return new Trainer(model, loss, optimizer, count, batchSize, seed, metrics, stopping, listeners);
    }

    /** The same with another batch size. */
    public Trainer batchSize(int samples) {
        return new Trainer(model, loss, optimizer, epochs, samples, seed, metrics, stopping, listeners);
    }

    /** The same with another seed. */
    public Trainer seed(long newSeed) {
        return new Trainer(model, loss, optimizer, epochs, batchSize, newSeed, metrics, stopping, listeners);
    }

    /** The same, measuring one metric more. */
    public Trainer metric(Metric measured) {
        List<Metric> more = new ArrayList<>(metrics);
        more.add(measured);
        return new Trainer(model, loss, optimizer, epochs, batchSize, seed, more, stopping, listeners);
    }

    /**
     * The same, ending early by the validation loss; the model is left as it was after its best epoch,
     * however the run ends, as soon as one epoch is done.
     */
    public Trainer earlyStopping(EarlyStopping rule) {
        return new Trainer(model, loss, optimizer, epochs, batchSize, seed, metrics, Optional.of(rule), listeners);
    }

    /** The same, telling one listener more. */
    public Trainer listener(ProgressListener listener) {
        List<ProgressListener> more = new ArrayList<>(listeners);
        more.add(listener);
        return new Trainer(model, loss, optimizer, epochs, batchSize, seed, metrics, stopping, more);
    }

    /** Its settings in one line; the model tells of itself. */
    @Override
    public String toString() {
        return "Trainer: " + loss.name() + " by " + optimizer + ", " + epochs + (epochs == 1 ? " epoch" : " epochs") + " in batches of "
                + batchSize + ", seed " + seed + metrics.stream().map(metric -> ", measuring " + metric.name()).collect(Collectors.joining())
                + stopping.map(rule -> ", stopping after " + rule.patience() + " epochs without progress").orElse("");
    }

    /**
     * Trains without validation data.
     *
     * @throws IllegalArgumentException if the model has no parameters, or cannot learn from the smallest of the batches
     */
    public History fit(Dataset train) {
        return fit(train, Optional.empty());
    }

    /** Trains, and measures loss and metrics on the validation data after each epoch. */
    public History fit(Dataset train, Dataset validation) {
        Given.require("fit", "a dataset to validate on", validation);
        return fit(train, Optional.of(validation));
    }

    /** The loss of the model's predictions for a dataset and its gradients by all parameters; nothing changes. */
    public Gradients gradients(Dataset data) {
        Value cost = loss.of(model.apply(data.inputs()), data.targets()).named("loss");
        return Gradients.gradients(cost, model.parameters().stream().map(Parameter::value).toList());
    }

    private History fit(Dataset train, Optional<Dataset> validation) {
        Given.require("fit", "a dataset to train on", train);
        if (stopping.isPresent() && validation.isEmpty()) {
            throw new IllegalArgumentException("early stopping watches the validation loss; got no validation data: call fit(train, validation)");
        }
        TrainingStep.learned(model);
        requireSamples(train.size());
        int batches = 1 + (train.size() - 1) / batchSize;
        Announcer announcer = new Announcer(listeners, epochs, batches, metrics.stream().map(Metric::name).toList());
        Optional<BestEpoch> best = stopping.map(rule -> new BestEpoch(rule, Parameter.all(model)));
        try {
            Progress.State state = run(train, validation, batches, announcer, best);
            return end(train, announcer, best, state);
        } catch (Refused e) {
            announcer.refused(e.refusal().getMessage());
            History history = end(train, announcer, best, Progress.State.FAILED);
            throw new TrainingException("training stopped " + announcer.place() + ": " + e.refusal().getMessage()
                    + history.restored().map(epoch -> ". The model is that of its best epoch, " + epoch).orElse(". The last completed step stands")
                    + "; a smaller learning rate than " + optimizer.learningRate(model.parameters())
                    + " may help.", e.refusal(), history, e.report());
        } catch (RuntimeException | Error e) {
            end(train, announcer, best, Progress.State.FAILED);
            throw e;
        }
    }

    /** Known before anything has moved: a batch that the model cannot learn from, the last of an epoch or all of them. */
    private void requireSamples(int samples) {
        int least = model.leastSamples();
        int rest = samples % batchSize == 0 ? Math.min(batchSize, samples) : samples % batchSize;
        if (rest < least) {
            int better = Math.max(least, batchSize + 1);
            while (better < samples && samples % better != 0 && samples % better < least) {
                better++;
            }
            throw new IllegalArgumentException("the model learns from batches of at least " + least + " samples; " + samples
                    + (samples == 1 ? " sample" : " samples") + " in batches of " + batchSize + " give one of " + rest
                    + (samples < least ? ": more samples are needed" : ": choose batches of " + better));
        }
    }

    private History end(Dataset train, Announcer announcer, Optional<BestEpoch> best, Progress.State state) {
        best.flatMap(BestEpoch::restore).ifPresent(announcer::restored);
        Clues.of(announcer.firstLoss(), model, loss, train).ifPresent(announcer::seen);
        return announcer.end(state);
    }

    private Progress.State run(
            Dataset train, Optional<Dataset> validation, int batches, Announcer announcer, Optional<BestEpoch> best) {
        SeededRandom random = new SeededRandom(seed);
        List<Parameter> parameters = model.parameters();
        TrainingStep step = new TrainingStep(model, loss, optimizer);
        boolean enough = false;
        for (int epoch = 1; epoch <= epochs && !enough; epoch++) {
            int[] order = random.permutation(train.size());
            Means means = new Means();
            double rate = optimizer.learningRate(parameters);
            for (int batch = 1; batch <= batches; batch++) {
                if (Thread.currentThread().isInterrupted()) {
                    return Progress.State.INTERRUPTED;
                }
                int from = (batch - 1) * batchSize;
                rate = optimizer.learningRate(parameters);
                int[] samples = Arrays.copyOfRange(order, from, from + Math.min(batchSize, order.length - from));
                Dataset part = train.samples(samples);
                double batchLoss = learn(step, part, means);
                announcer.step(epoch, batch, batchLoss, rate);
            }
            History.Epoch done = measure(epoch, rate, means, validation);
            announcer.finished(done);
            double watched = done.validationLoss().orElse(done.trainLoss());
            optimizer.epochEnded(parameters, watched);
            int number = epoch;
            enough = best.map(b -> b.enough(number, watched)).orElse(false);
        }
        return Progress.State.FINISHED;
    }

    private double learn(TrainingStep step, Dataset batch, Means means) {
        return watched(
                () -> {
                    double batchLoss = step.on(batch);
                    means.add(batchLoss, step, batch);
                    return batchLoss;
                },
                () -> loss.of(model.applyTraining(batch.inputs()), batch.targets()),
                model.parameters());
    }

    private History.Epoch measure(int epoch, double rate, Means means, Optional<Dataset> validation) {
        return watched(
                () -> means.epoch(epoch, rate, validation),
                () -> validation.map(data -> loss.of(model.apply(data.inputs()), data.targets())).orElse(Value.scalar(0)),
                List.of());
    }

    /**
     * Does a part of a run. If it meets a number that is not finite, what led there is done again to learn more about it:
     * the part has left nothing changed.
     *
     * @param cost the loss in it
     * @param by   what it is differentiated by
     */
    private static <T> T watched(Supplier<T> part, Supplier<Value> cost, List<Parameter> by) {
        try {
            return part.get();
        } catch (NonFiniteException e) {
            throw new Refused(e, report(cost, by).or(() -> AnomalyReport.of(e)));
        }
    }

    private static Optional<AnomalyReport> report(Supplier<Value> cost, List<Parameter> by) {
        try {
            return AnomalyReport.watch(() -> cost.get().named("loss"), by.stream().map(Parameter::value).toList());
        } catch (RuntimeException e) {
            // Done again it failed otherwise: a layer of the user's that is not the same twice.
            return Optional.empty();
        }
    }

    /** Means over the batches of one epoch, each weighted by its samples. */
    private final class Means {

        private final double[] metricSums = new double[metrics.size()];
        private double lossSum;
        private int samples;

        void add(double batchLoss, TrainingStep step, Dataset batch) {
            lossSum += batchLoss * batch.size();
            for (int m = 0; m < metricSums.length; m++) {
                metricSums[m] += metrics.get(m).of(step.prediction(), batch.targets()) * batch.size();
            }
            samples += batch.size();
        }

        History.Epoch epoch(int number, double rate, Optional<Dataset> validation) {
            List<Double> means = Arrays.stream(metricSums).mapToObj(sum -> sum / samples).toList();
            return new History.Epoch(number, rate, new Scores(lossSum / samples, means), validation.map(Trainer.this::scores));
        }
    }

    private Scores scores(Dataset data) {
        Value prediction = model.apply(data.inputs());
        return new Scores(
                loss.of(prediction, data.targets()).asScalar(),
                metrics.stream().map(metric -> metric.of(prediction, data.targets())).toList());
    }
}
