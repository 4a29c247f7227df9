package chainrule.oracle;

import chainrule.diff.Gradients;
import chainrule.nn.Parameter;
import chainrule.op.Negate;
import chainrule.optim.Optimizer;
import chainrule.tape.Value;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;

/** A training run, step by step: losses, the first gradient, and parameters on the way. */
final class TrainingTrace {

    private final OracleCase oracle;
    private final JsonObject settings;
    private final Tolerance tolerance;
    private final Optimizer optimizer;
    private final Map<String, Parameter> parameters = new LinkedHashMap<>();

    private TrainingTrace(OracleCase oracle) {
        this.oracle = oracle;
        settings = oracle.json().getAsJsonObject("optimizer");
        tolerance = new Tolerance(oracle.json().getAsJsonObject("tol"));
        optimizer = OracleOptimizers.optimizer(settings);
        oracle.inputs().forEach((name, start) -> parameters.put(name, new Parameter(name, start.matrix())));
    }

    static OracleVerdict check(OracleCase oracle) {
        TrainingTrace trace = new TrainingTrace(oracle);
        trace.run();
        return new OracleVerdict(OracleVerdict.Outcome.PASSED, trace.tolerance.worst(), trace.tolerance.bits(), List.of());
    }

    private void run() {
        JsonObject losses = oracle.json().getAsJsonObject("losses");
        Map<Integer, JsonObject> snapshots = snapshots();
        int last = losses.keySet().stream().mapToInt(Integer::parseInt).max().orElseThrow();
        last = Math.max(last, snapshots.keySet().stream().mapToInt(k -> k).max().orElse(0));
        for (int done = 0; done <= last; done++) {
            Value loss = oracle.run(values(), constants(done));
            if (losses.has(String.valueOf(done))) {
                tolerance.check("loss after " + done + " steps", loss.asScalar(), OracleCase.number(losses.get(String.valueOf(done))));
            }
            if (snapshots.containsKey(done)) {
                int step = done;
                parameters.forEach((name, p) -> tolerance.check(
                        name + " after " + step + " steps", p.value().matrix(), OracleCase.matrix(snapshots.get(step).getAsJsonObject(name))));
            }
            step(loss, done == 0);
        }
    }

    private void step(Value loss, boolean first) {
        Value cost = settings.has("maximize") && settings.get("maximize").getAsBoolean() ? Negate.negate(loss) : loss;
        List<Value> values = List.copyOf(values().values());
        if (first) {
            List<DMatrixRMaj> gradients = values.stream().map(Gradients.gradients(loss, values)::of).map(Value::matrix).toList();
            OracleOptimizers.clipping(settings).ifPresent(clipping -> clipping.clip(gradients));
            List<String> names = List.copyOf(parameters.keySet());
            for (int i = 0; i < names.size(); i++) {
                tolerance.check("first gradient by " + names.get(i), gradients.get(i), oracle.expected("first_gradient", names.get(i)));
            }
        }
        optimizer.step(List.copyOf(parameters.values()), Gradients.gradients(cost, values));
    }

    private Map<String, Value> values() {
        Map<String, Value> values = new LinkedHashMap<>();
        parameters.forEach((name, parameter) -> values.put(name, parameter.value()));
        return values;
    }

    private Map<Integer, JsonObject> snapshots() {
        Map<Integer, JsonObject> snapshots = new HashMap<>();
        for (JsonElement snapshot : oracle.json().getAsJsonArray("snapshots")) {
            JsonObject object = snapshot.getAsJsonObject();
            snapshots.put(object.get("step").getAsInt(), object.getAsJsonObject("params"));
        }
        return snapshots;
    }

    /** The data of the next step: all rows, or those of its batch. */
    private Map<String, Value> constants(int done) {
        Map<String, Value> all = oracle.leaves("consts");
        if (!settings.has("batches")) {
            return all;
        }
        JsonArray batches = settings.getAsJsonArray("batches");
        List<Integer> rows = new ArrayList<>();
        batches.get(done % batches.size()).getAsJsonArray().forEach(row -> rows.add(row.getAsInt()));
        all.replaceAll((name, value) -> rows(value, rows));
        return all;
    }

    private static Value rows(Value x, List<Integer> rows) {
        DMatrixRMaj part = new DMatrixRMaj(rows.size(), x.shape().columns());
        for (int i = 0; i < part.numRows; i++) {
            for (int j = 0; j < part.numCols; j++) {
                part.set(i, j, x.get(rows.get(i), j));
            }
        }
        return Value.matrix(x.name(), part);
    }
}
