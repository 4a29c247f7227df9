package chainrule.notebook.data;

import chainrule.loss.OneHot;
import chainrule.tape.Value;
import chainrule.train.Dataset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * A table as a dataset: rows become columns.
 *
 * @param dataset  what a trainer takes
 * @param features the names of its input rows
 * @param targets  the names of its target rows: classes, or columns to predict
 */
public record TableData(Dataset dataset, List<String> features, List<String> targets) {

    /**
     * Data to classify: one column is the label, all others are features.
     *
     * @param label numbers or texts; its distinct values in order are the classes
     * @throws DataException if there are no rows, no such column, or an entry that is not a number
     */
    public static TableData classification(Table table, String label) {
        Column<?> column = column(table, label);
        requireEntries(column);
        List<String> classes = classes(column);
        int[] labels = IntStream.range(0, table.rowCount()).map(row -> classes.indexOf(column.getString(row))).toArray();
        return of(table, List.of(label), OneHot.oneHot(classes.size(), labels), classes);
    }

    /**
     * Data to predict numbers from: the named columns are the targets, all others are features.
     *
     * @throws DataException if there are no rows, no such column, or an entry that is not a number
     */
    public static TableData regression(Table table, String... targets) {
        List<String> names = List.of(targets);
        return of(table, names, rows("targets", table, names), names);
    }

    private static TableData of(Table table, List<String> aside, Value targets, List<String> names) {
        List<String> features = table.columnNames().stream()
                .filter(name -> aside.stream().noneMatch(name::equalsIgnoreCase))
                .toList();
        if (features.isEmpty()) {
            throw new DataException("the table " + table.name() + " has no columns left to learn from beside " + aside);
        }
        return new TableData(new Dataset(rows("x", table, features), targets), features, names);
    }

    private static Value rows(String name, Table table, List<String> columns) {
        DMatrixRMaj m = new DMatrixRMaj(columns.size(), table.rowCount());
        for (int i = 0; i < columns.size(); i++) {
            Column<?> column = column(table, columns.get(i));
            requireEntries(column);
            if (!(column instanceof NumericColumn<?> numbers)) {
                throw new DataException("column " + column.name() + " holds " + column.type().name().toLowerCase(Locale.ROOT)
                        + " (" + column.getString(0) + ", …); a network needs numbers: take it out with table.removeColumns(\""
                        + column.name() + "\"), or make it the label");
            }
            for (int j = 0; j < m.numCols; j++) {
                m.set(i, j, numbers.getDouble(j));
            }
        }
        return Value.matrix(name, m);
    }

    private static Column<?> column(Table table, String name) {
        if (table.rowCount() == 0) {
            throw new DataException("the table " + table.name() + " has no rows; there is nothing to learn from");
        }
        return table.columns().stream()
                .filter(column -> column.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new DataException(
                        "there is no column " + name + " in the table " + table.name() + "; it has " + table.columnNames()));
    }

    private static void requireEntries(Column<?> column) {
        for (int row = 0; row < column.size(); row++) {
            if (column.isMissing(row)) {
                throw new DataException("column " + column.name() + " has no entry in row " + (row + 1) + " ("
                        + column.countMissing() + " of " + column.size()
                        + " are missing); fill them in, or leave those rows out with table.dropRowsWithMissingValues()");
            }
        }
    }

    private static List<String> classes(Column<?> column) {
        Comparator<Integer> order = column instanceof NumericColumn<?> numbers
                ? Comparator.comparingDouble(numbers::getDouble)
                : Comparator.comparing(column::getString);
        return IntStream.range(0, column.size()).boxed().sorted(order).map(column::getString).distinct().toList();
    }
}
