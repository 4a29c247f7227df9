package chainrule.notebook.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The Jupyter that {@code ./chainrule test} found, with our kernel in it: nbclient executes, nbconvert makes pages. */
final class Jupyter {

    private static final Path FOLDER = Path.of("target", "notebooks");
    private static final long PATIENCE_MINUTES = 5;

    private Jupyter() {}

    /** Executes a notebook; a cell that fails does not end it. */
    static ExecutedNotebook execute(Path notebook, String... options) {
        Path executed = FOLDER.resolve("executed-" + notebook.getFileName());
        List<String> arguments = new ArrayList<>(List.of(
                "--to", "notebook", "--execute", "--allow-errors", "--ExecutePreprocessor.record_timing=False",
                "--output-dir", FOLDER.toString(), "--output", executed.getFileName().toString()));
        arguments.addAll(List.of(options));
        arguments.add(notebook.toString());
        nbconvert(arguments);
        return ExecutedNotebook.read(executed);
    }

    /** The executed notebook as a page of its own, in the theme {@code light} or {@code dark}. */
    static Path page(Path notebook, String theme) {
        String name = notebook.getFileName().toString().replace(".ipynb", "") + "-" + theme + ".html";
        nbconvert(List.of(
                "--to", "html", "--HTMLExporter.theme=" + theme,
                "--output-dir", FOLDER.toString(), "--output", name, notebook.toString()));
        return FOLDER.resolve(name).toAbsolutePath();
    }

    /** What the launcher says of it, by the name of the variable. */
    static String setting(String variable) {
        return Optional.ofNullable(System.getenv(variable)).orElseThrow(() -> new AssertionError("This test drives a real Jupyter, or a"
                + " real browser: run ./chainrule test, which finds or installs them and sets " + variable + " and more."));
    }

    private static void nbconvert(List<String> arguments) {
        setting("JUPYTER_PATH");
        List<String> command = new ArrayList<>(List.of(setting("CHAINRULE_PYTHON"), "-W", "ignore", "-m", "nbconvert"));
        command.addAll(arguments);
        try {
            Files.createDirectories(FOLDER);
            Path log = Files.createTempFile(FOLDER, "nbconvert-", ".log");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            boolean ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
            if (!ended) {
                process.destroy();
            }
            if (!ended || process.exitValue() != 0) {
                throw new AssertionError(String.join(" ", command) + (ended ? " failed:\n" : " does not end:\n")
                        + Files.readString(log));
            }
            Files.delete(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }
}
