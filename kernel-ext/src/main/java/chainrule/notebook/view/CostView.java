package chainrule.notebook.view;

import chainrule.explain.Cost;
import chainrule.explain.Cost.Kind;
import chainrule.explain.Cost.Mode;
import chainrule.explain.Cost.Row;
import chainrule.explain.JacobianChain;
import chainrule.explain.JacobianChain.Order;
import chainrule.notebook.Display;
import chainrule.notebook.view.NumeralFormat.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Shows what a tape costs: a row per value or layer, the way forward beside the way back; below it both modes and the
 * orders in which Jacobians can be multiplied, with the winner and why.
 */
public final class CostView {

    private static final int LONGEST_FORMULA = 40;
    private static final String INSIDE = "\u00A0\u00A0\u00A0";

    private CostView() {}

    /** The tables and what they mean, as HTML and as text. */
    public static Display of(Cost cost) {
        String caption = CostWords.caption(cost);
        Sheet sheet = new Sheet().table(table(cost), caption, row -> row == cost.rows().size()
                        || cost.rows().get(row).kind() == Kind.LAYER)
                .words(CostWords.gradient(cost));
        String winner = CostWords.winner(cost);
        if (!winner.isEmpty()) {
            sheet.table(modes(cost), "All derivatives by " + CostWords.by(cost), row -> false).words(winner);
        }
        if (cost.chain().isChain()) {
            sheet.table(orders(cost.chain()), CostWords.chain(cost.chain()), row -> false).words(CostWords.order(cost));
        }
        List<String> signs = Formula.signs(
                cost.rows().stream().map(Row::op).collect(Collectors.joining()), cost.rows().stream().map(Row::name), cost.leadsTo());
        String notes = Stream.concat(Stream.of(cost.note()), signs.stream()).filter(note -> !note.isEmpty()).collect(Collectors.joining(" "));
        return (notes.isEmpty() ? sheet : sheet.words(notes)).display();
    }

    /** The rows and their sum as a Tablesaw table, to sort, filter or save. */
    public static Table table(Cost cost) {
        List<Row> rows = Stream.concat(cost.rows().stream(), Stream.of(cost.total())).toList();
        List<Column<?>> columns = new ArrayList<>(List.of(
                words("value", rows, row -> (row.depth() > 0 ? INSIDE : "") + CostWords.name(row.name())),
                words("computes", rows, row -> Label.oneLine(row.op(), LONGEST_FORMULA)),
                words("shape", rows, row -> row.kind() == Kind.REST || row.kind() == Kind.TOTAL ? "" : row.shape().toString()),
                numbers("forward", rows, Row::forward, Unit.COUNT),
                numbers("back", rows, Row::backward, Unit.COUNT),
                numbers("back/forward", rows, Row::ratio, Unit.ONE),
                numbers("result", rows, Row::result, Unit.BYTES),
                numbers("keeps", rows, Row::kept, Unit.BYTES)));
        if (cost.total().time().isPresent()) {
            columns.add(numbers("time forward", rows, row -> row.time().map(Cost.Time::forward).orElse(Double.NaN), Unit.NANOS));
            columns.add(numbers("time back", rows, row -> row.time().map(Cost.Time::backward).orElse(Double.NaN), Unit.NANOS));
        }
        return Table.create("cost", columns);
    }

    private static Table modes(Cost cost) {
        List<Mode> modes = List.of(cost.reverse(), cost.forward());
        return Table.create("modes",
                StringColumn.create("mode", "reverse", "forward"),
                StringColumn.create("a sweep for", "each number that comes out", "each number that goes in"),
                numbers("sweeps", modes, Mode::sweeps, Unit.COUNT),
                numbers("operations", modes, Mode::operations, Unit.COUNT));
    }

    private static Table orders(JacobianChain chain) {
        List<Order> orders = Stream.concat(Stream.of(chain.fromResult(), chain.fromInput()),
                chain.best().filter(best -> CostWords.isBetter(chain)).stream()).toList();
        return Table.create("orders",
                StringColumn.create("order", Stream.of("from the result, as reverse mode", "from the input, as forward mode", "the best")
                        .limit(orders.size())),
                words("product", orders, Order::text),
                numbers("multiplications", orders, Order::multiplications, Unit.COUNT));
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
