package chainrule.notebook.view;

import chainrule.explain.HeatMap;
import chainrule.explain.Reading;
import chainrule.explain.TapeGraph;
import chainrule.explain.TapeGraph.Kind;
import chainrule.notebook.view.TapeRoute.Point;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the signs in a tape's picture mean; only those that occur. */
final class TapeLegend {

    private static final Lettering WORDS = Lettering.plain(11, Palette.MUTED);
    private static final double ROW = 20;
    private static final double SPACE = 22;
    private static final double GAP = 8;
    private static final HeatMap SAMPLE = new HeatMap(2, 5, List.of(-4, -2, 0, 2, 4, -4, -2, 0, 2, 4));

    private static final Map<Kind, String> KINDS = new EnumMap<>(Map.of(
            Kind.INPUT, "input",
            Kind.OPERATION, "operation",
            Kind.RESULT, "result",
            Kind.LAYER, "layer",
            Kind.REPEATED, "repeated; numbers of the last",
            Kind.OMITTED, "left out",
            Kind.KEPT, "kept from the way forward",
            Kind.ADJOINT, "computed on the way back",
            Kind.GRADIENT, "gradient"));

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
        double left = 0;
        for (Entry entry : entries(graph)) {
            if (rows.isEmpty() || left + entry.width() > width) {
                rows.add(new ArrayList<>());
                left = 0;
            }
            rows.get(rows.size() - 1).add(entry);
            left += entry.width() + SPACE;
        }
    }

    private static List<Entry> entries(TapeGraph graph) {
        List<Entry> entries = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            if (graph.nodes().stream().anyMatch(node -> node.kind() == kind)) {
                entries.add(sign(24, (svg, x, y) -> NodeOutline.draw(svg, new Area(x, y - 7, 24, 14), kind), KINDS.get(kind)));
            }
        }
        boolean wayBack = graph.nodes().stream().anyMatch(node -> node.kind() == Kind.GRADIENT);
        if (wayBack) {
            entries.add(sign(30, (svg, x, y) -> arrow(x, x + 30, y).draw(svg, Palette.BACKWARD, "stroke-dasharray", "5 3"), "back"));
        } else if (!graph.edges().isEmpty()) {
            boolean numbers = graph.edges().stream().anyMatch(edge -> !edge.derivative().isEmpty());
            entries.add(sign(30, (svg, x, y) -> arrow(x, x + 30, y).draw(svg, Palette.INPUT_EDGE),
                    numbers ? "forward, with the local derivative" : "forward"));
        }
        if (graph.edges().stream().anyMatch(edge -> !edge.back().isEmpty())) {
            boolean numbers = graph.edges().stream().anyMatch(EdgeLabel::hasNumbers);
            entries.add(sign(30, (svg, x, y) -> arrow(x + 30, x, y).draw(svg, Palette.BACKWARD, "stroke-dasharray", "5 3"),
                    numbers ? "back: upstream × local" : "back"));
        }
        boolean adjoints = graph.nodes().isEmpty() || graph.nodes().stream().anyMatch(node -> !node.adjoint().text().isEmpty());
        if (adjoints) {
            entries.add(word("primal", Palette.FORWARD, "the value, going forward"));
            entries.add(word("adjoint", Palette.BACKWARD, "∂ result / ∂ value, coming back"));
        }
        if (graph.edges().stream().anyMatch(edge -> edge.derivative().contains("ȳ"))) {
            entries.add(word("ȳ", Palette.FORWARD, "the adjoint at the arrow's head"));
        }
        if (graph.edges().stream().anyMatch(edge -> edge.derivative().contains("𝟏"))
                || graph.nodes().stream().anyMatch(node -> node.formula().contains("𝟏"))) {
            entries.add(word("𝟏", Palette.FORWARD, "a column of ones: it repeats"));
        }
        if (graph.nodes().stream().anyMatch(node -> graph.leadsTo().containsKey(node.name()))) {
            entries.add(word("x₁", Palette.INK, "nameless, on the way to x"));
        }
        if (graph.nodes().stream().anyMatch(node -> !node.audit().parts().isEmpty())) {
            entries.add(word("Σ", Palette.BACKWARD, "one part per use, added up: ✓ it is the adjoint"));
        }
        if (graph.nodes().stream().anyMatch(node -> node.primal().map().isPresent())) {
            HeatCells cells = new HeatCells(SAMPLE);
            entries.add(sign(cells.width(), (svg, x, y) -> cells.draw(svg, x, y - cells.height() / 2),
                    "from the most negative to the most positive"));
        }
        if (graph.nodes().stream().anyMatch(node -> hasNotFinite(node.primal()) || hasNotFinite(node.adjoint()))) {
            entries.add(sign(6, (svg, x, y) -> {
                StringBuilder data = new StringBuilder();
                HeatCells.cross(data, x + 3, y);
                svg.line(data, Palette.BACKWARD, 1.2);
            }, "not finite: NaN or ∞"));
        }
        return entries;
    }

    private static boolean hasNotFinite(Reading reading) {
        return reading.map().filter(HeatMap::hasNotFinite).isPresent();
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

    private static Entry sign(double width, Sign sign, String meaning) {
        return new Entry(sign, width + GAP, "", WORDS, meaning);
    }

    private static Entry word(String word, String colour, String meaning) {
        return new Entry((svg, x, y) -> {}, 0, word, Lettering.plain(11, colour), meaning);
    }

    private static TapeRoute arrow(double from, double to, double y) {
        return new TapeRoute(List.of(new Point(from, y), new Point(to, y)), new Area(0, 0, 0, 0));
    }
}
