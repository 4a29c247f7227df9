package chainrule.notebook.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
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
        for (String html : ExecutedNotebook.read(notebook).displays()) {
            Document made = Jsoup.parseBodyFragment(html);
            Document left = cleaned(made, strict());

            Remains.hasAllToRead(left, made);
        }
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void withInlineStylesTheLookAndTheFoldsStay(Path notebook) {
        for (String html : ExecutedNotebook.read(notebook).displays()) {
            Document made = Jsoup.parseBodyFragment(html);
            Document left = cleaned(made, strict().addTags("details", "summary").addAttributes(":all", "style", "title"));

            Remains.hasItsLook(left, made);
        }
    }

    private static Safelist strict() {
        return Safelist.relaxed().addProtocols("img", "src", "data");
    }

    private static Document cleaned(Document made, Safelist allowed) {
        return new Cleaner(allowed).clean(made);
    }
}
