package chainrule.explain;

import static chainrule.diff.Gradients.gradients;
import static chainrule.op.Add.add;
import static chainrule.op.Matmul.matmul;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Scale.scale;
import static chainrule.op.Sigmoid.sigmoid;
import static chainrule.op.Sqrt.sqrt;
import static chainrule.op.Sum.sum;
import static chainrule.op.Tanh.tanh;
import static org.assertj.core.api.Assertions.assertThat;

import chainrule.explain.TapeGraph.Edge;
import chainrule.explain.TapeGraph.Kind;
import chainrule.explain.TapeGraph.Node;
import chainrule.tape.Value;
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
        TapeGraph graph = TapeGraph.of(loss, Map.of(d, "d", e, "e"));
        assertThat(graph.nodes()).extracting(Node::name).containsExactly("a", "b", "c", "d", "e", "L");
        assertThat(graph.nodes()).extracting(Node::formula).containsExactly("", "", "", "2 b", "a + d", "c ⊙ e");
        assertThat(graph.nodes()).extracting(Node::primal).containsExactly("2", "−1.5", "3", "−3", "−1", "−3");
        assertThat(graph.nodes()).extracting(Node::adjoint).containsOnly("not computed");
        assertThat(graph.nodes()).extracting(Node::kind)
                .containsExactly(Kind.INPUT, Kind.INPUT, Kind.INPUT, Kind.OPERATION, Kind.OPERATION, Kind.RESULT);
        assertThat(graph.edges()).containsExactly(
                new Edge(1, 3, 0, "2"), new Edge(0, 4, 0, "1"), new Edge(3, 4, 1, "1"), new Edge(2, 5, 0, "−1"), new Edge(4, 5, 1, "3"));
        assertThat(graph.omitted()).isEmpty();
    }

    @Test
    void afterTheGradientsEveryAdjointStands() {
        TapeGraph graph = TapeGraph.of(gradients(loss, a, b, c));
        assertThat(graph.nodes()).extracting(Node::adjoint).containsExactly("3", "6", "−1", "3", "3", "1");
        // Only c was asked for: what does not lie on the way stays without adjoint.
        assertThat(TapeGraph.of(gradients(loss, c)).nodes()).extracting(Node::adjoint)
                .containsExactly("not computed", "not computed", "−1", "not computed", "not computed", "1");
    }

    @Test
    void contributionsAreListedWhereAValueIsUsedTwice() {
        Value y = add(multiply(a, a), scale(4, a));
        TapeGraph graph = TapeGraph.of(gradients(y, a));
        assertThat(graph.nodes().get(0).contributions()).containsExactly("4 from v2", "2 from v1", "2 from v1");
        assertThat(graph.nodes().get(0).adjoint()).isEqualTo("8");
        assertThat(TapeGraph.of(y).nodes().get(0).contributions()).isEmpty();
    }

    @Test
    void matricesShowTheRuleThatRuns() {
        Value w = Value.matrix("W", new double[][] {{1, 2, 3}, {4, 5, 6}});
        Value x = Value.column("x", 1, 2, 3);
        Value z = matmul(w, x).named("z");
        TapeGraph graph = TapeGraph.of(sum(tanh(z)));
        assertThat(graph.edges()).extracting(Edge::derivative)
                .containsExactly("ȳ xᵀ", "Wᵀ ȳ", "ȳ ⊙ sech(z)²", "ȳ");
        assertThat(graph.nodes().get(2).formula()).isEqualTo("W x");
        assertThat(graph.nodes().get(0).primal()).isEqualTo("[1, 2, 3; 4, 5, 6]");
    }

    @Test
    void aDerivativeThatDoesNotExistIsSaidToBeUndefined() {
        assertThat(TapeGraph.of(sqrt(Value.scalar("x", 0))).edges()).extracting(Edge::derivative).containsExactly("undefined");
    }

    @Test
    void aLongTapeIsSummarised() {
        Value y = a;
        for (int i = 0; i < 500; i++) {
            y = sigmoid(y);
        }
        TapeGraph graph = TapeGraph.of(gradients(y, a));
        assertThat(graph.nodes()).hasSize(61);
        assertThat(graph.nodes().get(0).kind()).isEqualTo(Kind.OMITTED);
        assertThat(graph.nodes().get(60).kind()).isEqualTo(Kind.RESULT);
        assertThat(graph.omitted()).startsWith("441 earlier values are not shown (1 × leaf, 440 × sigmoid)");
        assertThat(graph.nodes()).allSatisfy(node -> assertThat(graph.nodes().get(node.id())).isSameAs(node));
        assertThat(graph.edges()).allSatisfy(edge -> assertThat(edge.from()).isLessThan(edge.to()));
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
        assertThat(sum.edges()).hasSize(1).extracting(Edge::derivative).containsExactly("20001 uses");
        TapeGraph uses = TapeGraph.of(gradients(f, a));
        assertThat(uses.nodes()).filteredOn(node -> node.name().equals("a")).singleElement().satisfies(
                node -> assertThat(node.contributions()).hasSize(9).last().isEqualTo("… from 19993 more uses"));
    }
}
