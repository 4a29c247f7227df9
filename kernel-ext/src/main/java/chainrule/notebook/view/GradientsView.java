package chainrule.notebook.view;

import chainrule.explain.GradientTable.Health;
import chainrule.explain.GradientTable.Row;
import chainrule.explain.GradientTable;
import chainrule.notebook.Display;
import chainrule.notebook.view.NumeralFormat.Unit;
import chainrule.tape.Numbers;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Shows how healthy the gradients are: one row per parameter, its sizes, and a verdict in a glyph and a word. */
public final class GradientsView {

    private static final int LONGEST_NAME = 40;

    private GradientsView() {}

    /** The table as HTML, and as text. */
    public static Display of(GradientTable gradients) {
        Table table = table(new GradientTable(gradients.loss(), gradients.rows().stream()
                .map(GradientsView::shortened).toList()));
        String caption = caption(gradients);
        return new Display(TableView.html(table, caption, GradientsView::ink), TableView.text(table, caption));
    }

    /**
     * The same as a Tablesaw table, to sort, filter or save. A ratio to a parameter that is zero is a missing value.
     */
    public static Table table(GradientTable gradients) {
        List<Row> rows = gradients.rows();
        return Table.create("gradients",
                words("layer", rows, Row::layer),
                words("name", rows, Row::name),
                words("shape", rows, row -> row.shape().toString()),
                numbers("‖value‖", rows, Row::valueNorm, Unit.ONE),
                numbers("‖gradient‖", rows, Row::gradientNorm, Unit.ONE),
                numbers("ratio", rows, Row::ratio, Unit.ONE),
                numbers("min", rows, Row::min, Unit.ONE),
                numbers("max", rows, Row::max, Unit.ONE),
                numbers("zeros", rows, Row::zeros, Unit.PERCENT),
                words("health", rows, row -> row.health().mark() + " " + row.health().words()));
    }

    private static String caption(GradientTable gradients) {
        int count = gradients.rows().size();
        long ill = gradients.rows().stream().filter(row -> row.health() != Health.OK).count();
        String parameters = count + (count == 1 ? " parameter" : " parameters");
        return "Gradients at loss " + Numbers.format(gradients.loss()) + ": " + parameters
                + (count == 0 ? "" : ill == 0 ? ", all ok" : ", look at " + ill);
    }

    private static String ink(String cell) {
        for (Health health : Health.values()) {
            if (health != Health.OK && cell.equals(health.mark() + " " + health.words())) {
                return Palette.BACKWARD;
            }
        }
        return Palette.INK;
    }

    private static Row shortened(Row row) {
        return new Row(Label.oneLine(row.layer(), LONGEST_NAME), Label.oneLine(row.name(), LONGEST_NAME), row.shape(),
                row.valueNorm(), row.gradientNorm(), row.ratio(), row.min(), row.max(), row.zeros(), row.health());
    }

    private static StringColumn words(String name, List<Row> rows, Function<Row, String> word) {
        return StringColumn.create(name, rows.stream().map(word));
    }

    private static DoubleColumn numbers(String name, List<Row> rows, ToDoubleFunction<Row> number, Unit unit) {
        DoubleColumn column = DoubleColumn.create(name, rows.stream().mapToDouble(number));
        column.setPrintFormatter(new NumeralFormat(unit), "–");
        return column;
    }
}
