package chainrule.notebook.real;

import com.google.gson.Gson;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The machine's Chromium, cut off from the network: what it shows needs nothing but the page. */
final class Browser implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final int WIDTH = 1400;
    private static final int HEIGHT = 1000;

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    Browser() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright.chromium().launch(new BrowserType.LaunchOptions()
                .setExecutablePath(executable())
                .setArgs(List.of(
                        "--no-sandbox", "--disable-gpu", "--disable-background-networking",
                        "--disable-component-update", "--disable-sync")));
    }

    /** Opens a page, keeps a screenshot of all of it, and tells what a reader sees. */
    Sight look(Path page, ColorScheme scheme, Path screenshot) {
        try (Page tab = chromium.newPage(new com.microsoft.playwright.Browser.NewPageOptions()
                .setViewportSize(WIDTH, HEIGHT)
                .setColorScheme(scheme))) {
            tab.route(url -> url.startsWith("http"), Route::abort);
            tab.navigate(page.toUri().toString());
            Sight sight = new Gson().fromJson((String) tab.evaluate(script()), Sight.class);
            Files.createDirectories(screenshot.getParent());
            tab.screenshot(new Page.ScreenshotOptions().setPath(screenshot).setFullPage(true));
            return sight;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }

    private static String script() throws IOException {
        try (InputStream script = Browser.class.getResourceAsStream("legible.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Path executable() {
        return NAMES.stream()
                .flatMap(name -> Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("This test looks at the page in Chromium, and there is none on the"
                        + " PATH: install it (Debian, Ubuntu: apt-get install chromium)."));
    }
}
