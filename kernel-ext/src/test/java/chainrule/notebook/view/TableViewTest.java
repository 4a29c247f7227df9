package chainrule.notebook.view;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.notebook.Display;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class TableViewTest {

    @Test
    void headersNameTheirColumnsAndNumbersStandAtTheRight() {
        Table table = Table.create("people", StringColumn.create("who", "Ada"), IntColumn.create("born", new int[] {1815}));
        String html = TableView.of(table).html();
        assertThat(html).containsSubsequence("<caption", ">people</caption>", "<th scope=\"col\" style=\"text-align:left",
                ">who</th>", "<th scope=\"col\" style=\"text-align:right", ">born</th>", "text-align:left", ">Ada</td>",
                "text-align:right", ">1815</td>");
    }

    @Test
    void cellsAreText() {
        Table table = Table.create("<b>", StringColumn.create("\"&", "<script>", "a\nb"));
        Display display = TableView.of(table);
        assertThat(display.html()).contains(">&lt;b&gt;</caption>", ">&quot;&amp;</th>", ">&lt;script&gt;</td>", ">a b</td>")
                .doesNotContain("<script");
    }

    @Test
    void aLongTableIsCutAndSaysSo() {
        Table table = Table.create("many", IntColumn.create("n", IntStream.range(0, 100_000).toArray()));
        Display display = TableView.of(table);
        assertThat(display.html()).contains("… and 99940 more rows").hasSizeLessThan(30_000);
        assertThat(display.text()).contains("… and 99940 more rows");
        assertThat(table.name()).isEqualTo("many");
    }

    @Test
    void anEmptyTableShowsItsHead() {
        Display display = TableView.of(Table.create("none", DoubleColumn.create("x")));
        assertThat(display.html()).contains(">x</th>");
        assertThat(display.text()).startsWith("none\n").contains("x");
    }
}
