package chainrule.notebook.real;

import static chainrule.op.Add.add;
import static chainrule.op.Multiply.multiply;
import static org.assertj.core.api.Assertions.assertThat;

import chainrule.diff.Gradients;
import chainrule.explain.Cost;
import chainrule.explain.Derivation;
import chainrule.explain.GradientTable;
import chainrule.explain.HessianMatrix;
import chainrule.explain.Steps;
import chainrule.explain.TapeCheck;
import chainrule.explain.TapeGraph;
import chainrule.notebook.Display;
import chainrule.notebook.real.Browser.LivePage;
import chainrule.notebook.view.CostView;
import chainrule.notebook.view.DerivationView;
import chainrule.notebook.view.GradientCheckView;
import chainrule.notebook.view.GradientsView;
import chainrule.notebook.view.HessianView;
import chainrule.notebook.view.StepsView;
import chainrule.notebook.view.TapeView;
import chainrule.tape.Value;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Opens the gallery where its readers do: in the front end of this machine's Jupyter, from strangers (untrusted, as
 * after every download) and trusted, in both themes of JupyterLab. Untrusted output passes through that front end's own
 * sanitiser, and must lose nothing that a display needs. Screenshots stay in {@code target/screenshots}.
 */
@Tag("jupyter")
@Tag("browser")
class FrontEndIT {

    private static final Path GALLERY = Path.of("..", "notebooks", "01-gallery.ipynb");
    /** Shown to those whom one trusts, and taken away from all others: proves that a page is what it is taken for. */
    private static final String CONTROL = "<p>control of the %s</p><svg width=\"9\" height=\"9\"></svg>";
    /** What a page has put in the place of a formula. */
    private static final String SET = "mjx-container, .MathJax, .MathJax_Preview, .MathJax_Display, script[type^=math/]";

    @TempDir
    private static Path folder;

    private static FrontEnd frontEnd;
    private static Browser browser;
    private static final Map<String, LivePage> PAGES = new HashMap<>();

    @BeforeAll
    static void open() throws Exception {
        frontEnd = new FrontEnd(folder);
        browser = new Browser();
        for (String name : List.of("trusted", "untrusted")) {
            Files.writeString(notebook(name), galleryAndMore(name));
        }
        frontEnd.trust(notebook("trusted"));
    }

    @AfterAll
    static void close() {
        Optional.ofNullable(browser).ifPresent(Browser::close);
        Optional.ofNullable(frontEnd).ifPresent(FrontEnd::close);
    }

    @ParameterizedTest
    @CsvSource({"untrusted, LIGHT", "untrusted, DARK", "trusted, LIGHT", "trusted, DARK"})
    void everyDisplayIsThereAndLegible(String name, ColorScheme scheme) throws Exception {
        Path notebook = notebook(name);
        boolean trusted = name.equals("trusted");
        boolean styled = trusted || frontEnd.isLab(); // the classic Notebook takes all styles from strangers' output
        List<String> made = ExecutedNotebook.read(notebook).displays();
        if (!PAGES.containsKey(name)) {
            PAGES.put(name, browser.open(frontEnd.page(notebook), made.size()));
        }

        Sight sight = PAGES.get(name).look(scheme,
                Path.of("target", "screenshots", "live-" + name + "-" + scheme.name().toLowerCase(Locale.ROOT) + ".png"));

        List<String> displays = PAGES.get(name).displays();
        assertThat(trustOf(frontEnd.contents(notebook))).isNotEmpty().containsOnly(trusted);
        assertThat(displays).hasSameSizeAs(made);
        assertThat(displays.get(made.size() - 1)).contains("control").matches(html -> html.contains("<svg") == trusted, "is " + name);
        for (int at = 0; at < made.size() - 1; at++) {
            Document was = Jsoup.parseBodyFragment(made.get(at));
            Document is = Jsoup.parseBodyFragment(displays.get(at));
            List<Element> formulas = was.select("div:matchesWholeOwnText(^\\$)");
            assertThat(is.select("mjx-container, .MathJax")).as("formulas that are set").hasSameSizeAs(formulas);
            formulas.forEach(Element::empty);
            is.select(SET).remove();
            Remains.hasAllToRead(is, was);
            if (styled) {
                Remains.hasItsLook(is, was);
            }
        }
        Legibility.check(sight, styled ? Legibility.Page.STYLED : Legibility.Page.STRIPPED);
    }

