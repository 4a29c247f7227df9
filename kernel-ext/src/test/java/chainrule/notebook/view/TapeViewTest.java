package chainrule.notebook.view;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.explain.TapeComparison;
import chainrule.explain.TapeGraph;
import chainrule.explain.TapeGraph.Edge;
import chainrule.explain.TapeGraph.Node;
import chainrule.explain.TapeOptions;
import chainrule.notebook.Display;
import chainrule.notebook.view.TapeRoute.Point;
import chainrule.tape.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TapeViewTest {

    static Stream<TapeGraph> tapes() {
        return Stream.of(Tapes.toy(), Tapes.toyWithoutGradients(), Tapes.toyBackward(), Tapes.reused(), Tapes.changed(),
                Tapes.neuron(), Tapes.neuronsError(), Tapes.withConstants(), Tapes.network(), Tapes.layers(), Tapes.networkBackward(), Tapes.deep(),
                Tapes.blocks(), Tapes.recurrent(3, new TapeOptions().open()), Tapes.recurrent(20, new TapeOptions()),
                Tapes.chain(60), Tapes.chain(60, new TapeOptions()), Tapes.chain(2), Tapes.summarised(), Tapes.named("a", "b"),
                Tapes.neuronsErrorWithoutGradients(), Tapes.neuronOf(2), Tapes.neuronOf(3), Tapes.fan(12),
                Tapes.comparison().mine(), Tapes.forgotten().reference());
    }

    private static TapeLayout layout(TapeGraph tape) {
        return TapeLayout.of(tape, TapePicture.boxes(tape), TapeLayout.PAGE);
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
            for (String numbers : List.of(node.primal().text(), node.adjoint().text())) {
                if (!numbers.isEmpty()) {
                    assertThat(texts).contains(Label.oneLine(numbers, 40));
                    assertThat(display.text()).contains(Label.oneLine(numbers, 48));
                }
            }
        }
        List<EdgeLabel> labels = layout(tape).labels();
        for (Edge edge : tape.edges()) {
            EdgeLabel label = labels.get(tape.edges().indexOf(edge));
            assertThat(texts).containsAll(label.back());
            assertThat(display.text()).contains(Label.oneLine(edge.derivative(), EdgeLabel.LONGEST), String.join(" ", label.back()));
            if (!edge.derivative().isEmpty()) {
                assertThat(texts).contains(Label.oneLine(edge.derivative(), EdgeLabel.LONGEST));
            }
        }
        for (String note : tape.notes()) {
            assertThat(String.join(" ", texts)).contains(note);
            assertThat(display.text()).contains(note);
        }
    }

    @ParameterizedTest
    @MethodSource("tapes")
    void nothingLiesOnAnythingElse(TapeGraph tape) {
        TapeLayout layout = layout(tape);
        List<Area> areas = new ArrayList<>(layout.boxes());
        layout.routes().stream().map(TapeRoute::label).filter(label -> label.width() > 0).forEach(areas::add);
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
        TapeLayout layout = layout(tape);
        for (int at = 0; at < tape.edges().size(); at++) {
            Edge edge = tape.edges().get(at);
            List<Point> points = layout.routes().get(at).points();
            assertThat(touches(layout.boxes().get(edge.from()), points.get(0))).as("start of " + edge).isTrue();
            assertThat(touches(layout.boxes().get(edge.to()), points.get(points.size() - 1))).as("end of " + edge).isTrue();
            for (int i = 1; i < points.size(); i++) {
                Area segment = segment(points.get(i - 1), points.get(i));
                assertThat(Math.min(segment.width(), segment.height())).as("slope of " + edge).isLessThan(0.1);
                for (Area box : layout.boxes()) {
                    assertThat(overlap(box.grown(-1), segment)).as(edge + " and " + box).isFalse();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("tapes")
    void aFrameHoldsItsLayerAndNothingElse(TapeGraph tape) {
        TapeLayout layout = layout(tape);
        assertThat(layout.frames()).hasSameSizeAs(tape.groups());
        for (Node node : tape.nodes()) {
            Area box = layout.boxes().get(node.id());
            for (int frame = 0; frame < layout.frames().size(); frame++) {
                Area around = layout.frames().get(frame);
                if (node.group() == frame) {
                    assertThat(box.x() > around.x() && box.right() < around.right()
                            && box.y() > around.y() && box.bottom() < around.bottom()).as(node.name()).isTrue();
                } else {
                    assertThat(overlap(box, around)).as(node.name() + " and " + tape.groups().get(frame)).isFalse();
                }
            }
        }
    }

    @Test
    void aCircuitReadsFromLeftToRightAndLineByLine() {
        for (TapeGraph circuit : circuits()) {
            TapeLayout layout = layout(circuit);
            assertThat(layout.width()).isLessThanOrEqualTo(TapeLayout.PAGE);
            for (int at = 0; at < circuit.edges().size(); at++) {
                Area from = layout.boxes().get(circuit.edges().get(at).from());
                Area to = layout.boxes().get(circuit.edges().get(at).to());
                if (from.right() >= to.x()) {
                    assertThat(layout.routes().get(at).label().y()).isBetween(from.bottom(), to.y());
                }
            }
        }
    }

    private static List<TapeGraph> circuits() {
        return List.of(Tapes.toy(), Tapes.toyWithoutGradients(), Tapes.toyBackward(), Tapes.neuron(), Tapes.neuronsError(),
                Tapes.neuronsErrorWithoutGradients(), Tapes.neuronOf(2), Tapes.neuronOf(3), Tapes.reused(),
                Tapes.comparison().mine(), Tapes.forgotten().reference());
    }

    @Test
    void layersReadFromTopToBottom() {
        for (TapeGraph network : List.of(Tapes.network(), Tapes.layers(), Tapes.blocks(), Tapes.deep())) {
            TapeLayout layout = layout(network);
            for (Edge edge : network.edges()) {
                assertThat(layout.boxes().get(edge.from()).bottom()).isLessThan(layout.boxes().get(edge.to()).y());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("tapes")
    void aTapeFitsIntoAColumnOfANotebook(TapeGraph tape) {
        boolean frames = tape.groups().size() > 4;
        assertThat(new TapePicture(tape, "", TapeLayout.PAGE).width()).isLessThanOrEqualTo(frames ? 2000 : 1360);
    }

    @Test
    void aCircuitFitsBesideTheSidebarOfAFrontEnd() {
        assertThat(circuits()).allSatisfy(circuit ->
                assertThat(new Tooltips(new TapePicture(circuit, "", TapeLayout.PAGE).width(), 100).leastWidth()).isLessThanOrEqualTo(706));
    }

    @Test
    void kindsDifferByOutlineAndNotByColourOnly() throws Exception {
        List<String> outlines = Stream.of(Tapes.summarised(), Tapes.toyBackward(), Tapes.toy())
                .flatMap(TapeViewTest::rectangles)
                .map(e -> e.getAttribute("stroke-dasharray") + "/" + e.getAttribute("rx"))
                .distinct().toList();
        assertThat(outlines).contains("/13", "/2", "4 3/2", "2 3/13");
        long boxes = rectangles(Tapes.toy()).filter(e -> e.getAttribute("stroke").equals(Palette.RESULT_EDGE)).count();
        assertThat(boxes).as("a double line round the result, in the picture and in the legend").isEqualTo(4);
    }

    private static Stream<org.w3c.dom.Element> rectangles(TapeGraph tape) {
        try {
            return Picture.of(TapeView.of(tape)).elements().stream().filter(e -> e.getTagName().equals("rect"));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatComesBackIsBrokenAndOfItsOwnColour() throws Exception {
        List<org.w3c.dom.Element> paths = Picture.of(TapeView.of(Tapes.toy())).elements().stream()
                .filter(e -> e.getTagName().equals("path") && e.getAttribute("fill").equals("none")).toList();
        long forward = paths.stream().filter(e -> e.getAttribute("stroke").equals(Palette.INPUT_EDGE)).count();
        List<org.w3c.dom.Element> back = paths.stream().filter(e -> e.getAttribute("stroke").equals(Palette.BACKWARD)).toList();
        assertThat(forward).as("five edges and the legend's").isEqualTo(6);
        assertThat(back).hasSize(6).allSatisfy(e -> assertThat(e.getAttribute("stroke-dasharray")).isEqualTo("5 3"));
        assertThat(Picture.of(TapeView.of(Tapes.toyWithoutGradients())).elements())
                .noneMatch(e -> e.getAttribute("stroke").equals(Palette.BACKWARD));
    }

    @Test
    void aHeatMapTellsTheSignWithoutColours() throws Exception {
        TapeGraph negative = TapeGraph.of(Value.matrix("m", new double[][] {{-1, -1, -1, -1}, {-1, -1, -1, -1}}));
        TapeGraph positive = TapeGraph.of(Value.matrix("m", new double[][] {{1, 1, 1, 1}, {1, 1, 1, 1}}));
        assertThat(dashes(negative) - dashes(positive)).isEqualTo(8);
    }

    private static int dashes(TapeGraph tape) throws Exception {
        return Picture.of(TapeView.of(tape)).elements().stream()
                .filter(e -> e.getAttribute("stroke-width").equals("1") && e.getTagName().equals("path"))
                .mapToInt(e -> Pattern.compile("h3(?![0-9.])").split(e.getAttribute("d"), -1).length - 1)
                .sum();
    }

    @Test
    void anAdjointThatWasNotComputedIsNeverZero() throws Exception {
        List<String> texts = Picture.of(TapeView.of(Tapes.toyWithoutGradients())).texts();
        assertThat(texts).filteredOn("not computed"::equals).hasSize(6);
        assertThat(texts).doesNotContain("0");
    }

    @Test
    void theSumOverAllUsesIsWrittenOut() throws Exception {
        Display display = TapeView.of(Tapes.reused());
        assertThat(Picture.of(display).texts()).containsSubsequence("6", "= 3 from t", "+ 1.5 from s", "+ 1.5 from s", "Σ = 6 ✓");
        assertThat(display.text()).contains("adjoint of x = 3 from t + 1.5 from s + 1.5 from s; Σ = 6 ✓ is the adjoint");
        assertThat(Picture.of(TapeView.of(Tapes.changed())).texts())
                .containsSubsequence("1", "Σ = 6 ✗", "the adjoint was changed after the sweep");
    }

    @Test
    void aLongSumIsCutAndSaysSo() throws Exception {
        assertThat(Picture.of(TapeView.of(Tapes.fan(12))).texts()).contains("+ … 2 more").anyMatch(text -> text.startsWith("Σ = "));
    }

    /** The layout that draws the straightest edges would take minutes here. */
    @Test
    @Timeout(60)
    void aValueUsedEverywhereIsLaidOut() throws Exception {
        Picture.of(TapeView.of(Tapes.fan(60))).keepsTheLaws();
    }

    @Test
    void aDisplayIsBoundedHoweverLongTheTape() {
        for (TapeGraph tape : List.of(Tapes.enormous(100_000), Tapes.largest(), Tapes.tangled())) {
            Display display = TapeView.of(tape);
            assertThat(display.html().length() + display.text().length()).isLessThan(500_000);
        }
    }

    @Test
    void theTextIsAnAlignedTable() {
        assertThat(TapeView.of(Tapes.toy()).text()).isEqualTo("""
                Tape of f: 6 values
                name  op        shape  primal  adjoint  keeps        from (local derivative)
                ────  ────────  ─────  ──────  ───────  ───────────  ────────────────────────────────────
                a     input     1×1    2       4
                b     input     1×1    3       8
                c     input     1×1    4       8
                d     scale     1×1    6       4        nothing      b (2: 4 × 2 = +8)
                e     add       1×1    8       4        nothing      a (1: 4 × 1 = +4), d (1: 4 × 1 = +4)
                f     multiply  1×1    32      1        c, e · 16 B  c (8: 1 × 8 = +8), e (4: 1 × 4 = +4)
                kept for the way back: 2 values, 16 B
                """);
    }

    @Test
    void namesAreShownAsText() throws Exception {
        String[] names = {"<script>alert(1)</script>", "\"quoted\" & 'quoted'", "a\u202Eb\u200F", "😀 ]]> <!--",
            "$x$ \\(y\\)", "x".repeat(10_000), "line\nfeed", "z"};
        Display display = TapeView.of(Tapes.named(names));
        Picture.of(display).keepsTheLaws();
        assertThat(Picture.of(display).texts()).contains("<script>alert(1)</script>", "\"quoted\" & 'quoted'",
                "a�b�", "😀 ]]> <!--", "$x$ \\(y\\)", "x".repeat(27) + "…", "line feed");
        assertThat(display.html()).doesNotContain("<script", "$", "\u202E").hasSizeLessThan(90_000);
        assertThat(display.text()).doesNotContain("\u202E").hasSizeLessThan(12_000);
        for (String name : List.of("<script>\".W", "😀\u202E$", "x".repeat(10_000))) {
            for (TapeOptions options : List.of(new TapeOptions().layers(), new TapeOptions().open(), new TapeOptions().backward())) {
                Display layers = TapeView.of(Tapes.namedLayers(name, options));
                Picture.of(layers).keepsTheLaws();
                assertThat(layers.html()).doesNotContain("<script", "$", "\u202E").hasSizeLessThan(120_000);
                assertThat(layers.text()).doesNotContain("\u202E").hasSizeLessThan(12_000);
            }
        }
    }

    @Test
    void anEmptyTapeIsAnEmptyCard() throws Exception {
        Display display = TapeView.of(new TapeGraph(List.of(), List.of(), List.of(), List.of(), Map.of()));
        Picture.of(display).keepsTheLaws();
        assertThat(display.text()).startsWith("Tape: 0 values\n");
    }

    @Test
    void aValueAloneIsAPictureToo() throws Exception {
        assertThat(Picture.of(TapeView.of(TapeGraph.of(Value.scalar("x", 1)))).keepsTheLaws().texts()).contains("x");
        assertThat(Picture.of(TapeView.of(TapeGraph.of(Value.matrix("nothing", new double[0][0])))).keepsTheLaws().texts())
                .contains("[]");
    }

    @Test
    void aComparisonShowsBothAndTellsTheDifference() throws Exception {
        TapeComparison comparison = Tapes.comparison();
        Display display = TapeView.of(comparison);
        assertThat(display.html().split("<img", -1)).hasSize(3);
        assertThat(Picture.of(display).keepsTheLaws().texts()).contains("Mine", "≠ differs first");
        assertThat(display.text()).contains("Mine: Tape of L", "Reference: Tape of L", "≠ p differs first", comparison.verdict());
        assertThat(display.html()).contains(Label.escape(comparison.verdict()));
        assertThat(TapeView.of(Tapes.equal()).text()).doesNotContain("≠").contains("Both compute the same.");
    }

    @Test
    void twoGraphsStandSideBySideWhereThereIsRoomForBoth() {
        for (TapeComparison comparison : List.of(Tapes.comparison(), Tapes.forgotten())) {
            Element row = Jsoup.parseBodyFragment(TapeView.of(comparison).html()).body().child(0);
            assertThat(row.attr("style")).contains("display:flex", "flex-wrap:wrap");
            assertThat(row.children()).hasSize(2).allSatisfy(half -> {
                assertThat(half.select("img")).hasSize(1);
                String width = half.selectFirst("img").attr("width");
                assertThat(Integer.parseInt(width)).isLessThanOrEqualTo(540);
                assertThat(half.attr("style")).contains("flex:1 1 ", "max-width:" + width + "px");
            });
            assertThat(row.select("img").eachAttr("alt").get(0)).startsWith("Mine: ");
            assertThat(row.select("img").eachAttr("alt").get(1)).startsWith("Reference: ");
        }
    }

    @Test
    void whatIsTheSameOnBothSidesLiesAtTheSamePlace() {
        TapeComparison comparison = Tapes.forgotten();
        TapeLayout mine = TapeLayout.of(comparison.mine(), TapePicture.boxes(comparison.mine()), 540);
        TapeLayout reference = TapeLayout.of(comparison.reference(), TapePicture.boxes(comparison.reference()), 540);
        assertThat(reference.boxes()).startsWith(mine.boxes().toArray(Area[]::new)).hasSize(mine.boxes().size() + 1);
    }

    @Test
    void theMarkOfADifferenceLeavesTheArrowsFree() throws Exception {
        for (Picture picture : Picture.all(TapeView.of(Tapes.comparison()))) {
            Area mark = picture.elements().stream().filter(e -> e.getAttribute("stroke-dasharray").equals("7 4"))
                    .map(Picture::area).findFirst().orElseThrow();
            List<Point> tips = picture.elements().stream().filter(e -> e.getAttribute("fill").equals(Palette.INPUT_EDGE))
                    .map(head -> head.getAttribute("d").substring(1).split("[ L]"))
                    .map(tip -> new Point(Double.parseDouble(tip[0]), Double.parseDouble(tip[1]))).toList();
            assertThat(tips).anyMatch(tip -> touches(mark, tip)).noneMatch(tip -> inside(mark, tip));
        }
    }

    @Test
    void wordsAppearOverEachBox() {
        Display display = TapeView.of(Tapes.toy());
        assertThat(display.html().split("<span title=", -1)).hasSize(7);
        assertThat(display.html()).contains("title=\"e = a + d; 1×1: 8; adjoint 4; keeps nothing\" style=\"position:absolute;left:")
                .contains("<div style=\"position:relative;display:inline-block;max-width:100%;min-width:618px\"><img ");
    }

    @Test
    void theAlternativeStandsAlone() {
        assertThat(TapeView.of(Tapes.toy()).html()).contains("alt=\"Tape of f: 6 values. a; 1×1: 2; adjoint 4. ");
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
        return inside(box.grown(1.2), point) && !inside(box, point);
    }

    private static boolean inside(Area box, Point point) {
        return point.x() > box.x() + 0.6 && point.x() < box.right() - 0.6 && point.y() > box.y() + 0.6 && point.y() < box.bottom() - 0.6;
    }

    private static Area segment(Point a, Point b) {
        return new Area(Math.min(a.x(), b.x()), Math.min(a.y(), b.y()), Math.abs(a.x() - b.x()), Math.abs(a.y() - b.y()));
    }
}
