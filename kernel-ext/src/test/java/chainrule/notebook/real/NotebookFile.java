package chainrule.notebook.real;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A notebook written by a test: code cells, each with an id to ask for what it showed. */
final class NotebookFile {

    private final Map<String, String> cells = new LinkedHashMap<>();

    NotebookFile cell(String id, String source) {
        if (cells.put(id, source) != null) {
            throw new IllegalArgumentException("two cells " + id);
        }
        return this;
    }

    Path write(String name) {
        JsonObject kernel = new JsonObject();
        kernel.addProperty("name", "java");
        kernel.addProperty("display_name", "Java");
        kernel.addProperty("language", "java");
        JsonObject metadata = new JsonObject();
        metadata.add("kernelspec", kernel);
        JsonArray all = new JsonArray();
        cells.forEach((id, source) -> all.add(code(id, source)));
        JsonObject notebook = new JsonObject();
        notebook.add("cells", all);
        notebook.add("metadata", metadata);
        notebook.addProperty("nbformat", 4);
        notebook.addProperty("nbformat_minor", 5);
        try {
            Path folder = Files.createDirectories(Path.of("target", "notebooks"));
            return Files.writeString(folder.resolve(name), notebook.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonObject code(String id, String source) {
        JsonObject cell = new JsonObject();
        cell.addProperty("cell_type", "code");
        cell.addProperty("id", id);
        cell.addProperty("source", source);
        cell.add("execution_count", JsonNull.INSTANCE);
        cell.add("metadata", new JsonObject());
        cell.add("outputs", new JsonArray());
        return cell;
    }
}
