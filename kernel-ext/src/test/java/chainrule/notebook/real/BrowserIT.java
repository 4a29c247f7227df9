package chainrule.notebook.real;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.notebook.real.Sight.Picture;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Opens executed notebooks in a real browser, light and dark, and finds the displays drawn and legible, no text cut or on
 * another. Besides the small one made here it looks at those that {@code CHAINRULE_NOTEBOOKS} names (a path list).
 * Screenshots stay in {@code target/screenshots}.
 */
@Tag("jupyter")
@Tag("browser")
class BrowserIT {

    private static Browser browser;

    @BeforeAll
    static void open() {
        browser = new Browser();
    }

    @AfterAll
    static void close() {
        Optional.ofNullable(browser).ifPresent(Browser::close);
    }

    static Stream<Arguments> notebooks() {
        Stream<Path> named = Stream.ofNullable(System.getenv("CHAINRULE_NOTEBOOKS"))
                .flatMap(list -> Arrays.stream(list.split(File.pathSeparator)))
                .filter(path -> !path.isBlank())
                .map(Path::of);
        return Stream.concat(Stream.of(small()), named)
                .flatMap(path -> Stream.of(ColorScheme.LIGHT, ColorScheme.DARK).map(scheme -> Arguments.of(path, scheme)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("notebooks")
    void displaysAreDrawnAndLegible(Path notebook, ColorScheme scheme) {
        String theme = scheme.name().toLowerCase(Locale.ROOT);
        Path page = Jupyter.page(notebook, theme);
        String picture = page.getFileName().toString().replace(".html", ".png");

        Sight sight = browser.look(page, scheme, Path.of("target", "screenshots", picture));

        assertThat(sight.pictures()).extracting(Picture::alt)
                .anyMatch(alt -> alt.startsWith("Tape"))
                .anyMatch(alt -> alt.startsWith("Loss"));
        Legibility.check(sight, Legibility.Page.STYLED);
    }

    private static Path small() {
        return Jupyter.execute(new NotebookFile()
                        .cell("values", "var a = scalar(\"a\", 2);\nvar b = scalar(\"b\", -1.5);\nvar d = scale(2, b);\n"
                                + "var loss = multiply(scalar(\"c\", 3), add(a, d));")
                        .cell("tape", "%tape loss")
                        .cell("adjoints", "var g = gradients(loss, a, b, d);\nshowTape(g);")
                        .cell("gradients", "%gradients g")
                        .cell("training", "var data = new Dataset(matrix(\"x\", new double[][] {{0, 0, 1, 1}, {0, 1, 0, 1}}),"
                                + " matrix(\"y\", new double[][] {{0, 1, 1, 1}}));\n"
                                + "var model = new Dense(\"only\", 2, 1, Initialization.glorot(1));\n"
                                + "var history = Trainer.of(model, new MeanSquared(), new Sgd(0.1, 0.9)).epochs(30).batchSize(2)"
                                + ".fit(data, data);")
                        .cell("loss", "%loss history")
                        .write("displays.ipynb"))
                .path();
    }
}
