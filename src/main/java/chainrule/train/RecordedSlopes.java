package chainrule.train;

import static chainrule.op.Add.add;

import chainrule.diff.Gradients;
import chainrule.loss.Loss;
import chainrule.nn.Layer;
import chainrule.nn.Parameter;
import chainrule.replay.Replay;
import chainrule.tape.Recording;
import chainrule.tape.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.ejml.data.DMatrixRMaj;

/** The loss of a model for batches of one shape and its gradients, by programs where the model can be recorded. */
final class RecordedSlopes {

    private static final int COST = 0;
    private static final int PREDICTION = 1;
    private static final int SLOPES = 2;

    private final Layer model;
    private final Loss loss;
    private final Optional<UnaryOperator<Value>> penalty;
    private final List<Parameter> parameters;
    private final List<Parameter> buffers;
    private final Recording recording = new Recording();
    private final Value inputs;
    private final Value targets;
    private final List<Value> weights = new ArrayList<>();
    private final List<Value> statistics = new ArrayList<>();
    private final Replay costAlone = new Replay(recording, List.of(), (recorded, by) -> recorded);
    private final Replay withSlopes;
    private List<DMatrixRMaj> results = List.of();

    /** @param example a batch of the shape */
    RecordedSlopes(
            Layer model, Loss loss, Optional<UnaryOperator<Value>> penalty, List<Parameter> parameters, Dataset example) {
        this.model = model;
        this.loss = loss;
        this.penalty = penalty;
        this.parameters = parameters;
        buffers = model.buffers();
        inputs = standIn(example.inputs());
        targets = standIn(example.targets());
        parameters.forEach(parameter -> weights.add(standIn(parameter.value())));
        buffers.forEach(buffer -> statistics.add(standIn(buffer.value())));
        withSlopes = new Replay(recording, weights, RecordedSlopes::withSlopes);
    }

    private Value standIn(Value value) {
        return recording.input(value.name(), value.shape());
    }

    /**
     * Computes for a batch of the shape. No parameter and no running statistic changes.
     *
     * @return this
     */
    RecordedSlopes run(Dataset batch) {
        results = call(batch, withSlopes::of);
        return this;
    }

    /** The loss of a batch of the shape alone. */
    double loss(Dataset batch) {
        return call(batch, recorded -> costAlone.of(recorded.subList(COST, PREDICTION))).get(COST).data[0];
    }

    private List<DMatrixRMaj> call(Dataset batch, Function<List<Value>, List<DMatrixRMaj>> computation) {
        recording.again();
        recording.bind(inputs, batch.inputs());
        recording.bind(targets, batch.targets());
        try {
            return computation.apply(record());
        } finally {
            recording.end();
        }
    }

    double cost() {
        return results.get(COST).data[0];
    }

    /** The prediction that the loss was taken of. */
    Value prediction() {
        return Value.matrix("", results.get(PREDICTION));
    }

    /** The gradients by the parameters, until the next run. */
    List<DMatrixRMaj> slopes() {
        return results.subList(SLOPES, SLOPES + parameters.size());
    }

    /** Lets the running statistics have seen the batch. */
    void keepStatistics() {
        for (int i = 0; i < buffers.size(); i++) {
            buffers.get(i).draft().setTo(results.get(SLOPES + parameters.size() + i));
            buffers.get(i).accept();
        }
    }

    /** Loss, prediction and next running statistics, without numbers. */
    private List<Value> record() {
        lend(parameters, weights);
        lend(buffers, statistics);
        List<Value> recorded = new ArrayList<>();
        try {
            recording.calling(() -> {
                Value prediction = model.applyTraining(inputs);
                recorded.add(charged(loss.of(prediction, targets)));
                return recorded.add(prediction);
            });
        } finally {
            parameters.forEach(Parameter::giveBack);
            buffers.forEach(buffer -> recorded.add(buffer.giveBack()));
        }
        return recorded;
    }

    private Value charged(Value cost) {
        Value sum = cost;
        for (Parameter parameter : penalty.isPresent() ? parameters : List.<Parameter>of()) {
            sum = add(sum, penalty.get().apply(parameter.value()));
        }
        return sum;
    }

    private void lend(List<Parameter> lenders, List<Value> replacements) {
        for (int i = 0; i < replacements.size(); i++) {
            recording.bind(replacements.get(i), lenders.get(i).lend(replacements.get(i)));
        }
    }

    private static List<Value> withSlopes(List<Value> recorded, List<Value> by) {
        Gradients gradients = Gradients.gradients(recorded.get(COST), by);
        List<Value> all = new ArrayList<>(recorded);
        all.addAll(SLOPES, by.stream().map(gradients::of).toList());
        return all;
    }
}
