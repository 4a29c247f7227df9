package chainrule.train;

import chainrule.diff.Gradients;
import chainrule.loss.Loss;
import chainrule.nn.Layer;
import chainrule.nn.Parameter;
import chainrule.replay.Program;
import chainrule.tape.DomainException;
import chainrule.tape.Entries;
import chainrule.tape.NonFiniteException;
import chainrule.tape.Recording;
import chainrule.tape.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/** The loss of a model for batches of one shape and its gradients, by programs where the model can be recorded. */
final class RecordedSlopes {

    /** For a model that does something else in nearly every call it does not pay to prepare. */
    private static final int MOST_PROGRAMS = 8;

    private static final int COST = 0;
    private static final int PREDICTION = 1;
    private static final int SLOPES = 2;

    private final Layer model;
    private final Loss loss;
    private final List<Parameter> parameters;
    private final List<Parameter> buffers;
    private final Recording recording = new Recording();
    private final Value inputs;
    private final Value targets;
    private final List<Value> weights = new ArrayList<>();
    private final List<Value> statistics = new ArrayList<>();
    private final Map<List<Value>, Program> programs = new HashMap<>();
    private boolean replayable = true;
    private List<DMatrixRMaj> results = List.of();

    /** @param example a batch of the shape */
    RecordedSlopes(Layer model, Loss loss, List<Parameter> parameters, Dataset example) {
        this.model = model;
        this.loss = loss;
        this.parameters = parameters;
        buffers = model.buffers();
        inputs = standIn(example.inputs());
        targets = standIn(example.targets());
        parameters.forEach(parameter -> weights.add(standIn(parameter.value())));
        buffers.forEach(buffer -> statistics.add(standIn(buffer.value())));
    }

    private Value standIn(Value value) {
        return recording.input(value.name(), value.shape());
    }

    /** Computes for a batch of the shape. No parameter and no running statistic changes. */
    void run(Dataset batch) {
        recording.again();
        recording.bind(inputs, batch.inputs());
        recording.bind(targets, batch.targets());
        try {
            results = compute(record());
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
            Value prediction = model.applyTraining(inputs);
            recorded.add(loss.of(prediction, targets));
            recorded.add(prediction);
        } finally {
            parameters.forEach(Parameter::giveBack);
            buffers.forEach(buffer -> recorded.add(buffer.giveBack()));
        }
        return recorded;
    }

    private void lend(List<Parameter> lenders, List<Value> replacements) {
        for (int i = 0; i < replacements.size(); i++) {
            recording.bind(replacements.get(i), lenders.get(i).lend(replacements.get(i)));
        }
    }

    private List<DMatrixRMaj> compute(List<Value> recorded) {
        Program program = programs.get(recorded);
        if (program == null && replayable && programs.size() < MOST_PROGRAMS) {
            program = prepare(recorded);
        }
        if (program == null) {
            return oneByOne(recorded);
        }
        try {
            program.run();
            return program.outputs();
        } catch (NonFiniteException | DomainException refusal) {
            // The operations on their own can tell more: what was being differentiated.
            oneByOne(recorded);
            throw refusal;
        }
    }

    private @Nullable Program prepare(List<Value> recorded) {
        try {
            Program program = recording.withoutNumbers(() -> Program.of(recording, withSlopes(recorded, weights)));
            programs.put(recorded, program);
            return program;
        } catch (Recording.DependsOnNumbersException e) {
            replayable = false;
            return null;
        }
    }

    private List<DMatrixRMaj> oneByOne(List<Value> recorded) {
        List<Value> concrete = recorded.stream().map(recording::concrete).toList();
        return withSlopes(concrete, weights.stream().map(recording::concrete).toList()).stream().map(Entries::of).toList();
    }

    private static List<Value> withSlopes(List<Value> recorded, List<Value> by) {
        Gradients gradients = Gradients.gradients(recorded.get(COST), by);
        List<Value> all = new ArrayList<>(recorded);
        all.addAll(SLOPES, by.stream().map(gradients::of).toList());
        return all;
    }
}
