package chainrule.oracle;

import chainrule.tape.Value;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;

/** One case of a file: leaves, a program over them, and what should come out. */
record OracleCase(JsonObject json) {

    /** The case files of a folder, by name. */
    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
    }

    /** All cases of a file. */
    static List<OracleCase> of(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            return JsonParser.parseReader(reader).getAsJsonObject().getAsJsonArray("cases").asList().stream()
                    .map(JsonElement::getAsJsonObject)
                    .map(OracleCase::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return json.get("name").getAsString();
    }

    String kind() {
        return json.get("kind").getAsString();
    }

    boolean has(String key) {
        return json.has(key);
    }

    boolean tagged(String tag) {
        return json.getAsJsonArray("tags").asList().stream().anyMatch(t -> t.getAsString().equals(tag));
    }

    List<JsonObject> program() {
        return json.getAsJsonArray("program").asList().stream().map(JsonElement::getAsJsonObject).toList();
    }

    /** The differentiable leaves in order. */
    Map<String, Value> inputs() {
        return leaves("inputs");
    }

    /** Runs the program; the result of its last step. */
    Value run(Map<String, Value> inputs) {
        return run(inputs, leaves("consts"));
    }

    Value run(Map<String, Value> inputs, Map<String, Value> constants) {
        Map<String, Value> scope = new HashMap<>(constants);
        scope.putAll(inputs);
        Value last = null;
        for (JsonObject step : program()) {
            List<Value> arguments = new ArrayList<>();
            step.getAsJsonArray("args").forEach(name -> arguments.add(scope.get(name.getAsString())));
            JsonObject attributes = step.has("attrs") ? step.getAsJsonObject("attrs") : new JsonObject();
            last = OracleOps.apply(step.get("op").getAsString(), arguments, attributes);
            scope.put(step.get("id").getAsString(), last);
        }
        return last;
    }

    Map<String, Value> leaves(String key) {
        Map<String, Value> leaves = new LinkedHashMap<>();
        for (JsonElement leaf : json.getAsJsonArray(key)) {
            String name = leaf.getAsJsonObject().get("name").getAsString();
            leaves.put(name, Value.matrix(name, matrix(leaf.getAsJsonObject())));
        }
        return leaves;
    }

    DMatrixRMaj expected(String key) {
        return matrix(json.getAsJsonObject(key));
    }

    DMatrixRMaj expected(String key, String input) {
        return matrix(json.getAsJsonObject(key).getAsJsonObject(input));
    }

    static DMatrixRMaj matrix(JsonObject m) {
        JsonArray data = m.getAsJsonArray("data");
        DMatrixRMaj matrix = new DMatrixRMaj(m.get("rows").getAsInt(), m.get("cols").getAsInt());
        for (int k = 0; k < data.size(); k++) {
            matrix.data[k] = number(data.get(k));
        }
        return matrix;
    }

    /** JSON has no NaN and no infinity: they are texts. */
    static double number(JsonElement element) {
        return Double.parseDouble(element.getAsString());
    }
}
