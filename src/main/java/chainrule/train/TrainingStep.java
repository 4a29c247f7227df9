package chainrule.train;

import chainrule.loss.Loss;
import chainrule.nn.Layer;
import chainrule.nn.Parameter;
import chainrule.optim.Optimizer;
import chainrule.replay.ByShape;
import chainrule.tape.Attempt;
import chainrule.tape.NonFiniteException;
import chainrule.tape.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One step of training, over and over: forward, backward, update. The model is called in every step; as long as it does
 * what it did before, which is checked, the numbers are computed by a program that was prepared once for that shape of
 * batch. The bits are those of {@code gradients(loss.of(model.applyTraining(x), t), …)} and the optimiser's step.
 *
 * <pre>{@code
 * TrainingStep step = new TrainingStep(model, new SoftmaxCrossEntropy(), new Sgd(0.1));
 * double loss = step.on(new Dataset(x, t));
 * }</pre>
 *
 * <p>A layer that keeps what it was given or has made needs {@link Value#detached} to look at it after the step.
 */
public final class TrainingStep {

    private final Layer model;
    private final Loss loss;
    private final Optimizer optimizer;
    private final List<Parameter> parameters;
    private final Optional<UnaryOperator<Value>> penalty;
    private final ByShape<RecordedSlopes> slopes = new ByShape<>();
    private @Nullable RecordedSlopes last;

    /**
     * @param model     what learns. Modified by each step
     * @param loss      what is made small, its mean over the batch
     * @param optimizer how
     * @throws IllegalArgumentException if it has no parameters
     */
    public TrainingStep(Layer model, Loss loss, Optimizer optimizer) {
        this(model, loss, Optional.empty(), optimizer);
    }

    /**
     * With a charge for every parameter, added to the loss.
     *
     * @param penalty from a parameter to a scalar: {@code w -> squaredPenalty(1e-4, w)}
     */
    public TrainingStep(Layer model, Loss loss, UnaryOperator<Value> penalty, Optimizer optimizer) {
        this(model, loss, Optional.of(penalty), optimizer);
    }

    private TrainingStep(Layer model, Loss loss, Optional<UnaryOperator<Value>> penalty, Optimizer optimizer) {
        this.model = model;
        this.loss = loss;
        this.penalty = penalty;
        this.optimizer = optimizer;
        parameters = learned(model);
    }

    /** What a model learns. */
    static List<Parameter> learned(Layer model) {
        List<Parameter> parameters = model.parameters();
        if (parameters.isEmpty()) {
            throw new IllegalArgumentException("the model has nothing to learn: its parameters() are empty. A layer of your own made of"
                    + " layers has to list theirs there, as Sequential does; a function x -> … has none");
        }
        return parameters;
    }

    /**
     * Makes a step. If it cannot be done, nothing has changed.
     *
     * @return the loss before the step
     * @throws NonFiniteException if a number on the way or a parameter would not be finite
     */
    public double on(Dataset batch) {
        RecordedSlopes recorded = run(batch);
        optimizer.step(parameters, recorded.slopes(), optimizer.learningRate(parameters));
        recorded.keepStatistics();
        return recorded.cost();
    }

    /** The loss of a batch and its gradients, without a step. */
    public double gradients(Dataset batch) {
        return run(batch).cost();
    }

    /** The loss of a batch alone. */
    public double loss(Dataset batch) {
        return recorded(batch).loss(batch);
    }

    /** What the model predicted for the last batch, while it was learning from it. */
    Value prediction() {
        return last.prediction();
    }

    private RecordedSlopes run(Dataset batch) {
        RecordedSlopes recorded = recorded(batch);
        last = recorded;
        // Random generators, too, are where they were if it fails.
        return Attempt.of(() -> recorded.run(batch));
    }

    private RecordedSlopes recorded(Dataset batch) {
        return slopes.get(
                List.of(batch.inputs().shape(), batch.targets().shape()),
                () -> new RecordedSlopes(model, loss, penalty, parameters, batch));
    }
}
