package chainrule.notebook.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.Table;

/** What a file says is read as it says it, or refused with the place and what to write. */
class CsvTest {

    @TempDir
    private Path folder;

    private String file(byte[] bytes) {
        try {
            return Files.write(folder.resolve("data.csv"), bytes).toString();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Table read(String text, CsvOptions options) {
        return Csv.readCsv(file(text.getBytes(StandardCharsets.UTF_8)), options);
    }

    private Table read(String text) {
        return read(text, new CsvOptions());
    }

    private static List<Object> column(Table table, String name) {
        return new ArrayList<>(table.column(name).asList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1,5\"", "\"2,75\"", "\"1,234\"", "\"1,234.5\"", "\"1.234,5\"", "\"-0,5\"", "1 234", "1'234", "\"1,5e3\""})
    void aNumberWrittenElsewhereIsNeverAnother(String entry) {
        assertThatThrownBy(() -> read("x,y\n" + entry + ",a\n7,b\n"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("data.csv").hasMessageContaining("in row 1, column x").hasMessageContaining("new CsvOptions().decimalSign(',')");
        assertThatThrownBy(() -> read("x,y\n1," + entry + "\n2,5\n")).hasMessageContaining("column y");
        assertThat(column(read("x,y\n" + entry + ",a\n7,b\n", new CsvOptions().texts("x")), "x")).hasSize(2).contains("7");
    }

    @Test
    void itIsReadWhereSaidHow() {
        CsvOptions german = new CsvOptions().decimalSign(',');
        assertThat(column(read("x,y\n\"1,5\",a\n\"2,75\",b\n", german), "x")).isEqualTo(List.of(1.5, 2.75));
        assertThat(column(read("x;y\n1,5;a\n2,5;b\n", german), "x")).isEqualTo(List.of(1.5, 2.5));
        assertThat(column(read("x;y\n1.234,5;a\n2;b\n", german.thousandsSign('.')), "x")).isEqualTo(List.of(1234.5, 2.0));
        assertThat(column(read("x\n\"1,234\"\n5\n", new CsvOptions().thousandsSign(',')), "x")).isEqualTo(List.of(1234, 5));
        assertThatThrownBy(() -> read("x\n\"1,23\"\n5\n", new CsvOptions().thousandsSign(','))).hasMessageContaining("column x");
        assertThatThrownBy(() -> read("x;y\n1.5;a\n", german.thousandsSign('.'))).isInstanceOf(DataException.class);
        assertThatThrownBy(() -> new CsvOptions().decimalSign(',').separator(',')).hasMessageContaining("different characters");
        assertThat(column(read("x,y\n\"1,2,3\",1\n\"4,5,6\",2\n"), "x")).as("a list is a text").isEqualTo(List.of("1,2,3", "4,5,6"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"x,y|1,a", "x;y|1;a", "x\ty|1\ta"})
    void theSeparatorIsWhatSplitsAllLinesAlike(String header, String line) {
        Table table = read(header + "\n" + line + "\n" + line + "\r\n");
        assertThat(table.columnNames()).containsExactly("x", "y");
        assertThat(column(table, "x")).isEqualTo(List.of(1, 1));
    }

    @Test
    void whereLinesDifferOrTwoSeparatorsFitItIsAsked() {
        assertThatThrownBy(() -> read("x,y\n1,2\n3\n")).hasMessageContaining("line 3 has 1").hasMessageContaining("commas");
        assertThatThrownBy(() -> read("a,b;c\n1,2;3\n")).hasMessageContaining("commas or at semicolons").hasMessageContaining("separator(',')");
        assertThat(read("a|b\n1|2\n", new CsvOptions().separator('|')).columnNames()).containsExactly("a", "b");
        assertThatThrownBy(() -> read("x,y\n1,\"2\n")).isInstanceOf(DataException.class);
    }

    @Test
    void lettersAreThoseOfTheFile() {
        byte[] russian = "x,\u0432\u0438\u0434\n1,\u0432\u043e\u043b\u043a\n2,\u043b\u0438\u0441\u0430\n".getBytes(Charset.forName("windows-1251"));
        assertThatThrownBy(() -> Csv.readCsv(file(russian)))
                .hasMessageContaining("line 1").hasMessageContaining("not UTF-8").hasMessageContaining("charset(\"windows-1252\")");
        Table table = Csv.readCsv(file(russian), new CsvOptions().charset("windows-1251"));
        assertThat(TableData.classification(table, "\u0432\u0438\u0434").targets()).containsExactly("\u0432\u043e\u043b\u043a", "\u043b\u0438\u0441\u0430");
        byte[] late = "x,y\n1,a\n2,b\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> Csv.readCsv(file(late))).hasMessageContaining("line 3");
        assertThatThrownBy(() -> new CsvOptions().charset("utf8mb4!")).hasMessageContaining("no charset");
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            assertThat(Csv.readCsv(file("\ufeff\"x\",\u00e9\n1,2\n".getBytes(charset))).columnNames()).as(charset.name()).containsExactly("x", "\u00e9");
        }
        assertThatThrownBy(() -> Csv.readCsv(file("x,y\n1,2\n".getBytes(StandardCharsets.UTF_16LE)))).hasMessageContaining("zero bytes");
    }

    @Test
    void everyLineCounts() {
        Table colours = read("colour,x\n#f00,1\n#0f0,2\nred,3\n");
        assertThat(column(colours, "colour")).isEqualTo(List.of("#f00", "#0f0", "red"));
        assertThat(read("#id,x,y\n7,1,a\n8,2,b\n").columnNames()).containsExactly("#id", "x", "y");
        assertThat(column(read("t,x\n\"two\nlines, and a comma\",1\n"), "t")).isEqualTo(List.of("two\nlines, and a comma"));
        assertThatThrownBy(() -> read("5.1,3.5,a\n4.9,3.0,b\n"))
                .hasMessageContaining("5.1 is a number, not a name").hasMessageContaining("withoutHeader()");
        Table numbers = read("5.1,3.5,a\n4.9,3.0,b\n", new CsvOptions().withoutHeader());
        assertThat(numbers.columnNames()).containsExactly("C1", "C2", "C3");
        assertThat(numbers.rowCount()).isEqualTo(2);
        assertThat(read("2019,2020\n1,2\n", new CsvOptions().withHeader()).columnNames()).containsExactly("2019", "2020");
        assertThatThrownBy(() -> read("x,y\n")).hasMessageContaining("no rows below its line of column names");
        assertThatThrownBy(() -> read(" \n")).hasMessageContaining("is empty");
    }

    @Test
    void namesAreDifferent() {
        assertThatThrownBy(() -> read("x,y,x\n1,2,3\n")).hasMessageContaining("columns 1 and 3 are both called x");
        assertThatThrownBy(() -> read("x,X\n1,2\n")).hasMessageContaining("both called X");
        assertThat(read("x,,z\n1,2,3\n").columnNames()).containsExactly("x", "C2", "z");
    }

    @Test
    void kindsOfColumns() {
        Table table = read("""
                n,big,d,code,truth,day,time,mixed
                1,5000000000,1.5,007,true,2026-12-01,2026-12-01T10:00,1
                -2,,.5e1,012,False,2026-12-02,2026-12-01T11:30,one
                """);
        assertThat(table.columns()).extracting(column -> column.type().name())
                .containsExactly("INTEGER", "LONG", "DOUBLE", "STRING", "BOOLEAN", "LOCAL_DATE", "LOCAL_DATE_TIME", "STRING");
        assertThat(column(table, "code")).isEqualTo(List.of("007", "012"));
        assertThat(column(table, "d")).isEqualTo(List.of(1.5, 5.0));
        assertThatThrownBy(() -> TableData.regression(read("code,y\n007,1\n012,2\n"), "y")).hasMessageContaining("column code holds string (007, …)");
        Table truths = read("truth,y\ntrue,1\nfalse,2\n");
        assertThat(TableData.regression(truths, "y").dataset().inputs()).hasToString("x = [1, 0]");
        assertThatThrownBy(() -> read("x,y\n1,1e999\n")).hasMessageContaining("\"1e999\" in row 1, column y").hasMessageContaining("too large");
        assertThat(column(read("x\n32767\n32768\n2147483648\n"), "x")).isEqualTo(List.of(32767L, 32768L, 2147483648L));
    }

    @Test
    void aMarkIsAMissingNumberButATextAmongTexts() {
        for (String mark : List.of("", "-", "?", "NA", "NaN")) {
            Table table = read("x,y\n1,a\n" + mark + ",b\n");
            assertThatThrownBy(() -> TableData.classification(table, "y")).as(mark).hasMessageContaining("column x has no entry in row 2");
        }
        assertThat(column(read("country,x\nNA,1\nDE,2\n"), "country")).isEqualTo(List.of("NA", "DE"));
        assertThat(read("country,x\nNA,1\nDE,2\n", new CsvOptions().missing("NA")).column("country").countMissing()).isEqualTo(1);
        assertThatThrownBy(() -> TableData.classification(read("x,y\n1,a\nnone,b\n"), "y"))
                .hasMessageContaining("\"none\" in row 2").hasMessageContaining("missing(\"none\")");
        assertThat(read("x,y\n1,a\nnone,b\n", new CsvOptions().missing("none")).column("x").countMissing()).isEqualTo(1);
    }

    @Test
    void sizesHaveNoLimit() throws IOException {
        String header = IntStream.range(0, 12_000).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
        String line = IntStream.range(0, 12_000).mapToObj(String::valueOf).collect(Collectors.joining(","));
        assertThat(read(header + "\n" + line + "\n").columnCount()).isEqualTo(12_000);
        assertThat(read("t,x\n" + "long ".repeat(5_000) + ",1\n").stringColumn("t").get(0)).hasSize(24_999);
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream stream = new GZIPOutputStream(zipped)) {
            stream.write("x,y\n1,2\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(Csv.readCsv(file(zipped.toByteArray())).columnNames()).containsExactly("x", "y");
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "tr", "ar", "hi-u-nu-deva"})
    void classesAreCalledTheSameInEveryLanguage(String language) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(language));
        try {
            assertThat(TableData.classification(read("x,I\n1,1.5\n2,0.5\n"), "I").targets()).containsExactly("0.5", "1.5");
            assertThat(TableData.classification(read("x,i\n1,12000\n2,5\n"), "i").targets()).containsExactly("5", "12000");
            assertThat(column(read("x,b\n1,TRUE\n2,false\n"), "b")).isEqualTo(List.of(true, false));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aSecondTableHasTheColumnsAndClassesOfTheFirst() {
        TableData first = TableData.classification(read("x,z,animal\n1,2,bee\n3,4,ant\n5,6,cat\n"), "animal");
        TableData second = first.like(read("animal,z,note,x\ncat,20,n,10\nbee,40,n,30\n"));
        assertThat(second.targets()).isEqualTo(first.targets()).containsExactly("ant", "bee", "cat");
        assertThat(second.features()).containsExactly("x", "z");
        assertThat(second.dataset().inputs()).hasToString("x = [10, 30; 20, 40]");
        assertThat(second.dataset().targets()).hasToString("labels = [0, 0; 0, 1; 1, 0]");
        assertThatThrownBy(() -> first.like(read("x,z,animal\n1,2,bee\n3,4,dog\n")))
                .isInstanceOf(DataException.class).hasMessageContaining("the class dog in row 2").hasMessageContaining("[ant, bee, cat]");
        assertThatThrownBy(() -> first.like(read("x,animal\n1,bee\n"))).hasMessageContaining("there is no column z");
        TableData numbers = TableData.regression(read("x,y\n1,2\n"), "y");
        assertThat(numbers.like(read("y,x\n8,9\n")).dataset().targets()).hasToString("targets = 8");
        TableData digits = TableData.classification(read("x,d\n1,3\n2,7\n"), "d");
        assertThat(digits.like(read("x,d\n5,7\n")).dataset().targets()).hasToString("labels = [0; 1]");
    }
}
