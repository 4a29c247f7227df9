package chainrule.notebook.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;

/** What of a display must be left after somebody has sanitised it. */
final class Remains {

    private Remains() {}

    /** Every word, picture and table. */
    static void hasAllToRead(Document left, Document made) {
        assertThat(words(left)).isEqualTo(words(made));
        assertThat(left.select("img").eachAttr("src")).isEqualTo(made.select("img").eachAttr("src"));
        assertThat(left.select("img").eachAttr("alt")).isEqualTo(made.select("img").eachAttr("alt")).doesNotContain("");
        for (String part : List.of("table", "thead", "tr", "th", "td")) {
            assertThat(left.select(part)).as(part).hasSameSizeAs(made.select(part));
        }
        assertThat(left.select("th").eachAttr("scope")).isEqualTo(made.select("th").eachAttr("scope"));
    }

    /** Colours, tooltips and folds. */
    static void hasItsLook(Document left, Document made) {
        assertThat(new TreeSet<>(declarations(left))).as("what is styled").isEqualTo(new TreeSet<>(declarations(made)));
        assertThat(declarations(left)).isEqualTo(declarations(made));
        assertThat(left.select("[title]").eachAttr("title")).isEqualTo(made.select("[title]").eachAttr("title"));
        assertThat(left.select("details > summary").eachText()).isEqualTo(made.select("details > summary").eachText());
    }

    private static List<String> declarations(Document page) {
        return page.select("[style]").eachAttr("style").stream().flatMap(style -> Stream.of(style.split(";"))).map(String::strip).toList();
    }

    /** The text without white space: where a sanitiser takes an element away, its edges go too. */
    private static String words(Document page) {
        return page.body().wholeText().replaceAll("\\s+", "");
    }
}
