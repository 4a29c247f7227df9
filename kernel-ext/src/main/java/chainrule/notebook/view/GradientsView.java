package chainrule.notebook.view;

import chainrule.explain.GradientTable;
import chainrule.explain.GradientTable.Row;
import chainrule.explain.Health;
import chainrule.explain.Units;
import chainrule.notebook.Display;
import chainrule.notebook.view.NumeralFormat.Unit;
import chainrule.tape.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Shows how healthy the gradients are: a row per parameter and a row per activation, each with a small histogram and a
 * verdict in a glyph and a word; below them what is wrong, and what to do.
 */
public final class GradientsView {

    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_REASON = 300;
    private static final int MOST_REASONS = 12;
    private static final int MOST_NAMED = 6;
    private static final String HISTOGRAM = "histogram";
    private static final String NO_STEPS = Health.UNJUDGED.mark() + " steps: " + Health.UNJUDGED.words()
            + ": no learning rate was given. Write %gradients g --rate 0.1, or --rate history after training";
    private static final String UNITS = "Activations: where no gradient passes";

    private GradientsView() {}

    /** The tables as HTML, and as text. */
    public static Display of(GradientTable gradients) {
        String caption = caption(gradients);
        Table parameters = table(gradients);
        List<String> reasons = reasons(gradients);
        StringBuilder html = new StringBuilder(TableView.html(parameters, caption, GradientsView::ink, HISTOGRAM,
                row -> Sparkline.html(gradients.rows().get(row).gradient())));
        StringBuilder text = new StringBuilder(TableView.text(parameters, caption));
        if (!gradients.units().isEmpty()) {
            Table units = units(gradients);
            html.append("<div style=\"height:8px\"></div>").append(TableView.html(units, UNITS, GradientsView::ink, HISTOGRAM,
                    row -> Sparkline.html(gradients.units().get(row).outputs())));
            text.append(TableView.text(units, UNITS));
        }
        if (!reasons.isEmpty()) {
            html.append("<div style=\"height:8px\"></div>").append(Card.around(reasons.stream()
                    .map(reason -> "<div style=\"padding:2px 8px;max-width:760px;color:" + Palette.INK + "\">" + PageText.plain(reason) + "</div>")
                    .collect(Collectors.joining())));
            reasons.forEach(reason -> text.append(reason).append('\n'));
        }
        return new Display(html.toString(), text.toString());
    }

    /**
     * The parameters as a Tablesaw table, to sort, filter or save. A ratio to a parameter that is zero is a missing
     * value.
     */
    public static Table table(GradientTable gradients) {
        List<Row> rows = gradients.rows();
        List<Column<?>> columns = new ArrayList<>(List.of(
                words("layer", rows, row -> name(row.layer())),
                words("name", rows, row -> name(row.name())),
                words("shape", rows, row -> row.shape().toString()),
                numbers("‖value‖", rows, Row::valueNorm, Unit.ONE),
                numbers("‖gradient‖", rows, Row::gradientNorm, Unit.ONE),
                numbers("ratio", rows, Row::ratio, Unit.ONE)));
        if (rows.stream().anyMatch(row -> row.updateNorm().isPresent())) {
            columns.add(numbers("‖step‖/‖value‖", rows, Row::updateRatio, Unit.ONE));
        }
        columns.addAll(List.of(
                numbers("min", rows, row -> row.gradient().min(), Unit.ONE),
                numbers("max", rows, row -> row.gradient().max(), Unit.ONE),
                numbers("zeros", rows, row -> row.gradient().zeros(), Unit.PERCENT),
                words(HISTOGRAM, rows, row -> Sparkline.text(row.gradient())),
                words("health", rows, row -> row.health().toString())));
        return Table.create("gradients", columns);
    }

    /** The activations as a Tablesaw table. */
    public static Table units(GradientTable gradients) {
        List<Units> rows = gradients.units();
        return Table.create("units",
                words("layer", rows, row -> name(row.layer())),
                words("function", rows, row -> name(row.function())),
                words("units×samples", rows, row -> row.shape().toString()),
                numbers("dead", rows, Units::dead, Unit.ONE),
                numbers("flat", rows, Units::flat, Unit.PERCENT),
                numbers("min", rows, row -> row.outputs().min(), Unit.ONE),
                numbers("max", rows, row -> row.outputs().max(), Unit.ONE),
                words(HISTOGRAM, rows, row -> Sparkline.text(row.outputs())),
                words("health", rows, row -> row.health().toString()));
    }

