package chainrule.notebook.view;

import chainrule.explain.TapeGraph;
import chainrule.explain.TapeGraph.Kind;
import chainrule.notebook.view.TapeLayout.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the signs in a tape's picture mean; only those that occur. */
final class TapeLegend {

    private static final Lettering WORDS = Lettering.plain(11, Palette.MUTED);
    private static final double ROW = 20;
    private static final double SPACE = 22;
    private static final double GAP = 8;
    private static final Map<Kind, String> KINDS = Map.of(
            Kind.INPUT, "input",
            Kind.OPERATION, "operation",
            Kind.RESULT, "result",
            Kind.OMITTED, "left out");

    /** A sign, a text in its own colour or none, and its meaning. */
    private record Entry(Sign sign, double signWidth, String sample, Lettering sampleHand, String meaning) {

        double width() {
            return signWidth + sampleHand.width(sample) + (sample.isEmpty() ? 0 : GAP) + WORDS.width(meaning);
        }
    }

    /** Draws itself with its middle at {@code y}. */
    private interface Sign {
        void draw(Svg svg, double x, double y);
    }

    private final List<List<Entry>> rows = new ArrayList<>();

    TapeLegend(TapeGraph graph, double width) {
        List<Entry> entries = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            if (graph.nodes().stream().anyMatch(node -> node.kind() == kind)) {
                Sign sign = (svg, x, y) -> NodeBox.outline(svg, new Area(x, y - 6.5, 24, 13), kind);
                entries.add(new Entry(sign, 24 + GAP, "", WORDS, KINDS.get(kind)));
            }
        }
        if (graph.edges().stream().anyMatch(edge -> !edge.derivative().isEmpty())) {
            entries.add(new Entry(TapeLegend::arrow, 38 + GAP, "", WORDS, "local derivative, or its rule"));
        }
        entries.add(word("primal", Palette.FORWARD, "the value, going forward"));
        entries.add(word("adjoint", Palette.BACKWARD, "∂ result / ∂ value, coming back"));
        if (graph.nodes().stream().anyMatch(node -> !node.contributions().isEmpty())) {
            entries.add(word("= … + …", Palette.BACKWARD, "one part per use, summed"));
        }
        double left = 0;
        for (Entry entry : entries) {
            if (rows.isEmpty() || left + entry.width() > width) {
                rows.add(new ArrayList<>());
                left = 0;
            }
            rows.get(rows.size() - 1).add(entry);
            left += entry.width() + SPACE;
        }
    }

    double height() {
        return rows.size() * ROW + 6;
    }

    void draw(Svg svg, double x, double top) {
        double y = top + ROW / 2 + 4;
        for (List<Entry> row : rows) {
            double at = x;
            for (Entry entry : row) {
                entry.sign().draw(svg, at, y);
                double words = at + entry.signWidth();
                svg.text(words, y + 4, entry.sampleHand(), entry.sample());
                words += entry.sampleHand().width(entry.sample()) + (entry.sample().isEmpty() ? 0 : GAP);
                svg.text(words, y + 4, WORDS, entry.meaning());
                at += entry.width() + SPACE;
            }
            y += ROW;
        }
    }

    private static Entry word(String word, String colour, String meaning) {
        return new Entry((svg, x, y) -> {}, 0, word, Lettering.plain(11, colour), meaning);
    }

    private static void arrow(Svg svg, double x, double y) {
        svg.line("M" + Numeral.place(x) + " " + Numeral.place(y) + "H" + Numeral.place(x + 34), Palette.LINE, 1.2);
        svg.rectangle(new Area(x + 9, y - 6, 13, 12), 2, "fill", Palette.CARD);
        svg.text(x + 12.5, y + 4, Lettering.plain(11, Palette.FORWARD), "2");
        TapePicture.arrowhead(svg, new Point(x, y), new Point(x + 38, y));
    }
}
