package chainrule.explain;

import chainrule.explain.ModelSummary.Row;
import chainrule.nn.Layer;
import chainrule.nn.Parameter;
import chainrule.shape.Shape;
import chainrule.tape.Tape;
import chainrule.tape.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** Goes through a model layer by layer. */
final class ModelSummaryBuilder {

    private static final int FIRST = 40;
    private static final int LAST = 10;
    private static final int DEEPEST = 20;

    private final Layer model;
    private final OptionalInt features;
    private final SampleRun run = new SampleRun();
    private final Set<Parameter> counted = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Row> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    ModelSummaryBuilder(Layer model, SummaryOptions options) {
        this.model = model;
        features = options.features().isPresent() ? options.features() : model.features();
    }

    ModelSummary build() {
        Optional<Value> sample = features.isPresent() ? Optional.of(run.sample(features.getAsInt())) : Optional.empty();
        Optional<Value> output = sample.flatMap(x -> run.apply(model, x));
        OptionalLong operations = operations(sample, output);
        if (model.parts().isEmpty()) {
            add(model, sample, 0);
        } else {
            addAll(model.parts(), sample, 0);
            rest();
        }
        if (sample.isPresent() && output.isEmpty()) {
            notes.add(0, "It cannot be applied to a sample of " + TapeNodes.count(features.getAsInt(), "feature") + ": " + run.failure());
        }
        long shared = rows.stream().mapToLong(Row::shared).sum();
        if (shared > 0) {
            notes.add(TapeNodes.count(shared, "number") + " of parameters that several layers share " + (shared == 1 ? "is" : "are") + " counted once");
        }
        return new ModelSummary(LayerNames.of(model, () -> steps(sample, output)), features, shown(), size(model.parameters()),
                size(model.buffers()), operations, notes);
    }

    /** Parameters of the model that none of its parts has. */
    private void rest() {
        List<Parameter> own = model.parameters().stream().filter(parameter -> !counted.contains(parameter)).toList();
        if (!own.isEmpty()) {
            long numbers = size(own);
            counted.addAll(own);
            rows.add(new Row(0, "beside these layers", Optional.empty(), owned(own.stream()), numbers, 0, 0, OptionalLong.empty()));
        }
    }

    private void addAll(List<Layer> parts, Optional<Value> x, int depth) {
        Optional<Value> next = x;
        for (Layer part : parts) {
            Optional<Value> given = next;
            add(part, given, depth);
            next = given.flatMap(value -> run.apply(part, value));
        }
    }

    private void add(Layer layer, Optional<Value> x, int depth) {
        Optional<Value> y = x.flatMap(value -> run.apply(layer, value));
        List<Parameter> own = layer.parameters().stream().distinct().toList();
        List<Parameter> fresh = own.stream().filter(parameter -> !counted.contains(parameter)).toList();
        boolean whole = layer.parts().isEmpty() || depth >= DEEPEST;
        rows.add(new Row(depth, LayerNames.of(layer, () -> steps(x, y)), y.map(Value::shape),
                whole ? owned(Stream.concat(own.stream(), layer.buffers().stream())) : List.of(),
                size(fresh), whole ? size(own) - size(fresh) : 0, size(layer.buffers()), operations(x, y)));
        if (!whole) {
            addAll(layer.parts(), x, depth + 1);
        }
        counted.addAll(own);
    }

    private static List<String> owned(Stream<Parameter> parameters) {
        return parameters.map(parameter -> parameter.name().substring(parameter.name().lastIndexOf('.') + 1) + " "
                + parameter.value().shape()).toList();
    }

    private OptionalLong operations(Optional<Value> x, Optional<Value> y) {
        return x.isEmpty() || y.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(run.between(x.get(), y.get()).stream().mapToLong(SweepCost::flops).sum());
    }

    /** The names of the operations from one to the other. */
    private List<String> steps(Optional<Value> x, Optional<Value> y) {
        if (x.isEmpty() || y.isEmpty()) {
            return List.of();
        }
        Set<Value> between = new HashSet<>();
        between.addAll(run.between(x.get(), y.get()));
        return Tape.of(y.get()).stream().filter(between::contains)
                .flatMap(value -> Stream.ofNullable(value.op())).map(op -> op.name()).toList();
    }

    private static long size(List<Parameter> parameters) {
        return parameters.stream().distinct().map(parameter -> parameter.value().shape()).mapToLong(Shape::size).sum();
    }

    private List<Row> shown() {
        if (rows.size() <= FIRST + LAST) {
            return rows;
        }
        List<Row> ends = new ArrayList<>(rows.subList(0, FIRST));
        ends.addAll(rows.subList(rows.size() - LAST, rows.size()));
        notes.add(TapeNodes.count(rows.size() - FIRST - LAST, "layer") + " after the first " + FIRST + " are not shown, but counted");
        return ends;
    }
}
