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

    /** Starts it; it does not answer at once. */
    FrontEnd(Path folder) throws IOException {
        this.folder = folder;
        module = Jupyter.setting("CHAINRULE_FRONT_END");
        Files.createDirectories(notebooks());
        int port = freePort();
        address = "http://127.0.0.1:" + port;
        ProcessBuilder start = python("-m", module, "--no-browser", "--allow-root", "--ip=127.0.0.1", "--port=" + port);
        if (isLab()) {
            noNews();
            // As it is shipped, so that it need not look for what others have added; and the page takes commands.
            start.command().addAll(List.of("--core-mode", "--expose-app-in-browser"));
        }
        server = start.start();
    }

    /** Waits until it answers. */
    private void await() throws IOException, InterruptedException {
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

    /** The page of a notebook, as soon as it can be had. */
    String page(Path notebook) throws IOException, InterruptedException {
        await();
        return address + (isLab() ? "/lab/tree/" : "/notebooks/") + notebook.getFileName() + "?token=" + TOKEN + (isLab() ? "&reset" : "");
    }

    /** Lab would like to tell news. */
    private void noNews() throws IOException {
        Path file = folder.resolve("config/lab/user-settings/@jupyterlab/apputils-extension/notification.jupyterlab-settings");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"fetchNews\": \"false\", \"checkForUpdates\": false}");
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
