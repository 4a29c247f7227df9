package chainrule.explain;

import static chainrule.diff.Gradients.gradients;
import static chainrule.op.Add.add;
import static chainrule.op.Matmul.matmul;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Scale.scale;
import static chainrule.op.Sigmoid.sigmoid;
import static chainrule.op.Sqrt.sqrt;
import static chainrule.op.Square.square;
import static chainrule.op.Subtract.subtract;
import static chainrule.op.Sum.sum;
import static chainrule.op.Tanh.tanh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chainrule.explain.Audit.Verdict;
import chainrule.explain.TapeGraph.Edge;
import chainrule.explain.TapeGraph.Kind;
import chainrule.explain.TapeGraph.Node;
import chainrule.shape.Shape;
import chainrule.tape.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TapeGraphTest {

    private final Value a = Value.scalar("a", 2);
    private final Value b = Value.scalar("b", -1.5);
    private final Value c = Value.scalar("c", 3);
    private final Value d = scale(2, b);
    private final Value e = add(a, d);
    private final Value loss = multiply(c, e).named("L");

    @Test
    void beforeTheGradientsNothingIsComputed() {
        TapeGraph graph = TapeGraph.of(loss, Map.of(d, "d", e, "e"), new TapeOptions());
        assertThat(graph.nodes()).extracting(Node::name).containsExactly("a", "b", "c", "d", "e", "L");
        assertThat(graph.nodes()).extracting(Node::formula).containsExactly("", "", "", "2 b", "a + d", "c · e");
        assertThat(graph.nodes()).extracting(node -> node.primal().text()).containsExactly("2", "−1.5", "3", "−3", "−1", "−3");
        assertThat(graph.nodes()).extracting(Node::adjoint).containsOnly(Reading.NOT_COMPUTED);
        assertThat(graph.nodes()).extracting(Node::kind)
                .containsExactly(Kind.INPUT, Kind.INPUT, Kind.INPUT, Kind.OPERATION, Kind.OPERATION, Kind.RESULT);
        assertThat(graph.edges()).containsExactly(
                new Edge(1, 3, 0, "2", ""), new Edge(0, 4, 0, "1", ""), new Edge(3, 4, 1, "1", ""),
                new Edge(2, 5, 0, "−1", ""), new Edge(4, 5, 1, "3", ""));
        assertThat(graph.notes()).containsExactly("kept for the way back: 2 values, 16 B");
    }

    @Test
    void afterTheGradientsEveryAdjointStands() {
        TapeGraph graph = TapeGraph.of(gradients(loss, a, b, c));
        assertThat(graph.nodes()).extracting(node -> node.adjoint().text()).containsExactly("3", "6", "−1", "3", "3", "1");
        assertThat(graph.edges()).extracting(Edge::back)
                .containsExactly("3 × 2 = +6", "3 × 1 = +3", "3 × 1 = +3", "1 × (−1) = −1", "1 × 3 = +3");
        // Only c was asked for: what does not lie on the way stays without adjoint, and nothing comes back to it.
        TapeGraph partly = TapeGraph.of(gradients(loss, c));
        assertThat(partly.nodes()).extracting(node -> node.adjoint().text())
                .containsExactly("not computed", "not computed", "−1", "not computed", "not computed", "1");
        assertThat(partly.edges()).extracting(Edge::back).containsExactly("", "", "", "1 × (−1) = −1", "");
    }

    @Test
    void theSumOverAllUsesIsAudited() {
        Value y = add(multiply(a, a), scale(4, a));
        Node node = TapeGraph.of(gradients(y, a)).nodes().get(0);
        assertThat(node.audit().parts()).containsExactly("4 from v2", "2 from v1", "2 from v1");
        assertThat(node.audit().sum()).isEqualTo(node.adjoint().text()).isEqualTo("8");
        assertThat(node.audit().verdict()).isEqualTo(Verdict.EQUAL);
        assertThat(TapeGraph.of(y).nodes().get(0).audit().parts()).isEmpty();
    }

    @Test
    void anAdjointThatSomebodyChangedIsFoundOut() {
        var gradients = gradients(add(multiply(a, a), scale(4, a)), a);
        Audit audit = TapeGraph.of(gradients.replaced(Map.of(a, Value.scalar(1)))).nodes().get(0).audit();
        assertThat(audit.sum()).isEqualTo("8");
        assertThat(audit.verdict()).isEqualTo(Verdict.CHANGED);
    }

    @Test
    void sumsOfMatricesAreAuditedToTheLastBit() {
        Value w = Value.matrix("w", new double[][] {{0.1, 0.2, -0.3}, {0.7, -1.1, 0.6}});
        Value y = sum(add(add(tanh(w), multiply(w, w)), scale(0.1, w)));
        Audit audit = TapeGraph.of(gradients(y, w)).nodes().get(0).audit();
        assertThat(audit.parts()).hasSize(4);
        assertThat(audit.verdict()).isEqualTo(Verdict.EQUAL);
    }

    @Test
    void aSumOfMatricesIsNoNumber() {
        Value x = Value.constant(new Shape(4, 3), 0.5).named("x");
        Audit audit = TapeGraph.of(gradients(add(sum(x), sum(x)), x)).nodes().get(0).audit();
        assertThat(audit.parts()).containsExactly("1 · 𝟏 𝟏ᵀ from v2", "1 · 𝟏 𝟏ᵀ from v1");
        assertThat(audit.sum()).isEqualTo("2 · 𝟏 𝟏ᵀ");
    }

    @Test
    void matricesShowTheRuleThatRuns() {
        Value w = Value.matrix("W", new double[][] {{1, 2, 3}, {4, 5, 6}});
        Value x = Value.column("x", 1, 2, 3);
        Value z = matmul(w, x).named("z");
        TapeGraph graph = TapeGraph.of(sum(tanh(z)));
        assertThat(graph.edges()).extracting(Edge::derivative)
                .containsExactly("ȳ xᵀ", "Wᵀ ȳ", "ȳ ⊙ sech(z)²", "ȳ 𝟏");
        assertThat(graph.nodes().get(2).formula()).isEqualTo("W x");
        assertThat(graph.nodes().get(0).primal()).isEqualTo(Reading.words("[1, 2, 3; 4, 5, 6]"));
    }

    @Test
    void whatIsKeptIsWhatTheRulesRead() {
        Value w = Value.matrix("W", new double[2][3]);
        Value x = Value.matrix("x", new double[3][5]);
        Value z = matmul(w, x).named("z");
        Value y = sum(sigmoid(z)).named("y");
        assertThat(TapeGraph.of(y).nodes()).extracting(node -> node.kept().toString())
                .containsExactly("nothing", "nothing", "W, x · 168 B", "z, y₁ · 160 B", "nothing");
        // Nobody asks for the gradient by x, so W is not needed.
        TapeGraph asked = TapeGraph.of(gradients(y, w));
        assertThat(asked.nodes().get(2).kept().toString()).isEqualTo("x · 120 B");
        assertThat(asked.notes()).containsExactly("kept for the way back: 3 values, 280 B");
    }

    @Test
    void aDerivativeThatDoesNotExistIsSaidToBeUndefined() {
        assertThat(TapeGraph.of(sqrt(Value.scalar("x", 0))).edges()).extracting(Edge::derivative).containsExactly("undefined");
    }

    @Test
    void constantsStandInFormulasUnlessTheyAreAskedFor() {
        Value y = multiply(Value.scalar(0.5), a);
        TapeGraph graph = TapeGraph.of(y);
        assertThat(graph.nodes()).extracting(Node::name).containsExactly("a", "v1");
        assertThat(graph.nodes().get(1).formula()).isEqualTo("0.5 · a");
        assertThat(graph.notes()).contains("1 constant stands in formulas only: constants shows it");
        assertThat(TapeGraph.of(y, Map.of(), new TapeOptions().constants()).nodes()).extracting(Node::name)
                .containsExactly("a", "0.5", "v1");
    }

    @Test
    void largeMatricesAreHeatMaps() {
        double[][] rows = new double[16][3];
        rows[0][0] = 4;
        rows[15][2] = -2;
        rows[14][2] = -2;
        HeatMap map = TapeGraph.of(Value.matrix("m", rows)).nodes().get(0).primal().map().orElseThrow();
        assertThat(map.rows()).isEqualTo(8);
        assertThat(map.columns()).isEqualTo(3);
        // Two rows in a cell: the mean of 4 and 0, and of −2 and −2.
        assertThat(map.levels().get(0)).isEqualTo(HeatMap.STEPS);
        assertThat(map.levels().get(23)).isEqualTo(-HeatMap.STEPS);
        assertThat(map.hasNotFinite()).isFalse();
        assertThat(map.levels().subList(1, 23)).containsOnly(0);
    }

    @Test
    void aLongTapeIsFolded() {
        Value y = a;
        for (int i = 0; i < 500; i++) {
            y = sigmoid(y);
        }
        TapeGraph graph = TapeGraph.of(gradients(y, a));
        assertThat(graph.nodes()).extracting(Node::name).containsExactly("a", "v1", "498 × sigmoid", "v500");
        assertThat(graph.nodes().get(2).kind()).isEqualTo(Kind.REPEATED);
        assertThat(graph.nodes().get(2).details()).hasSize(1);
        assertThat(graph.edges()).allSatisfy(edge -> assertThat(edge.from()).isLessThan(edge.to()));
    }

    @Test
    void whatIsTooMuchIsLeftOutAndSaid() {
        Value y = a;
        for (int i = 0; i < 500; i++) {
            y = sigmoid(y);
        }
        TapeGraph graph = TapeGraph.of(gradients(y, a), Map.of(), new TapeOptions().open());
        assertThat(graph.nodes()).hasSize(61);
        assertThat(graph.nodes().get(0).kind()).isEqualTo(Kind.OMITTED);
        assertThat(graph.nodes().get(60).kind()).isEqualTo(Kind.RESULT);
        assertThat(graph.notes()).contains(
                "441 earlier values are left out (1 × leaf, 440 × sigmoid): values shows more");
        assertThat(graph.nodes()).allSatisfy(node -> assertThat(graph.nodes().get(node.id())).isSameAs(node));
        assertThat(graph.edges()).allSatisfy(edge -> assertThat(edge.from()).isLessThan(edge.to()));

        TapeGraph near = TapeGraph.of(y, Map.of(), new TapeOptions().depth(2));
        assertThat(near.nodes()).extracting(Node::name).containsExactly("498 earlier values", "v498", "v499", "v500");
        assertThat(near.notes()).contains("498 earlier values are left out (1 × leaf, 497 × sigmoid): depth shows more");
    }

    @Test
    void manyUsesAreCountedNotListed() {
        Value f = a;
        for (int i = 0; i < 20_000; i++) {
            f = add(f, a);
        }
        Value gradient = gradients(f, a).of(a);
        TapeGraph sum = TapeGraph.of(gradient);
        assertThat(sum.nodes()).extracting(Node::formula).contains("accumulate of 20001 values");
        TapeGraph uses = TapeGraph.of(gradients(f, a), Map.of(), new TapeOptions().open());
        assertThat(uses.nodes()).filteredOn(node -> node.name().equals("a")).singleElement().satisfies(node -> {
            assertThat(node.audit().parts()).hasSize(9).last().isEqualTo("… from 19,993 more uses");
            assertThat(node.audit().sum()).isEqualTo("20001");
            assertThat(node.audit().verdict()).isEqualTo(Verdict.EQUAL);
        });
    }

    @Test
    void theWayBackIsAGraphToo() {
        TapeGraph graph = TapeGraph.of(gradients(loss, a, b, c), Map.of(d, "d", e, "e"), new TapeOptions().backward());
        assertThat(graph.nodes()).extracting(Node::name)
                .containsExactlyInAnyOrder("∂L/∂L", "c", "e", "∂L/∂a", "∂L/∂b", "∂L/∂c");
        assertThat(graph.nodes()).filteredOn(node -> node.kind() == Kind.KEPT).extracting(Node::name)
                .containsExactlyInAnyOrder("c", "e");
        assertThat(graph.nodes()).filteredOn(node -> node.kind() == Kind.GRADIENT)
                .extracting(Node::name, Node::formula, node -> node.primal().text())
                .containsExactlyInAnyOrder(
                        org.assertj.core.api.Assertions.tuple("∂L/∂a", "∂L/∂L · c", "3"),
                        org.assertj.core.api.Assertions.tuple("∂L/∂b", "2 ∂L/∂a", "6"),
                        org.assertj.core.api.Assertions.tuple("∂L/∂c", "∂L/∂L · e", "−1"));
        assertThat(graph.nodes()).filteredOn(node -> node.name().equals("∂L/∂a")).singleElement()
                .satisfies(node -> assertThat(node.details()).containsExactly("the same for d, e"));
        // Of a value alone it is the way to its named leaves.
        assertThat(TapeGraph.of(loss, Map.of(d, "d", e, "e"), new TapeOptions().backward()).nodes())
                .isEqualTo(graph.nodes());
    }

    @Test
    void optionsThatShowNothingAreRefused() {
        TapeOptions options = new TapeOptions();
        assertThatThrownBy(() -> options.depth(-1)).hasMessage("depth counts the steps back from the result, 0 or more; got -1");
        assertThatThrownBy(() -> options.values(0)).hasMessage("values takes how many to draw, 1 to 150; got 0");
        assertThatThrownBy(() -> options.values(201)).hasMessageContaining("got 201");
        assertThat(TapeGraph.of(loss, Map.of(), options.depth(0)).nodes()).extracting(Node::kind)
                .isEqualTo(List.of(Kind.OMITTED, Kind.RESULT));
    }

    @Test
    void bytesAreCountedInThousands() {
        assertThat(List.of(0L, 999L, 1000L, 16_384L, 1_250_000L)).extracting(Kept::size)
                .containsExactly("0 B", "999 B", "1 kB", "16.4 kB", "1.2 MB");
    }

    /** What is computed after it, and from which other leaves, does not change what a result is called. */
    @Test
    void aResultHasOneNameOnItsOwnTapeAndOnLaterOnes() {
        Value x = Value.column("x", 1, 2);
        Value h = tanh(x);
        Value y = square(h);
        Value loss = sum(subtract(y, Value.column("t", 3, 4)));
        List<String> own = TapeGraph.of(y).nodes().stream().map(Node::name).toList();
        List<String> later = TapeGraph.of(loss).nodes().stream().map(Node::name).toList();
        assertThat(own).containsExactly("x", "v1", "v2");
        assertThat(later).containsAll(own).contains("v4");
        assertThat(Derivation.of(gradients(loss, x)).forward()).extracting(line -> line.name().text()).contains("v1", "v2", "v3", "v4");
    }

    /** A constant that nobody named is told before a formula uses it. */
    @Test
    void noFormulaUsesAnUndefinedName() {
        Value w = Value.column("w", 1, 2);
        Derivation derivation = Derivation.of(gradients(sum(add(w, Value.column("", 0.5, -1))), w));
        assertThat(derivation.forward()).extracting(line -> line.name().text() + " = " + line.value().text())
                .containsExactly("c1 = [0.5; −1]", "v1 = [1.5; 1]", "v2 = 2.5");
    }
}
