package chainrule.notebook.view;

import chainrule.explain.Steps;
import chainrule.explain.Steps.Arrival;
import chainrule.explain.Steps.Back;
import chainrule.explain.Steps.Forward;
import chainrule.explain.Steps.Known;
import chainrule.explain.Steps.Sending;
import chainrule.notebook.Display;
import chainrule.tape.Notation;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Shows both passes step by step: each step unfolds on a click or a key, without a script. All of it is text, so it reads
 * the same where mathematics is not set.
 */
public final class StepsView {

    private static final int LONGEST_LINE = 300;
    private static final int LONGEST_SUMMARY = 110;

    private StepsView() {}

    /** The steps as a page and as text. */
    public static Display of(Steps steps) {
        StringBuilder out = new StringBuilder("<div style=\"font-weight:bold;padding:0 0 6px\">")
                .append(PageText.plain(title(steps))).append("</div>");
        String text = text(steps);
        List<String> signs = signs(steps, text);
        out.append(signs.isEmpty() ? "" : PageText.muted(String.join(" ", signs)));
        pass(out, "Forward pass: each value from those before it",
                steps.forward().stream().map(step -> frame(step.number(), summary(step), body(step))).toList());
        pass(out, "Backward pass: each adjoint from those after it",
                steps.back().stream().map(step -> frame(step.number(), summary(step), body(step))).toList());
        if (!steps.omitted().isEmpty()) {
            out.append("<div style=\"padding:8px 0 0\">").append(PageText.muted(steps.omitted())).append("</div>");
        }
        return new Display(Card.around(out.toString()), text);
    }

    private static List<String> signs(Steps steps, String text) {
        return Formula.signs(text, steps.forward().stream().map(step -> step.name().text()), steps.leadsTo());
    }

    private static String title(Steps steps) {
        return Label.oneLine("Backpropagation of " + steps.result(), LONGEST_SUMMARY) + ", step by step";
    }

    private static void pass(StringBuilder out, String heading, List<String> frames) {
        out.append("<details open style=\"margin:4px 0\">")
                .append(PageText.summary(Palette.INK, "<b>" + PageText.plain(heading) + "</b>"));
        frames.forEach(out::append);
        out.append("</details>");
    }

    private static String frame(int number, String summary, String body) {
        return "<details style=\"margin:2px 0 2px 18px;padding:3px 0 3px 10px;border-left:2px solid " + Palette.RULE
                + "\">" + PageText.summary(Palette.INK, number + ". " + PageText.plain(Label.oneLine(summary, LONGEST_SUMMARY)))
                + "<div style=\"padding:4px 0 6px 16px\">" + body + "</div></details>";
    }

    private static String summary(Forward step) {
        return Formula.of(step.name(), step.formula(), step.value()).text();
    }

    private static String summary(Back step) {
        return Formula.of(step.left(), step.value()).text();
    }

    private static String body(Forward step) {
        StringBuilder out = new StringBuilder();
        line(out, "known so far", known(step.known()));
        line(out, "rule", step.op() + ": " + Formula.of(step.name(), step.formula()).text());
        line(out, "numbers", computed(step));
        line(out, "shape", step.shape().toString());
        return out.toString();
    }

    private static String computed(Forward step) {
        return step.numbers().map(numbers -> Formula.of(step.name(), numbers, step.value()))
                .orElseGet(() -> Formula.of(step.name(), step.value())).text();
    }

    private static String body(Back step) {
        StringBuilder out = new StringBuilder();
        line(out, "known so far", (step.earlier() == 0 ? "" : "… " + step.earlier() + " earlier, ") + known(step.known()));
        line(out, step.arrived().size() + step.more() > 1 ? "sum over uses" : "arrived", sum(step));
        if (step.sent().isEmpty()) {
            line(out, "sends on", "nothing: here the sweep ends");
            return out.toString();
        }
        PageTable table = new PageTable("What its operation sends on", "to", "rule", "numbers", "by", "that adjoint so far");
        for (Sending sending : step.sent()) {
            table.row(PageText.plain(sending.to().text()), cell(rule(sending)), cell(numbers(sending)),
                    PageText.plain(sending.lemma().words()), cell(soFar(sending)));
        }
        return out.append(table).toString();
    }

