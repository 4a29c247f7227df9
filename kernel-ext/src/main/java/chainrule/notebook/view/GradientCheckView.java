package chainrule.notebook.view;

import chainrule.check.GradientCheck;
import chainrule.check.Hint;
import chainrule.check.InputCheck;
import chainrule.check.InputCheck.Step;
import chainrule.check.PullbackCheck;
import chainrule.explain.TapeCheck;
import chainrule.explain.TapeCheck.WrongRule;
import chainrule.notebook.Display;
import chainrule.notebook.view.ErrorCells.Sign;
import chainrule.notebook.view.NumeralFormat.Unit;
import chainrule.tape.Numbers;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Shows a gradient beside differences: a row for each leaf with its worst entry, the verdict and where the errors lie;
 * below, the reason in words, the differences by step, and the operations whose rule is wrong.
 */
public final class GradientCheckView {

    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_REASON = 300;
    private static final String ERRORS = "errors";
    private static final String BETWEEN = "<div style=\"height:8px\"></div>";

    private GradientCheckView() {}

    /** A check made by itself. */
    public static Display of(GradientCheck check) {
        return of(check, "A gradient beside differences", List.of(), "", List.of());
    }

    /** The check of a tape, with the rules tried alone where something is wrong. */
    public static Display of(TapeCheck tape) {
        String caption = "Gradient of " + Label.oneLine(tape.result(), LONGEST_NAME) + " = " + Numbers.format(tape.loss())
                + " beside differences";
        List<String> remarks = new ArrayList<>(tape.remarks());
        if (tape.check().inputs().stream().anyMatch(input -> input.checked() < input.shape().size())) {
            remarks.add("Of a leaf with more than " + tape.sample().most() + " entries that many were compared, drawn with seed "
                    + tape.sample().seed() + "; --entries takes more or fewer, --seed draws others.");
        }
        return of(tape.check(), caption, tape.wrongRules(), tape.passed() ? "" : judged(tape), remarks);
    }

    private static String judged(TapeCheck tape) {
        int wrong = tape.wrongRules().size();
        String tried = tape.rulesTried() + (tape.rulesTried() == 1 ? " rule" : " rules") + " of this tape";
        return wrong == 0
                ? "✓ Tried alone, the " + tried + (tape.rulesTried() == 1 ? " is" : " are")
                        + " right: look at the gradient that was put in, or at a kink or a jump near by."
                : "✗ Tried alone, " + wrong + " of the " + tried + (wrong == 1 ? " is" : " are") + " wrong: "
                        + tape.wrongRules().stream().map(WrongRule::operation).distinct().map(GradientCheckView::name)
                                .collect(Collectors.joining(", ")) + ".";
    }

    private static Display of(
            GradientCheck check, String title, List<WrongRule> wrong, String judgement, List<String> remarks) {
        List<InputCheck> inputs = check.inputs();
        long bad = inputs.stream().filter(input -> !input.hint().harmless()).count();
        String caption = title + ": " + (inputs.isEmpty() ? "nothing to compare" : bad == 0 ? "they agree" : bad + " of "
                + inputs.size() + (inputs.size() == 1 ? " leaf does not agree" : " leaves do not agree"));
        Table table = table(check);
        List<String> words = new ArrayList<>();
        inputs.stream().filter(input -> !input.advice().isEmpty()).forEach(input -> words.add(
                mark(input.hint()) + " " + name(input.name()) + ": " + Label.oneLine(input.advice(), LONGEST_REASON)));
        if (!judgement.isEmpty()) {
            words.add(judgement);
        }
        words.addAll(remarks);
        StringBuilder html = new StringBuilder(TableView.html(
                table, caption, GradientCheckView::ink, ERRORS, row -> new ErrorCells(inputs.get(row)).html()));
        StringBuilder text = new StringBuilder(TableView.text(table.copy().removeColumns(ERRORS), caption));
        if (!wrong.isEmpty()) {
            String heading = "Rules that differences of their operation alone contradict";
            html.append(BETWEEN).append(TableView.html(rules(wrong), heading, GradientCheckView::ink));
            text.append(TableView.text(rules(wrong), heading));
        }
        html.append(BETWEEN).append(Card.around(legend(inputs) + lines(words) + steps(inputs)));
        words.forEach(line -> text.append(line).append('\n'));
        return new Display(html.toString(), text.toString());
    }

