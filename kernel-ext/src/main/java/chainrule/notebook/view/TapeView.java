package chainrule.notebook.view;

import chainrule.explain.TapeComparison;
import chainrule.explain.TapeGraph;
import chainrule.explain.TapeGraph.Kind;
import chainrule.explain.TapeGraph.Node;
import chainrule.notebook.Display;
import java.util.ArrayList;
import java.util.List;

/**
 * Shows a tape as a layered graph: circuits from left to right, layers from top to bottom. Each value is a box with its
 * name, shape, operation, primal and adjoint; each use is an arrow with the local derivative on it.
 */
public final class TapeView {

    private static final int LONGEST_NAME = 40;
    /** Two pictures of this width stand side by side on most pages, and one below the other on a very narrow one. */
    private static final double HALF = 540;

    private TapeView() {}

    /** The picture of {@code graph}, and the same as a table of its values. */
    public static Display of(TapeGraph graph) {
        String title = title(graph);
        return new Display(picture(graph, title, "", TapeLayout.PAGE).html(), TapeListing.of(graph, title));
    }

    /** Two graphs side by side, the first difference marked, and the verdict below. */
    public static Display of(TapeComparison comparison) {
        String verdict = Label.oneLine(comparison.verdict(), 400);
        String mine = "Mine: " + title(comparison.mine());
        String reference = "Reference: " + title(comparison.reference());
        String html = "<div style=\"display:flex;flex-wrap:wrap;gap:8px\">"
                + picture(comparison.mine(), mine, "Mine", HALF).beside()
                + picture(comparison.reference(), reference, "The reference", HALF).beside()
                + "</div><div style=\"height:8px\"></div>" + Card.around(PageText.plain(verdict));
        return new Display(html, TapeListing.of(comparison.mine(), mine) + "\n"
                + TapeListing.of(comparison.reference(), reference) + "\n" + verdict + "\n");
    }

    /** A picture that becomes narrower with the page, but for {@code least} pixels. */
    private record OnPage(String html, long width, long least) {

        /** With room for another at its right. */
        String beside() {
            return "<div style=\"flex:1 1 " + least + "px;max-width:" + width + "px\">" + html + "</div>";
        }
    }

    private static OnPage picture(TapeGraph graph, String title, String heading, double page) {
        TapePicture picture = new TapePicture(graph, heading, page);
        String svg = picture.svg(title, "Arrows lead from the inputs to the result, with local derivatives on them.");
        Tooltips tooltips = new Tooltips(picture.width(), picture.height());
        graph.nodes().forEach(node -> tooltips.add(picture.area(node), words(node)));
        String html = tooltips.over(Card.picture(svg, picture.width(), alternative(graph, title)));
        return new OnPage(html, picture.width(), tooltips.leastWidth());
    }

    /** Everything about a node in a sentence. */
    private static String words(Node node) {
        List<String> words = new ArrayList<>(List.of(
                node.name() + (node.formula().isEmpty() ? "" : (node.op().equals("layer") ? ": " : " = ") + node.formula())));
        words.add(node.kind() == Kind.OMITTED ? "" : node.shape() + ": " + node.primal().text());
        words.add(node.adjoint().text().isEmpty() ? "" : "adjoint " + node.adjoint().text());
        words.add(node.audit().parts().isEmpty() ? "" : String.join(" + ", node.audit().parts()));
        words.add(node.op().isEmpty() || node.adjoint().text().isEmpty() ? "" : "keeps " + node.kept());
        words.addAll(node.details());
        words.removeIf(String::isEmpty);
        return String.join("; ", words.stream().map(text -> Label.oneLine(text, 80)).toList());
    }

    private static String alternative(TapeGraph graph, String title) {
        List<String> notes = graph.notes().stream().map(note -> Label.oneLine(note, 200)).toList();
        List<String> values = graph.nodes().stream().limit(12).map(node -> Label.oneLine(words(node), 120)).toList();
        return String.join(". ", title, String.join(". ", values)) + (notes.isEmpty() ? "" : ". " + String.join(". ", notes));
    }

    private static String title(TapeGraph graph) {
        String result = graph.nodes().stream()
                .filter(node -> node.kind() == Kind.RESULT)
                .map(Node::name)
                .reduce((first, last) -> last)
                .map(name -> " of " + Label.oneLine(name, LONGEST_NAME))
                .orElse("");
        boolean back = graph.nodes().stream().anyMatch(node -> node.kind() == Kind.GRADIENT);
        long boxes = graph.nodes().stream().filter(node -> node.kind() != Kind.OMITTED).count();
        boolean all = boxes == graph.nodes().size();
        boolean single = graph.nodes().stream().noneMatch(node -> node.op().equals("layer"));
        String what = single ? "value" : "box";
        String plural = single ? "values" : "boxes";
        return (back ? "The way back" : "Tape") + result + ": " + (all ? "" : "the last ") + boxes + " "
                + (boxes == 1 ? what : plural);
    }
}