    private static String cell(String text) {
        return PageText.plain(Label.oneLine(text, LONGEST_LINE));
    }

    private static String rule(Sending sending) {
        return sending.where().stream()
                .map(where -> Formula.of(where.name(), where.formula()).text())
                .reduce(sending.rule().text(), (rule, where) -> rule + ", " + where);
    }

    private static String numbers(Sending sending) {
        return sending.numbers().map(numbers -> Formula.of(numbers, sending.value()))
                .orElseGet(() -> Formula.of(sending.value())).text();
    }

    private static String soFar(Sending sending) {
        String count = sending.use() == sending.uses() ? ", complete" : ", " + sending.use() + " of " + sending.uses() + " uses";
        return sending.sum().map(Notation::text).orElse("…") + count;
    }

    private static String sum(Back step) {
        if (step.arrived().isEmpty()) {
            return Formula.of(step.left(), step.value()).text() + ": the sweep starts here";
        }
        String parts = step.arrived().stream().map(StepsView::part).collect(Collectors.joining(" + "));
        String more = step.more() == 0 ? "" : " + … from " + step.more() + " more uses";
        return step.left().text() + " = " + parts + more
                + (step.arrived().size() + step.more() == 1 ? "" : " = " + step.value().text());
    }

    private static String part(Arrival arrival) {
        String text = arrival.value().text();
        return (text.startsWith("−") ? "(" + text + ")" : text) + " from " + arrival.from();
    }

    private static String known(List<Known> known) {
        return known.isEmpty() ? "nothing yet" : known.stream().map(StepsView::state).collect(Collectors.joining(", "));
    }

    private static String state(Known known) {
        String text = known.left().text()
                + (known.value() instanceof Notation.Size size ? " (" + size.text() + ")" : " = " + known.value().text());
        return known.isComplete() ? text : text + " (" + known.arrived() + " of " + known.uses() + " uses)";
    }

    private static void line(StringBuilder out, String label, String text) {
        out.append("<div style=\"padding:1px 0 1px 100px;text-indent:-100px\"><span style=\"display:inline-block;min-width:100px;")
                .append("text-indent:0;color:").append(Palette.MUTED)
                .append("\">").append(PageText.plain(label)).append("</span>").append(PageText.plain(Label.oneLine(text, LONGEST_LINE)))
                .append("</div>");
    }

    private static String text(Steps steps) {
        StringBuilder out = new StringBuilder(title(steps)).append("\n\nforward\n");
        for (Forward step : steps.forward()) {
            plain(out, step.number() + ". ", Formula.of(step.name(), step.formula(), step.numbers().orElse(step.value()), step.value()).text());
        }
        out.append("\nback\n");
        for (Back step : steps.back()) {
            plain(out, step.number() + ". ", sum(step));
            for (Sending sending : step.sent()) {
                plain(out, "     to ", sending.to().text() + ": " + Formula.of(sending.rule(), sending.numbers().orElse(sending.value()), sending.value()).text()
                        + sending.where().stream().map(where -> ", " + Formula.of(where.name(), where.formula()).text())
                                .collect(Collectors.joining())
                        + "   [" + sending.lemma().words() + "]" + (sending.uses() == 1 ? "" : "   so far " + soFar(sending)));
            }
        }
        signs(steps, out.toString()).forEach(sign -> out.append(sign).append('\n'));
        return steps.omitted().isEmpty() ? out.toString() : out.append(steps.omitted()).append('\n').toString();
    }

    private static void plain(StringBuilder out, String head, String text) {
        out.append("  ").append(head).append(Label.oneLine(text, LONGEST_LINE)).append('\n');
    }
}
