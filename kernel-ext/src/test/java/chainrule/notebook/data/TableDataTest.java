package chainrule.notebook.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class TableDataTest {

    @TempDir
    private Path folder;

    private static Table flowers() {
        return Table.create(
                "flowers",
                DoubleColumn.create("length", 1.5, 2.5, 3.5),
                IntColumn.create("petals", 5, 6, 7),
                StringColumn.create("species", "rose", "iris", "rose"));
    }

    @Test
    void rowsBecomeColumnsAndTextsBecomeClasses() {
        TableData data = TableData.classification(flowers(), "species");
        assertThat(data.features()).containsExactly("length", "petals");
        assertThat(data.targets()).containsExactly("iris", "rose");
        assertThat(data.dataset().inputs()).hasToString("x = [1.5, 2.5, 3.5; 5, 6, 7]");
        assertThat(data.dataset().targets()).hasToString("labels = [0, 1, 0; 1, 0, 1]");
    }

    @Test
    void numbersAsClassesAreOrderedAsNumbers() {
        Table table = Table.create("t", DoubleColumn.create("x", 1, 2, 3), IntColumn.create("label", 10, 9, 10));
        assertThat(TableData.classification(table, "label").targets()).containsExactly("9", "10");
    }

    @Test
    void columnsToPredictAreSetAside() {
        Table table = flowers();
        table.removeColumns("species");
        TableData data = TableData.regression(table, "petals");
        assertThat(data.features()).containsExactly("length");
        assertThat(data.dataset().targets()).hasToString("targets = [5, 6, 7]");
    }

    @Test
    void whatCannotBeUsedIsToldByRowAndColumn() {
        assertThatThrownBy(() -> TableData.regression(flowers(), "length"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("column species holds string (rose, …); a network needs numbers");
        assertThatThrownBy(() -> TableData.classification(flowers(), "kind"))
                .hasMessage("there is no column kind in the table flowers; it has [length, petals, species]");
        assertThatThrownBy(() -> TableData.classification(flowers().emptyCopy(), "species"))
                .hasMessage("the table flowers has no rows; there is nothing to learn from");
        assertThatThrownBy(() -> TableData.classification(flowers().selectColumns("species"), "species"))
                .hasMessageContaining("no columns left to learn from");
        Table holes = flowers();
        holes.doubleColumn("length").setMissing(1);
        assertThatThrownBy(() -> TableData.classification(holes, "species"))
                .hasMessageContaining("column length has no entry in row 2 (1 of 3 are missing)")
                .hasMessageContaining("dropRowsWithMissingValues()");
    }

    @Test
    void filesAreReadOrTheirAbsenceExplained() throws IOException {
        Path file = folder.resolve("points.csv");
        Files.writeString(file, "x,y\n1,2.5\n3,4\n");
        assertThat(Csv.readCsv(file.toString()).columnNames()).containsExactly("x", "y");
        assertThatThrownBy(() -> Csv.readCsv(folder.resolve("point.csv").toString()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("there is no file").hasMessageContaining("beside it are points.csv");
        assertThatThrownBy(() -> Csv.readCsv("nowhere/at/all.csv")).hasMessageContaining("there is no folder nowhere");
        Path empty = Files.writeString(folder.resolve("empty.csv"), "");
        assertThatThrownBy(() -> Csv.readCsv(empty.toString())).isInstanceOf(DataException.class);
        Path ragged = Files.writeString(folder.resolve("ragged.csv"), "x,y\n1,2\n3\n");
        assertThatThrownBy(() -> Csv.readCsv(ragged.toString())).isInstanceOf(DataException.class).hasMessageContaining("ragged.csv");
    }
}
