package chainrule.notebook.view;

import chainrule.explain.Histogram;
import chainrule.explain.Kept;
import chainrule.nn.Parameter;
import chainrule.notebook.Display;
import chainrule.tape.Numbers;
import chainrule.tape.Value;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Shows a parameter: its size, how its numbers spread, and the numbers themselves while they are few. */
public final class ParameterView {

    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_TEXT = 2000;
    private static final int MOST_WRITTEN = 64;
    private static final String HISTOGRAM = "histogram";

    private ParameterView() {}

    /** The table and the numbers. */
    public static Display of(Parameter parameter) {
        Value value = parameter.value();
        int size = value.shape().size();
        Histogram histogram = Histogram.of(value.matrix());
        String caption = "Parameter " + Label.oneLine(parameter.name(), LONGEST_NAME) + ": " + Numeral.count(size)
                + (size == 1 ? " number" : " numbers");
        Table table = Table.create("parameter",
                StringColumn.create("shape", value.shape().toString()),
                StringColumn.create("memory", Kept.size((long) Double.BYTES * size)),
                StringColumn.create("min", Numbers.format(histogram.min())),
                StringColumn.create("max", Numbers.format(histogram.max())),
                StringColumn.create("zeros", Numeral.percent(histogram.zeros())),
                StringColumn.create(HISTOGRAM, Sparkline.text(histogram)));
        String numbers = Label.oneLine(value.named("").toString(), LONGEST_TEXT);
        String html = TableView.html(table, caption, cell -> Palette.INK, HISTOGRAM, row -> Sparkline.html(histogram));
        if (size > MOST_WRITTEN) {
            return new Display(html, TableView.text(table, caption));
        }
        return new Display(html + "<div style=\"height:8px\"></div>" + Card.around(PageText.plain(numbers)),
                TableView.text(table, caption) + numbers + "\n");
    }
}