    /** The check of what is cut must see it in a formula too, which the page makes of many small parts. */
    @Test
    void aFormulaThatIsCutIsFound() throws Exception {
        String formula = "<div%s>$$\\begin{aligned} %s &= \\left( \\begin{array}{c} 1 \\\\ 2 \\\\ 3 \\\\ 4 \\end{array} \\right) \\\\"
                + " &= \\sqrt{1 + \\frac{1}{2}} + \\overbrace{x + y + z + u + v + w} \\end{aligned}$$</div>";
        String inside = "<style>.inside .math, .inside mjx-math { display: inline-block !important; width: 40px !important; overflow: hidden }</style>";
        Path notebook = notebook("cut");
        Files.writeString(notebook, galleryWith(0, List.of(
                formula.formatted("", "whole"),
                formula.formatted(" style=\"width:40px;overflow:hidden\"", "around"),
                inside + formula.formatted(" class=\"inside\"", "inside"))));
        frontEnd.trust(notebook);

        LivePage page = browser.open(frontEnd.page(notebook), 3);
        Sight sight = page.look(ColorScheme.LIGHT, Path.of("target", "screenshots", "live-cut.png"));

        assertThat(page.displays()).hasSize(3).allMatch(html -> html.contains("MathJax"));
        assertThat(sight.cut()).hasSize(2);
    }

    private static List<Boolean> trustOf(JsonObject notebook) {
        return StreamSupport.stream(notebook.getAsJsonArray("cells").spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .filter(cell -> cell.has("outputs") && !cell.getAsJsonArray("outputs").isEmpty())
                .map(cell -> cell.getAsJsonObject("metadata").get("trusted").getAsBoolean())
                .toList();
    }

    private static Path notebook(String name) {
        return frontEnd.notebooks().resolve(name + ".ipynb");
    }

    /** With displays of names that would like to be more than text, and the control; that has its own name: whose words are signed is trusted. */
    private static String galleryAndMore(String name) throws IOException {
        List<String> more = new ArrayList<>(hostile());
        more.add(CONTROL.formatted(name));
        return galleryWith(Integer.MAX_VALUE, more);
    }

    /** The first cells of the gallery, and more cells with these displays. */
    private static String galleryWith(int first, List<String> more) throws IOException {
        JsonObject gallery = JsonParser.parseString(Files.readString(GALLERY)).getAsJsonObject();
        JsonArray cells = gallery.getAsJsonArray("cells");
        JsonObject last = cells.get(cells.size() - 1).getAsJsonObject();
        assertThat(last.getAsJsonArray("outputs")).hasSize(1);
        while (cells.size() > first) {
            cells.remove(cells.size() - 1);
        }
        for (int at = 0; at < more.size(); at++) {
            JsonObject cell = last.deepCopy();
            cell.addProperty("id", "more" + at);
            cell.getAsJsonArray("outputs").get(0).getAsJsonObject().getAsJsonObject("data").addProperty("text/html", more.get(at));
            cells.add(cell);
        }
        return gallery.toString();
    }

    private static List<String> hostile() {
        Value a = Value.scalar("<script>alert(1)</script>", 2);
        Value b = Value.scalar("$x$ \\(y\\) \\begin{array}", 3);
        Value c = Value.scalar("\u202E\"😀' & $$", 4);
        Value d = Value.scalar("z".repeat(10_000), 5);
        Gradients gradients = Gradients.gradients(add(multiply(a, b), multiply(c, d)).named("$L$"), a, b, c, d);
        return Stream.of(
                        TapeView.of(TapeGraph.of(gradients)),
                        StepsView.of(Steps.of(gradients)),
                        CostView.of(Cost.of(gradients)),
                        DerivationView.of(Derivation.of(gradients)),
                        GradientsView.of(GradientTable.of(gradients)),
                        GradientCheckView.of(TapeCheck.of(gradients, Map.of())),
                        HessianView.of(HessianMatrix.of(gradients, Map.of())))
                .map(Display::html)
                .toList();
    }
}
