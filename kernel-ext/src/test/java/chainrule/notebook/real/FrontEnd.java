package chainrule.notebook.real;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * A Jupyter server on this machine alone, with the page that readers open notebooks in: JupyterLab, or the classic
 * Notebook where that is what there is. Its settings, its trust and its notebooks lie in a folder of the test's.
 */
final class FrontEnd implements AutoCloseable {

    private static final String TOKEN = "of-a-test";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Path folder;
    private final String module;
    private final Process server;
    private final String address;

    /** Starts it, and waits until it answers. */
    FrontEnd(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        module = Jupyter.setting("CHAINRULE_FRONT_END");
        Files.createDirectories(notebooks());
        int port = freePort();
        address = "http://127.0.0.1:" + port;
        server = python("-m", module, "--no-browser", "--allow-root", "--ip=127.0.0.1", "--port=" + port).start();
        for (long end = System.nanoTime() + PATIENCE.toNanos(); !answers(); Thread.sleep(200)) {
            if (!server.isAlive() || System.nanoTime() > end) {
                close();
                throw new AssertionError(module + (server.isAlive() ? " does not answer" : " ended") + ":\n" + Files.readString(log()));
            }
        }
    }

    boolean isLab() {
        return module.equals("jupyterlab");
    }

    /** Where the notebooks lie that it opens. */
    Path notebooks() {
        return folder.resolve("notebooks");
    }

    /** The page of a notebook. */
    String page(Path notebook) {
        return address + (isLab() ? "/lab/tree/" : "/notebooks/") + notebook.getFileName() + "?token=" + TOKEN + (isLab() ? "&reset" : "");
    }

    /** How the pages opened from now on look; only Lab has a choice. */
    void theme(String name) throws IOException {
        setting("apputils-extension/themes", "{\"theme\": \"" + name + "\"}");
        setting("apputils-extension/notification", "{\"fetchNews\": \"false\", \"checkForUpdates\": false}");
    }

    private void setting(String plugin, String json) throws IOException {
        Path file = folder.resolve("config/lab/user-settings/@jupyterlab/" + plugin + ".jupyterlab-settings");
        Files.createDirectories(file.getParent());
        Files.writeString(file, json);
    }

    /** Signs a notebook, as its author's own Jupyter has done. */
    void trust(Path notebook) throws IOException, InterruptedException {
        Process signing = python(
                "-c", "from nbformat.sign import TrustNotebookApp; TrustNotebookApp.launch_instance()", notebook.toString()).start();
        if (!signing.waitFor(1, TimeUnit.MINUTES) || signing.exitValue() != 0) {
            signing.destroy();
            throw new AssertionError("the notebook could not be signed:\n" + Files.readString(log()));
        }
    }

    /** What the server itself holds of a notebook, with each cell's trust. */
    JsonObject contents(Path notebook) throws IOException, InterruptedException {
        String json = send(request("/api/contents/" + notebook.getFileName()).GET()).body();
        return JsonParser.parseString(json).getAsJsonObject().getAsJsonObject("content");
    }

    private boolean answers() throws InterruptedException {
        try {
            return send(request("/api/status").GET()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).timeout(PATIENCE).header("Authorization", "token " + TOKEN);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
    }

    private ProcessBuilder python(String... arguments) {
        ProcessBuilder python = new ProcessBuilder(Jupyter.setting("CHAINRULE_PYTHON"), "-W", "ignore");
        python.command().addAll(List.of(arguments));
        python.environment().put("JUPYTER_TOKEN", TOKEN);
        for (String kind : List.of("config", "data", "runtime")) {
            python.environment().put("JUPYTER_" + kind.toUpperCase(Locale.ROOT) + "_DIR", folder.resolve(kind).toString());
        }
        return python.directory(notebooks().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    }

    private Path log() {
        return folder.resolve("log");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Ends the server and the kernels that it has started, one way or the other. */
    @Override
    public void close() {
        List<ProcessHandle> kernels = server.descendants().toList();
        try {
            send(request("/api/shutdown").POST(HttpRequest.BodyPublishers.noBody()));
            server.waitFor(20, TimeUnit.SECONDS);
        } catch (IOException gone) {
            // it does not listen: it is ended below
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            kernels.forEach(ProcessHandle::destroyForcibly);
            server.destroyForcibly();
        }
    }
}