    private static String caption(GradientTable gradients) {
        String caption = "Gradients at loss " + Numbers.format(gradients.loss()) + ": "
                + summary("parameter", gradients.rows().stream().map(Row::health).toList());
        return gradients.units().isEmpty() ? caption
                : caption + "; " + summary("activation", gradients.units().stream().map(Units::health).toList());
    }

    /** How many there are and how they are: nothing is called ok that was not judged. */
    private static String summary(String what, List<Health> all) {
        StringBuilder words = new StringBuilder(all.size() + " " + what + (all.size() == 1 ? "" : "s"));
        long ill = all.stream().filter(Health::calls).count();
        long unjudged = all.stream().filter(health -> health == Health.UNJUDGED).count();
        long done = all.stream().filter(health -> health == Health.MINIMUM).count();
        if (ill > 0) {
            words.append(", look at ").append(ill);
        }
        if (done > 0) {
            words.append(", ").append(done).append(" at a minimum");
        }
        if (unjudged > 0) {
            words.append(", ").append(unjudged).append(" not judged");
        }
        return all.isEmpty() || ill + done + unjudged > 0 ? words.toString() : words.append(", all ok").toString();
    }

    /** First what lets nothing at all through, then what lets little, all of it; then the parameters. One reason is said once. */
    private static List<String> reasons(GradientTable gradients) {
        List<String> all = new ArrayList<>(together(gradients.units().stream()
                .sorted(Comparator.comparing(unit -> unit.dead() < unit.shape().rows())), Units::reason, Units::health,
                unit -> unit.layer().isEmpty() ? unit.function() : unit.function() + " of " + unit.layer()));
        gradients.notes().forEach(note -> all.add("! " + Label.oneLine(note, LONGEST_REASON)));
        List<String> parameters = together(gradients.rows().stream(), Row::reason, Row::health,
                row -> row.layer().isEmpty() ? row.name() : row.layer() + "." + row.name());
        all.addAll(parameters.subList(0, Math.min(MOST_REASONS, parameters.size())));
        if (parameters.size() > MOST_REASONS) {
            all.add("… and " + (parameters.size() - MOST_REASONS) + " more; the table has them all");
        }
        if (!gradients.rows().isEmpty() && gradients.rows().stream().noneMatch(row -> row.updateNorm().isPresent())) {
            all.add(NO_STEPS);
        }
        return all;
    }

    private static <T> List<String> together(
            Stream<T> rows, Function<T, String> reason, Function<T, Health> health, Function<T, String> name) {
        Map<String, List<T>> groups = new LinkedHashMap<>();
        rows.filter(row -> !reason.apply(row).isEmpty())
                .forEach(row -> groups.computeIfAbsent(health.apply(row) + reason.apply(row), key -> new ArrayList<>()).add(row));
        return groups.values().stream().map(group -> health.apply(group.get(0)).mark() + " "
                + group.stream().limit(MOST_NAMED).map(row -> name(name.apply(row))).collect(Collectors.joining(", "))
                + (group.size() > MOST_NAMED ? ", … (" + group.size() + ")" : "") + ": "
                + Label.oneLine(reason.apply(group.get(0)), LONGEST_REASON)).toList();
    }

    /** A verdict other than ok stands out. */
    static String ink(String cell) {
        for (Health health : Health.values()) {
            if (health.calls() && cell.equals(health.toString())) {
                return Palette.BACKWARD;
            }
        }
        return Palette.INK;
    }

    private static String name(String name) {
        return Label.oneLine(name, LONGEST_NAME);
    }

    private static <T> StringColumn words(String name, List<T> rows, Function<T, String> word) {
        return StringColumn.create(name, rows.stream().map(word));
    }

    private static <T> DoubleColumn numbers(String name, List<T> rows, ToDoubleFunction<T> number, Unit unit) {
        DoubleColumn column = DoubleColumn.create(name, rows.stream().mapToDouble(number));
        column.setPrintFormatter(new NumeralFormat(unit), "–");
        return column;
    }
}
