package chainrule.notebook.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A saved notebook after it was executed.
 *
 * @param path  where it lies
 * @param cells the code cells by id
 */
record ExecutedNotebook(Path path, Map<String, Cell> cells) {

    /** One cell, and what is saved under it. */
    record Cell(String source, List<Output> outputs) {

        /** The one output it has. */
        Output output() {
            assertThat(outputs).as(source).hasSize(1);
            return outputs.get(0);
        }
    }

    /** One saved output. */
    record Output(JsonObject json) {

        String type() {
            return json.get("output_type").getAsString();
        }

        /** The representation of one MIME type. */
        String data(String mime) {
            JsonObject data = json.getAsJsonObject("data");
            assertThat(data).as(json.toString()).isNotNull();
            assertThat(data.keySet()).contains(mime);
            return joined(data.get(mime));
        }

        String html() {
            return data("text/html");
        }

        String text() {
            return type().equals("stream") ? joined(json.get("text")) : data("text/plain");
        }

        /** The message of an error. */
        String error() {
            assertThat(type()).as(json.toString()).isEqualTo("error");
            return json.get("evalue").getAsString();
        }

        /** What the page shows of an error, without colours and rules. */
        List<String> traceback() {
            return StreamSupport.stream(json.getAsJsonArray("traceback").spliterator(), false)
                    .map(line -> line.getAsString().replaceAll("\u001b\\[[0-9;]*m", "").strip())
                    .filter(line -> !line.isEmpty() && !line.startsWith("---"))
                    .toList();
        }
    }

    static ExecutedNotebook read(Path path) {
        try {
            Map<String, Cell> cells = new LinkedHashMap<>();
            JsonObject notebook = JsonParser.parseString(Files.readString(path)).getAsJsonObject();
            for (JsonElement element : notebook.getAsJsonArray("cells")) {
                JsonObject cell = element.getAsJsonObject();
                if (cell.get("cell_type").getAsString().equals("code")) {
                    List<Output> outputs = StreamSupport.stream(cell.getAsJsonArray("outputs").spliterator(), false)
                            .map(output -> new Output(output.getAsJsonObject()))
                            .toList();
                    cells.put(cell.get("id").getAsString(), new Cell(joined(cell.get("source")), outputs));
                }
            }
            return new ExecutedNotebook(path, cells);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Cell cell(String id) {
        assertThat(cells).containsKey(id);
        return cells.get(id);
    }

    /** The HTML of every display, in order. */
    List<String> displays() {
        List<String> displays = cells.values().stream()
                .flatMap(cell -> cell.outputs().stream())
                .filter(output -> output.json().has("data") && output.json().getAsJsonObject("data").has("text/html"))
                .map(Output::html)
                .toList();
        assertThat(displays).isNotEmpty();
        return displays;
    }

    /** A text that the format may break into lines. */
    private static String joined(JsonElement text) {
        return text.isJsonArray()
                ? StreamSupport.stream(text.getAsJsonArray().spliterator(), false)
                        .map(JsonElement::getAsString)
                        .collect(Collectors.joining())
                : text.getAsString();
    }
}
