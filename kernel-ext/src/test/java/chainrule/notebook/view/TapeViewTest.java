package chainrule.notebook.view;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.explain.TapeGraph;
import chainrule.explain.TapeGraph.Edge;
import chainrule.explain.TapeGraph.Node;
import chainrule.notebook.Display;
import chainrule.notebook.view.TapeLayout.Point;
import chainrule.notebook.view.TapeLayout.Route;
import chainrule.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TapeViewTest {

    static Stream<TapeGraph> tapes() {
        return Stream.of(Tapes.toy(), Tapes.toyWithoutGradients(), Tapes.reused(), Tapes.neuron(), Tapes.network(),
                Tapes.chain(60), Tapes.chain(2), Tapes.summarised(), Tapes.named("a", "b"), Tapes.fan(12));
    }

    @ParameterizedTest
    @MethodSource("tapes")
    void aPictureKeepsTheLaws(TapeGraph tape) throws Exception {
        Picture.of(TapeView.of(tape)).keepsTheLaws();
    }

    @ParameterizedTest
    @MethodSource("tapes")
    void everyValueAndDerivativeIsInThePictureAndInTheText(TapeGraph tape) throws Exception {
        Display display = TapeView.of(tape);
        List<String> texts = Picture.of(display).texts();
        for (Node node : tape.nodes()) {
            assertThat(texts).contains(node.name());
            assertThat(display.text()).contains(node.name());
            if (!node.primal().isEmpty()) {
                assertThat(texts).contains(node.primal(), node.adjoint());
                assertThat(display.text()).contains(node.primal(), node.adjoint());
            }
        }
        for (Edge edge : tape.edges()) {
            if (!edge.derivative().isEmpty()) {
                assertThat(texts).contains(edge.derivative());
                assertThat(display.text()).contains(edge.derivative());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("tapes")
    void nothingLiesOnAnythingElse(TapeGraph tape) {
        List<NodeBox> boxes = tape.nodes().stream().map(NodeBox::new).toList();
        TapeLayout layout = TapeLayout.of(tape, boxes);
        List<Area> areas = new ArrayList<>(layout.boxes());
        layout.routes().stream().map(Route::label).filter(label -> label.width() > 0).forEach(areas::add);
        for (int a = 0; a < areas.size(); a++) {
            assertThat(areas.get(a).x()).isPositive();
            assertThat(areas.get(a).right()).isLessThan(layout.width());
            assertThat(areas.get(a).bottom()).isLessThan(layout.height());
            for (int b = a + 1; b < areas.size(); b++) {
                assertThat(overlap(areas.get(a), areas.get(b))).as(areas.get(a) + " and " + areas.get(b)).isFalse();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("tapes")
    void everyArrowLeadsFromItsValueToItsValueAndThroughNoOther(TapeGraph tape) {
        TapeLayout layout = TapeLayout.of(tape, tape.nodes().stream().map(NodeBox::new).toList());
        for (int at = 0; at < tape.edges().size(); at++) {
            Edge edge = tape.edges().get(at);
            List<Point> points = layout.routes().get(at).points();
            assertThat(touches(layout.boxes().get(edge.from()), points.get(0))).as("start of " + edge).isTrue();
            assertThat(touches(layout.boxes().get(edge.to()), points.get(points.size() - 1))).as("end of " + edge).isTrue();
            for (int i = 1; i < points.size(); i++) {
                Area segment = segment(points.get(i - 1), points.get(i));
                for (Area box : layout.boxes()) {
                    assertThat(overlap(box.grown(-1), segment)).as(edge + " and " + box).isFalse();
                }
            }
        }
    }

    @Test
    void aTapeReadsFromLeftToRightWhileItFits() {
        TapeGraph toy = Tapes.toy();
        TapeLayout layout = TapeLayout.of(toy, toy.nodes().stream().map(NodeBox::new).toList());
        for (Edge edge : toy.edges()) {
            assertThat(layout.boxes().get(edge.from()).right()).isLessThan(layout.boxes().get(edge.to()).x());
        }
    }

    @ParameterizedTest
    @MethodSource("tapes")
    void aTapeFitsIntoAColumnOfANotebook(TapeGraph tape) {
        assertThat(new TapePicture(tape).width()).isLessThanOrEqualTo(1180);
    }

    @Test
    void kindsDifferByOutlineAndNotByColourOnly() throws Exception {
        List<String> outlines = Picture.of(TapeView.of(Tapes.summarised())).elements().stream()
                .filter(e -> e.getTagName().equals("rect"))
                .map(e -> e.getAttribute("stroke-dasharray") + "/" + e.getAttribute("rx"))
                .distinct().toList();
        assertThat(outlines).contains("/13", "/2", "4 3/2");
        long boxes = Picture.of(TapeView.of(Tapes.toy())).elements().stream()
                .filter(e -> e.getTagName().equals("rect") && e.getAttribute("stroke").equals(Palette.RESULT_EDGE)).count();
        assertThat(boxes).as("a double line round the result, in the picture and in the legend").isEqualTo(4);
    }

    @Test
    void anAdjointThatWasNotComputedIsNeverZero() throws Exception {
        List<String> texts = Picture.of(TapeView.of(Tapes.toyWithoutGradients())).texts();
        assertThat(texts).filteredOn(TapeGraph.NOT_COMPUTED::equals).hasSize(6);
        assertThat(texts).doesNotContain("0");
    }

    @Test
    void theSumOverAllUsesIsWrittenOut() throws Exception {
        Display display = TapeView.of(Tapes.reused());
        assertThat(Picture.of(display).texts()).containsSubsequence("6", "= 1.5", "+ 1.5", "+ 3");
        assertThat(display.text()).contains("adjoint of x = 1.5 + 1.5 + 3");
    }

    @Test
    void aLongSumIsCutAndSaysSo() throws Exception {
        assertThat(Picture.of(TapeView.of(Tapes.fan(12))).texts()).contains("+ 0.07 from v7", "+ … 4 more")
                .doesNotContain("+ 0.08 from v8");
    }

    /** The layout that draws the straightest edges would take minutes here. */
    @Test
    @Timeout(20)
    void aValueUsedEverywhereIsLaidOut() throws Exception {
        Picture.of(TapeView.of(Tapes.fan(60))).keepsTheLaws();
    }

    @Test
    void whatWasLeftOutIsSaid() throws Exception {
        TapeGraph tape = Tapes.summarised();
        assertThat(Picture.of(TapeView.of(tape)).texts()).contains(tape.omitted(), "left out");
        assertThat(TapeView.of(tape).text()).endsWith(tape.omitted() + "\n");
    }

    @Test
    void theTextIsAnAlignedTable() {
        assertThat(TapeView.of(Tapes.toy()).text()).isEqualTo("""
                Tape of f: 6 values
                name  op        shape  primal  adjoint  from (local derivative)
                ────  ────────  ─────  ──────  ───────  ───────────────────────
                a     input     1×1    2       4
                b     input     1×1    3       8
                c     input     1×1    4       8
                d     scale     1×1    6       4        b (2)
                e     add       1×1    8       4        a (1), d (1)
                f     multiply  1×1    32      1        c (8), e (4)
                """);
    }

    @Test
    void namesAreShownAsText() throws Exception {
        String[] names = {"<script>alert(1)</script>", "\"quoted\" & 'quoted'", "a\u202Eb\u200F", "😀 ]]> <!--",
            "$x$ \\(y\\)", "x".repeat(10_000), "line\nfeed", ""};
        Display display = TapeView.of(Tapes.named(names));
        Picture.of(display).keepsTheLaws();
        assertThat(Picture.of(display).texts()).contains("<script>alert(1)</script>", "\"quoted\" & 'quoted'",
                "a�b�", "😀 ]]> <!--", "$x$ \\(y\\)", "x".repeat(27) + "…", "line feed");
        assertThat(display.html()).doesNotContain("<script").hasSizeLessThan(40_000);
        assertThat(display.text()).doesNotContain("\u202E").hasSizeLessThan(10_000);
    }

    @Test
    void anEmptyTapeIsAnEmptyCard() throws Exception {
        Display display = TapeView.of(new TapeGraph(List.of(), List.of(), ""));
        Picture.of(display).keepsTheLaws();
        assertThat(display.text()).startsWith("Tape: 0 values\n");
    }

    @Test
    void aValueAloneIsAPictureToo() throws Exception {
        TapeGraph alone = new TapeGraph(List.of(new Node(0, TapeGraph.Kind.RESULT, "x", "", "", Shape.SCALAR, "1",
                TapeGraph.NOT_COMPUTED, List.of())), List.of(), "");
        assertThat(Picture.of(TapeView.of(alone)).keepsTheLaws().texts()).contains("x");
    }

    @ParameterizedTest
    @MethodSource("tapes")
    void theSameTapeGivesTheSameBytes(TapeGraph tape) {
        assertThat(TapeView.of(tape)).isEqualTo(TapeView.of(tape));
    }

    private static boolean overlap(Area a, Area b) {
        return a.x() < b.right() && b.x() < a.right() && a.y() < b.bottom() && b.y() < a.bottom();
    }

    private static boolean touches(Area box, Point point) {
        Area near = box.grown(0.6);
        Area inside = box.grown(-0.6);
        boolean within = point.x() >= near.x() && point.x() <= near.right() && point.y() >= near.y() && point.y() <= near.bottom();
        boolean deep = point.x() > inside.x() && point.x() < inside.right() && point.y() > inside.y()
                && point.y() < inside.bottom();
        return within && !deep;
    }

    private static Area segment(Point a, Point b) {
        return new Area(Math.min(a.x(), b.x()), Math.min(a.y(), b.y()), Math.abs(a.x() - b.x()), Math.abs(a.y() - b.y()));
    }
}
