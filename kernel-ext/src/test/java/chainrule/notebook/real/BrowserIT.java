package chainrule.notebook.real;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.notebook.real.Sight.Letters;
import chainrule.notebook.real.Sight.Picture;
import chainrule.notebook.real.Sight.Table;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Opens executed notebooks in a real browser, light and dark, and finds the displays drawn and legible, no text cut or on
 * another. Besides the small one made here it looks at those that {@code CHAINRULE_NOTEBOOKS} names (a path list).
 * Screenshots stay in {@code target/screenshots}.
 */
class BrowserIT {

    private static final double SMALLEST_LETTER = 9;
    private static final double LEAST_CONTRAST = 4.5;
    private static final double LARGEST_MARK = 16;

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
        assertThat(sight.pictures()).allSatisfy(BrowserIT::isDrawn);
        assertThat(sight.tables()).isNotEmpty().allSatisfy(BrowserIT::isLegible);
        assertThat(sight.cut()).as("texts that are cut").isEmpty();
    }

    private static void isDrawn(Picture picture) {
        assertThat(picture.drawn()).as(picture.alt()).isTrue();
        assertThat(picture.ink().contrast()).as("ink of " + picture.alt()).isGreaterThan(LEAST_CONTRAST);
        if (picture.width() < LARGEST_MARK) {
            assertThat(picture.alt()).as("a mark beside a text says the same in words").isNotBlank();
            return;
        }
        assertThat(picture.width()).as("width of " + picture.alt()).isGreaterThan(60);
        assertThat(picture.height()).as("height of " + picture.alt()).isGreaterThan(15);
        assertThat(picture.scale()).as("scale of " + picture.alt()).isBetween(0.7, 2.0);
        assertThat(picture.ink().share()).as("share of ink in " + picture.alt()).isBetween(0.002, 0.6);
        assertThat(picture.clashes()).as("texts on one another in " + picture.alt()).isEmpty();
        areLegible(picture.letters());
    }

    private static void isLegible(Table table) {
        assertThat(table.rows()).as(table.title()).isPositive();
        assertThat(table.letters()).isNotEmpty();
        areLegible(table.letters());
    }

    private static void areLegible(List<Letters> letters) {
        assertThat(letters).allSatisfy(text -> {
            assertThat(text.size()).isGreaterThanOrEqualTo(SMALLEST_LETTER);
            assertThat(text.contrast()).isGreaterThanOrEqualTo(LEAST_CONTRAST);
        });
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