    /** A row for each input as a Tablesaw table. */
    public static Table table(GradientCheck check) {
        List<InputCheck> rows = check.inputs();
        return Table.create("gradient check",
                words("verdict", rows, input -> mark(input.hint()) + " " + input.hint()),
                words("leaf", rows, input -> name(input.name())),
                words("shape", rows, input -> input.shape().toString()),
                words("wrong", rows, input -> input.wrong() + " of " + input.checked()),
                words("worst at", rows, input -> input.checked() == 0 ? "–" : "[" + input.row() + ", " + input.column() + "]"),
                numbers("analytic", rows, InputCheck::analytic),
                numbers("numeric", rows, InputCheck::numeric),
                numbers("relative error", rows, InputCheck::relativeError),
                numbers("step", rows, input -> input.step().orElse(Double.NaN)),
                words(ERRORS, rows, input -> ""));
    }

    private static Table rules(List<WrongRule> wrong) {
        return Table.create("rules",
                words("verdict", wrong, rule -> mark(rule.check().pullback().hint()) + " " + rule.check().pullback().hint()),
                words("operation", wrong, rule -> name(rule.operation())),
                words("result", wrong, rule -> name(rule.value())),
                words("by", wrong, rule -> name(rule.by())),
                words("worst at", wrong, rule -> place(rule.check().pullback())),
                numbers("its rule", wrong, rule -> rule.check().pullback().analytic()),
                numbers("differences", wrong, rule -> rule.check().pullback().numeric()),
                words("in words", wrong, rule -> Label.oneLine(rule.check().pullback().advice(), LONGEST_REASON)));
    }

    private static String place(PullbackCheck check) {
        return check.row() < 0 ? "all together" : "[" + check.row() + ", " + check.column() + "]";
    }

    /** A glyph for each verdict. */
    private static String mark(Hint hint) {
        return switch (hint) {
            case FINE -> "✓";
            case KINK -> "∧";
            case UNDECIDED -> "?";
            default -> "✗";
        };
    }

    private static String ink(String cell) {
        return cell.startsWith("✗") || cell.startsWith("?") ? Palette.BACKWARD : Palette.INK;
    }

    private static String legend(List<InputCheck> inputs) {
        Set<Sign> signs = EnumSet.noneOf(Sign.class);
        inputs.forEach(input -> signs.addAll(new ErrorCells(input).occurring()));
        return signs.isEmpty() ? "" : "<div style=\"padding:0 8px 4px;color:" + Palette.MUTED + "\">errors: " + signs.stream()
                .map(sign -> "<span style=\"white-space:nowrap;padding-right:14px\">" + ErrorCells.html(sign) + " " + sign.words() + "</span>")
                .collect(Collectors.joining(" ")) + "</div>";
    }

    private static String lines(List<String> words) {
        return words.stream()
                .map(line -> "<div style=\"padding:2px 8px;max-width:760px;color:" + Palette.INK + "\">" + PageText.plain(line) + "</div>")
                .collect(Collectors.joining());
    }

    /** The differences at the worst entry of each leaf, to unfold. */
    private static String steps(List<InputCheck> inputs) {
        return inputs.stream().filter(input -> !input.steps().isEmpty()).map(GradientCheckView::steps).collect(Collectors.joining());
    }

    private static String steps(InputCheck input) {
        PageTable table = new PageTable(
                "(f(x + h) − f(x − h)) / 2h at row " + input.row() + ", column " + input.column() + "; the gradient is "
                        + Numbers.format(input.analytic()), "step h", "differences", "distance from the gradient");
        for (Step step : input.steps()) {
            boolean believed = input.step().isPresent() && input.step().getAsDouble() == step.size();
            String mark = believed ? " ← believed" : "";
            table.row(Numbers.format(step.size()), Numbers.format(step.numeric()), Numbers.format(step.error()) + mark);
        }
        return "<details style=\"padding:2px 8px\">" + PageText.summary(Palette.FORWARD, "differences of "
                + PageText.plain(name(input.name())) + " by step") + table + "</details>";
    }

    private static String name(String name) {
        return Label.oneLine(name, LONGEST_NAME);
    }

    private static <T> StringColumn words(String name, List<T> rows, Function<T, String> word) {
        return StringColumn.create(name, rows.stream().map(word));
    }

    private static <T> DoubleColumn numbers(String name, List<T> rows, ToDoubleFunction<T> number) {
        DoubleColumn column = DoubleColumn.create(name, rows.stream().mapToDouble(number));
        column.setPrintFormatter(new NumeralFormat(Unit.ONE), "–");
        return column;
    }
}
