package chainrule.notebook.real;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.notebook.real.ExecutedNotebook.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every display of every committed notebook passes through a strict sanitiser of HTML, as sites put before strangers' pages. */
class SanitizedTest {

    private static final Path NOTEBOOKS = Path.of("..", "notebooks");

    static Stream<Path> notebooks() throws IOException {
        try (Stream<Path> files = Files.list(NOTEBOOKS)) {
            return files.filter(file -> file.toString().endsWith(".ipynb")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void theStrictestLeavesTextTablesAndPictures(Path notebook) {
        for (String html : displays(notebook)) {
            Document made = Jsoup.parseBodyFragment(html);
            Document left = cleaned(made, strict());

            assertThat(words(left)).isEqualTo(words(made));
            assertThat(left.select("img").eachAttr("src")).isEqualTo(made.select("img").eachAttr("src"));
            assertThat(left.select("img").eachAttr("alt")).isEqualTo(made.select("img").eachAttr("alt")).doesNotContain("");
            for (String part : List.of("table", "thead", "tr", "th", "td")) {
                assertThat(left.select(part)).as(part).hasSameSizeAs(made.select(part));
            }
            assertThat(left.select("th").eachAttr("scope")).isEqualTo(made.select("th").eachAttr("scope"));
        }
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void withInlineStylesTheLookAndTheFoldsStay(Path notebook) {
        for (String html : displays(notebook)) {
            Document made = Jsoup.parseBodyFragment(html);
            Document left = cleaned(made, strict().addTags("details", "summary").addAttributes(":all", "style", "title"));

            assertThat(left.select("[style]").eachAttr("style")).isEqualTo(made.select("[style]").eachAttr("style"));
            assertThat(left.select("[title]").eachAttr("title")).isEqualTo(made.select(":not(area)[title]").eachAttr("title"));
            assertThat(left.select("details > summary").eachText()).isEqualTo(made.select("details > summary").eachText());
        }
    }

    private static Safelist strict() {
        return Safelist.relaxed().addProtocols("img", "src", "data");
    }

    private static Document cleaned(Document made, Safelist allowed) {
        return new Cleaner(allowed).clean(made);
    }

    /** The text without white space: where a sanitiser takes an element away, its edges go too. */
    private static String words(Document page) {
        Element body = page.body();
        return body.wholeText().replaceAll("\\s+", "");
    }

    private static List<String> displays(Path notebook) {
        List<String> displays = ExecutedNotebook.read(notebook).cells().values().stream()
                .flatMap(cell -> cell.outputs().stream())
                .filter(output -> output.json().has("data") && output.json().getAsJsonObject("data").has("text/html"))
                .map(Output::html)
                .toList();
        assertThat(displays).isNotEmpty();
        return displays;
    }
}
