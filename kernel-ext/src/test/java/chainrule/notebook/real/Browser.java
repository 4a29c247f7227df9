package chainrule.notebook.real;

import com.google.gson.Gson;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The machine's Chromium, cut off from the network: what it shows needs nothing but the page. */
final class Browser implements AutoCloseable {

    private static final int WIDTH = 1400;
    private static final int HEIGHT = 1000;
    /** Beyond this Chromium draws nothing. */
    private static final int TALLEST = 16_000;
    private static final double PATIENCE = 120_000;

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    Browser() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright.chromium().launch(new BrowserType.LaunchOptions()
                .setExecutablePath(Path.of(Jupyter.setting("CHAINRULE_BROWSER")))
                .setArgs(List.of(
                        "--no-sandbox", "--disable-gpu", "--disable-background-networking",
                        "--disable-component-update", "--disable-sync")));
    }

    /** Opens a page, keeps a screenshot of all of it, and tells what a reader sees. */
    Sight look(Path page, ColorScheme scheme, Path screenshot) {
        try (Page tab = tab(scheme)) {
            tab.route(url -> url.startsWith("http"), Route::abort);
            tab.navigate(page.toUri().toString());
            return sight(tab, screenshot);
        }
    }

    /**
     * Opens a page that a server of this machine fills, and waits until it has.
     *
     * @param displays how many displays it will show
     */
    LivePage open(String page, int displays) {
        Page tab = tab(ColorScheme.LIGHT);
        tab.route(url -> url.startsWith("http") && !url.startsWith("http://127.0.0.1:"), Route::abort);
        tab.navigate(page);
        tab.evaluate(script("displays.js"));
        tab.waitForFunction("count => areShown(count)", displays);
        return new LivePage(tab);
    }

    private Page tab(ColorScheme scheme) {
        Page tab = chromium.newPage(new com.microsoft.playwright.Browser.NewPageOptions()
                .setViewportSize(WIDTH, HEIGHT)
                .setColorScheme(scheme));
        tab.setDefaultTimeout(PATIENCE);
        return tab;
    }

    private static Sight sight(Page tab, Path screenshot) {
        Sight sight = new Gson().fromJson((String) tab.evaluate(script("legible.js")), Sight.class);
        // What a front end scrolls inside the page, it shows whole on a page as tall as that.
        Object inside = tab.evaluate("() => Math.max(0, ...[...document.querySelectorAll('.jp-WindowedPanel-outer, #site')]"
                + ".map(box => box.scrollHeight))");
        tab.setViewportSize(WIDTH, Math.min(TALLEST, Math.max(HEIGHT, ((Number) inside).intValue() + HEIGHT / 5)));
        tab.evaluate("() => document.querySelectorAll('.jp-WindowedPanel-outer, #site').forEach(box => box.scrollTop = 0)");
        tab.screenshot(new Page.ScreenshotOptions().setPath(screenshot).setFullPage(true));
        return sight;
    }

    /** A page in a front end, open until the browser is closed. */
    static final class LivePage {

        private final Page tab;

        private LivePage(Page tab) {
            this.tab = tab;
        }

        /** Keeps a screenshot of all of it in a theme, and tells what a reader sees. */
        Sight look(ColorScheme scheme, Path screenshot) {
            boolean dark = scheme == ColorScheme.DARK;
            tab.setViewportSize(WIDTH, HEIGHT);
            tab.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            tab.evaluate("dark => askForTheme(dark)", dark);
            tab.waitForFunction("dark => isInTheme(dark)", dark);
            return sight(tab, screenshot);
        }

        /** What the page has of each display, as HTML. */
        List<String> displays() {
            String found = (String) tab.evaluate("() => JSON.stringify(displays().map(display => display.innerHTML))");
            return List.of(new Gson().fromJson(found, String[].class));
        }
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }

    private static String script(String name) {
        try (InputStream script = Browser.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
