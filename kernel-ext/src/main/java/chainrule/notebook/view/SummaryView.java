package chainrule.notebook.view;

import chainrule.explain.Kept;
import chainrule.explain.ModelSummary;
import chainrule.explain.ModelSummary.Row;
import chainrule.notebook.Display;
import chainrule.notebook.view.NumeralFormat.Unit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Shows what a model is made of: a row per layer, those inside another indented, and the sum; below it what to know. */
public final class SummaryView {

    private static final int LONGEST_NAME = 44;
    private static final int LONGEST_NOTE = 300;
    private static final int LONGEST_OWNED = 60;
    private static final String INSIDE = "\u00A0\u00A0\u00A0";

    private SummaryView() {}

    /** The table and what to know, as HTML and as text. */
    public static Display of(ModelSummary summary) {
        List<Row> rows = summary.rows();
        Sheet sheet = new Sheet().table(table(summary), caption(summary), row -> row == rows.size() || isParent(rows, row));
        sheet.words(trained(summary));
        if (summary.features().isEmpty()) {
            sheet.words("Shapes and operations need the number of features of a sample, which this model does not tell: "
                    + "%summary model --features 3, or showSummary(model, new SummaryOptions().features(3)).");
        }
        summary.notes().forEach(note -> sheet.words(Label.oneLine(note, LONGEST_NOTE) + "."));
        return sheet.display();
    }

    /** The rows and their sum as a Tablesaw table, to sort, filter or save. */
    public static Table table(ModelSummary summary) {
        List<Row> rows = Stream.concat(summary.rows().stream(), Stream.of(total(summary))).toList();
        return Table.create("summary",
                words("layer", rows, row -> INSIDE.repeat(row.depth()) + Label.oneLine(row.name(), LONGEST_NAME)),
                words("output", rows, row -> row.output().map(Object::toString).orElse("")),
                words("made of", rows, row -> Label.oneLine(String.join(", ", row.owns()), LONGEST_OWNED) + (row.shared() > 0 ? " (shared)" : "")),
                numbers("parameters", rows, Row::parameters, Unit.COUNT),
                numbers("memory", rows, row -> Double.BYTES * row.parameters(), Unit.BYTES),
                numbers("operations", rows, row -> number(row.operations()), Unit.COUNT));
    }

    private static Row total(ModelSummary summary) {
        List<Row> outer = summary.rows().stream().filter(row -> row.depth() == 0).toList();
        return new Row(0, "in all", outer.isEmpty() || summary.operations().isEmpty() ? Optional.empty() : outer.get(outer.size() - 1).output(),
                List.of(), summary.parameters(), 0, summary.buffers(), summary.operations());
    }

    private static boolean isParent(List<Row> rows, int row) {
        return IntStream.of(row + 1).anyMatch(next -> next < rows.size() && rows.get(next).depth() > rows.get(row).depth());
    }

    private static double number(OptionalLong count) {
        return count.isPresent() ? count.getAsLong() : Double.NaN;
    }

    private static String caption(ModelSummary summary) {
        String sample = summary.features().isPresent()
                ? ", for one sample of " + count(summary.features().getAsInt(), "feature") : "";
        return Label.oneLine(summary.name(), LONGEST_NAME) + ": " + count(summary.parameters(), "parameter") + sample;
    }

    private static String trained(ModelSummary summary) {
        String learned = summary.parameters() == 0
                ? "There is nothing to learn here."
                : count(summary.parameters(), "number") + " can be learned, " + Kept.size(summary.bytes()) + " of memory.";
        String kept = summary.buffers() == 0 ? ""
                : " Beside them " + count(summary.buffers(), "number") + " of running statistics belong to it, which are followed and not learned.";
        String done = summary.operations().isEmpty() ? ""
                : " A prediction for one sample takes " + count(summary.operations().getAsLong(), "operation") + ".";
        return learned + kept + done;
    }

    private static String count(long n, String what) {
        return Numeral.count(n) + " " + what + (n == 1 ? "" : "s");
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
