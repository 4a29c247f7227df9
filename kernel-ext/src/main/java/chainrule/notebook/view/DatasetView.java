package chainrule.notebook.view;

import chainrule.notebook.Display;
import chainrule.notebook.view.NumeralFormat.Unit;
import chainrule.tape.Value;
import chainrule.train.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.api.NumberColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Shows data: how much there is, and the first samples, a sample a column as everywhere; of a table the first rows. */
public final class DatasetView {

    private static final int MOST_SAMPLES = 5;
    private static final int MOST_FEATURES = 12;
    private static final int MOST_ROWS = 20;
    private static final int MOST_COLUMNS = 16;
    private static final int LONGEST_NAME = 40;

    private DatasetView() {}

    /** Sizes, and the first samples. */
    public static Display of(Dataset data) {
        return of(data, List.of(), List.of());
    }

    /** The same with names of the rows, as many as are known. */
    public static Display of(Dataset data, List<String> features, List<String> targets) {
        return add(new Sheet(), "", data, features, targets).display();
    }

    /** Both parts. */
    public static Display of(Dataset.Split split) {
        Sheet sheet = add(new Sheet(), "train: ", split.train(), List.of(), List.of());
        return add(sheet, "test: ", split.test(), List.of(), List.of()).display();
    }

    private static Sheet add(Sheet sheet, String part, Dataset data, List<String> features, List<String> targets) {
        int samples = data.size();
        String caption = part + Numeral.count(samples) + (samples == 1 ? " sample" : " samples");
        return sheet
                .table(rows(data.inputs(), features), caption + ", inputs " + data.inputs().shape() + ": " + first(data.inputs()), row -> false)
                .table(rows(data.targets(), targets), part + "targets " + data.targets().shape() + ": " + first(data.targets()), row -> false);
    }

    private static String first(Value x) {
        int rows = x.shape().rows();
        int columns = x.shape().columns();
        String features = rows <= MOST_FEATURES ? "" : "the first " + MOST_FEATURES + " rows";
        String samples = columns <= MOST_SAMPLES ? "" : "the first " + MOST_SAMPLES + " columns";
        return features.isEmpty() && samples.isEmpty() ? "all of them"
                : features + (features.isEmpty() || samples.isEmpty() ? "" : " and ") + samples;
    }

    /** A row for each feature, a column for each sample, and the range over all samples. */
    private static Table rows(Value x, List<String> names) {
        DMatrixRMaj entries = x.matrix();
        int rows = Math.min(MOST_FEATURES, x.shape().rows());
        List<Column<?>> columns = new ArrayList<>();
        columns.add(StringColumn.create("row", IntStream.range(0, rows)
                .mapToObj(row -> row < names.size() ? Label.oneLine(names.get(row), LONGEST_NAME) : String.valueOf(row))));
        for (int sample = 0; sample < Math.min(MOST_SAMPLES, x.shape().columns()); sample++) {
            int column = sample;
            columns.add(numbers("sample " + sample, IntStream.range(0, rows).mapToDouble(row -> entries.get(row, column))));
        }
        columns.add(numbers("min", IntStream.range(0, rows).mapToDouble(row -> samples(entries, row).min().orElse(Double.NaN))));
        columns.add(numbers("max", IntStream.range(0, rows).mapToDouble(row -> samples(entries, row).max().orElse(Double.NaN))));
        return Table.create("samples", columns);
    }

    private static DoubleStream samples(DMatrixRMaj entries, int row) {
        return IntStream.range(0, entries.numCols).mapToDouble(column -> entries.get(row, column));
    }

    private static DoubleColumn numbers(String name, DoubleStream numbers) {
        DoubleColumn column = DoubleColumn.create(name, numbers.toArray());
        column.setPrintFormatter(new NumeralFormat(Unit.ONE), "–");
        return column;
    }

    /** Tablesaw writes fractions as the machine's country does: here they are written as all others. */
    private static Column<?> first(Column<?> column) {
        Column<?> part = column.first(MOST_ROWS);
        if (part instanceof DoubleColumn || part instanceof FloatColumn) {
            ((NumberColumn<?, ?>) part).setPrintFormatter(new NumeralFormat(Unit.ONE), "–");
        }
        return part;
    }

    /** The size, and the first rows and columns. */
    public static Display of(Table table) {
        String size = Numeral.count(table.rowCount()) + (table.rowCount() == 1 ? " row" : " rows") + " of "
                + Numeral.count(table.columnCount()) + (table.columnCount() == 1 ? " column" : " columns");
        boolean all = table.rowCount() <= MOST_ROWS && table.columnCount() <= MOST_COLUMNS;
        Table part = Table.create("part", table.columns().subList(0, Math.min(MOST_COLUMNS, table.columnCount())).stream()
                .<Column<?>>map(DatasetView::first).toList());
        String name = table.name() == null ? "" : Label.oneLine(table.name(), LONGEST_NAME);
        return new Sheet().table(part, (name.isEmpty() ? "" : name + ": ") + size + (all ? "" : ", the first of them"), row -> false).display();
    }
}
