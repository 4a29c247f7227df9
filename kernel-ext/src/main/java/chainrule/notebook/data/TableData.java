package chainrule.notebook.data;

import chainrule.loss.OneHot;
import chainrule.tape.Value;
import chainrule.train.Dataset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * A table as a dataset: rows become columns. Another table, of samples to test on, is read as the first was:
 *
 * <pre>{@code
 * TableData train = TableData.classification(readCsv("train.csv"), "species");
 * TableData test = train.like(readCsv("test.csv"));          // the same features and classes in the same order
 * }</pre>
 *
 * @param dataset  what a trainer takes
 * @param features the names of its input rows
 * @param targets  the names of its target rows: classes, or columns to predict
 * @param label    the column of the classes, if these are classes
 */
public record TableData(Dataset dataset, List<String> features, List<String> targets, Optional<String> label) {

    /**
     * Data to classify: one column is the label, all others are features.
     *
     * @param label numbers or texts; its distinct values in order are the classes. For another table of the same kind, which
     *              may lack some of them, call {@link #like}
     * @throws DataException if there are no rows, no such column, or an entry that is not a number
     */
    public static TableData classification(Table table, String label) {
        Column<?> column = column(table, label);
        requireEntries(column);
        List<String> classes = classes(column);
        return new TableData(
                new Dataset(rows("x", table, others(table, List.of(label))), labels(column, classes)),
                others(table, List.of(label)), classes, Optional.of(label));
    }

    /**
     * Another table with the features, classes or targets of this one, in the same order; other columns are left out.
     *
     * @throws DataException if a column is not there, an entry is not a number, or a class is not one of these
     */
    public TableData like(Table table) {
        Value goals = label.isPresent() ? labels(column(table, label.get()), targets) : rows("targets", table, targets);
        return new TableData(new Dataset(rows("x", table, features), goals), features, targets, label);
    }

    private static Value labels(Column<?> column, List<String> classes) {
        requireEntries(column);
        int[] labels = new int[column.size()];
        for (int row = 0; row < labels.length; row++) {
            String name = className(column, row);
            labels[row] = classes.indexOf(name);
            if (labels[row] < 0) {
                throw new DataException("column " + column.name() + " has the class " + name + " in row " + (row + 1)
                        + ", which is none of " + classes + ": classes are those of the first table. Leave such rows out, or make"
                        + " the first table of all data and split it with its dataset");
            }
        }
        return OneHot.oneHot(classes.size(), labels);
    }

    /**
     * Data to predict numbers from: the named columns are the targets, all others are features.
     *
     * @throws DataException if there are no rows, no such column, or an entry that is not a number
     */
    public static TableData regression(Table table, String... targets) {
        List<String> names = List.of(targets);
        return new TableData(new Dataset(rows("x", table, others(table, names)), rows("targets", table, names)),
                others(table, names), names, Optional.empty());
    }

    private static List<String> others(Table table, List<String> aside) {
        List<String> features = table.columnNames().stream()
                .filter(name -> aside.stream().noneMatch(name::equalsIgnoreCase))
                .toList();
        if (features.isEmpty()) {
            throw new DataException("the table " + table.name() + " has no columns left to learn from beside " + aside);
        }
        return features;
    }

    private static Value rows(String name, Table table, List<String> columns) {
        DMatrixRMaj m = new DMatrixRMaj(columns.size(), table.rowCount());
        for (int i = 0; i < columns.size(); i++) {
            Column<?> column = column(table, columns.get(i));
            requireEntries(column);
            for (int j = 0; j < m.numCols; j++) {
                m.set(i, j, number(column, j));
            }
        }
        return Value.matrix(name, m);
    }

    /** A truth value counts as 0 or 1. */
    private static double number(Column<?> column, int row) {
        double number;
        if (column instanceof BooleanColumn truths) {
            number = truths.get(row) ? 1 : 0;
        } else if (column instanceof NumericColumn<?> numbers) {
            number = numbers.getDouble(row);
        } else {
            throw noNumbers(column);
        }
        if (!Double.isFinite(number)) {
            throw new DataException("column " + column.name() + " is " + number + " in row " + (row + 1)
                    + "; a network needs finite numbers: leave that row out, or put in what was meant");
        }
        return number;
    }

    private static DataException noNumbers(Column<?> column) {
        int[] others = IntStream.range(0, column.size()).filter(k -> !isNumber(column.getString(k))).toArray();
        String first = column.getString(others.length == 0 ? 0 : others[0]);
        String advice = others.length == 0 || others.length == column.size() ? "" : "if \"" + first + "\" in row " + (others[0] + 1)
                + " stands for a missing entry, write readCsv(file, new CsvOptions().missing(\"" + first + "\")); or ";
        return new DataException("column " + column.name() + " holds " + column.type().name().toLowerCase(Locale.ROOT)
                + " (" + first + ", …); a network needs numbers: " + advice + "take it out with table.removeColumns(\""
                + column.name() + "\"), or make it the label");
    }

    private static boolean isNumber(String entry) {
        try {
            return Double.isFinite(Double.parseDouble(entry));
        } catch (NumberFormatException e) {
            return false;
        }
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
        return IntStream.range(0, column.size()).boxed().sorted(order).map(row -> className(column, row)).distinct().toList();
    }

    /** The same in every language: Tablesaw writes numbers as the machine's does. */
    private static String className(Column<?> column, int row) {
        if (!(column instanceof NumericColumn<?> numbers)) {
            return column.getString(row);
        }
        double number = numbers.getDouble(row);
        return number == Math.rint(number) && Math.abs(number) < 1L << 53 && !(column instanceof DoubleColumn)
                ? String.valueOf((long) number) : String.valueOf(number);
    }
}
