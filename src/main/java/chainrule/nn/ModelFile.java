package chainrule.nn;

import chainrule.shape.Given;
import chainrule.tape.Value;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Keeps the parameters of a model in a file, and after them its buffers: their names, shapes and every bit of their
 * numbers. The model itself is code; a file fits the model that has the same parameters in the same order.
 *
 * <pre>{@code
 * ModelFile.save(Path.of("digits.model"), model);
 * ModelFile.load(Path.of("digits.model"), model);
 * }</pre>
 *
 * <p>The file, all numbers with the high byte first:
 * <pre>
 * 8 bytes    89 43 48 41 49 4E 0D 0A   what it is: "\x89CHAIN\r\n"
 * int        1                         version of this format
 * long                                 length of the whole file in bytes
 * int                                  how many parameters
 * for each parameter
 *   int                                length of its name in bytes
 *   bytes                              its name in UTF-8
 *   int, int                           rows, columns
 *   doubles                            its entries, row by row
 * 32 bytes                             SHA-256 of all bytes before
 * </pre>
 */
public final class ModelFile {

    private ModelFile() {}

    /**
     * Saves all parameters of a model. An earlier file of that name stays whole until the new one is, and whoever looks
     * finds one or the other.
     *
     * @throws ModelFileException       if the file cannot be written; the earlier one is still there
     * @throws IllegalArgumentException if two parameters have one name
     */
    public static void save(Path file, Layer model) {
        Given.require("ModelFile.save", "a file", file);
        Given.require("ModelFile.save", "a model", model);
        List<Parameter> parameters = Parameter.all(model);
        List<String> names = parameters.stream().map(Parameter::name).toList();
        for (String name : names) {
            if (names.indexOf(name) != names.lastIndexOf(name)) {
                throw new IllegalArgumentException("two parameters are called " + name + "; give each layer a name of its own");
            }
        }
        try {
            // A link stays a link: what it leads to is replaced.
            Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            write(target, parameters);
        } catch (NoSuchFileException e) {
            throw new ModelFileException("cannot save to " + file + ": its folder does not exist", e);
        } catch (IOException e) {
            throw new ModelFileException("cannot save to " + file + ": " + e + "; an earlier file is still there", e);
        }
    }

    /**
     * Loads all parameters of a model. The whole file is checked first: if it does not fit, the model stays as it is.
     *
     * @param model Modified: its parameters get the saved values
     * @throws ModelFileException if the file is missing, is no model file, is damaged, or belongs to another model
     */
    public static void load(Path file, Layer model) {
        Given.require("ModelFile.load", "a file", file);
        Given.require("ModelFile.load", "a model", model);
        List<Parameter> parameters = Parameter.all(model);
        List<Value> values;
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            values = new ModelReader(file, in).read(parameters);
        } catch (NoSuchFileException e) {
            throw new ModelFileException("there is no file " + file, e);
        } catch (IOException e) {
            throw new ModelFileException("cannot read " + file + ": " + e, e);
        }
        for (int i = 0; i < values.size(); i++) {
            parameters.get(i).set(values.get(i));
        }
    }

    /** Writes beside the target and moves it there when it is complete and on the disk. */
    private static void write(Path target, List<Parameter> parameters) throws IOException {
        Path draft = draft(target);
        try {
            try (FileChannel out = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                ModelWriter.write(parameters, out);
                out.force(true);
            }
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static Path draft(Path target) throws IOException {
        for (int k = 1; ; k++) {
            try {
                return Files.createFile(target.resolveSibling(target.getFileName() + "." + k + ".saving"));
            } catch (FileAlreadyExistsException e) {
                // Somebody else is saving, or was stopped while saving.
                continue;
            }
        }
    }
}
