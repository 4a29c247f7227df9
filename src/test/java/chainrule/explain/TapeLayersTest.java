package chainrule.explain;

import static chainrule.diff.Gradients.gradients;
import static chainrule.op.Add.add;
import static chainrule.op.Matmul.matmul;
import static chainrule.op.Square.square;
import static chainrule.op.Sum.sum;
import static chainrule.op.Tanh.tanh;
import static org.assertj.core.api.Assertions.assertThat;

import chainrule.diff.Gradients;
import chainrule.explain.TapeGraph.Edge;
import chainrule.explain.TapeGraph.Group;
import chainrule.explain.TapeGraph.Kind;
import chainrule.explain.TapeGraph.Node;
import chainrule.linalg.SeededRandom;
import chainrule.nn.BatchNormalization;
import chainrule.nn.Dense;
import chainrule.nn.Initialization;
import chainrule.nn.Layer;
import chainrule.nn.LayerNormalization;
import chainrule.nn.Parameter;
import chainrule.nn.Residual;
import chainrule.nn.Sequential;
import chainrule.op.Relu;
import chainrule.tape.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class TapeLayersTest {

    private static final TapeOptions LAYERS = new TapeOptions().layers();
    private static final TapeOptions OPEN = new TapeOptions().open();

    private static Value data(String name, int rows, int columns) {
        SeededRandom random = new SeededRandom(rows * 31L + columns);
        DMatrixRMaj entries = new DMatrixRMaj(rows, columns);
        for (int k = 0; k < entries.getNumElements(); k++) {
            entries.data[k] = random.nextDouble() - 0.5;
        }
        return Value.matrix(name, entries);
    }

    private static Dense dense(String name, int in, int out) {
        return new Dense(name, in, out, Initialization.he(1));
    }

    private static Gradients of(Layer model, int features) {
        return gradients(
                sum(square(model.applyTraining(data("x", features, 4)))).named("loss"),
                model.parameters().stream().map(Parameter::value).toList());
    }

    @Test
    void aLayerIsWhatLeadsFromItsParametersToItsOutput() {
        Gradients gradients = of(Sequential.of(dense("hidden", 3, 5), Relu::relu, dense("output", 5, 2)), 3);
        TapeGraph graph = TapeGraph.of(gradients, Map.of(), LAYERS);
        assertThat(graph.nodes()).extracting(Node::name).containsExactly("x", "hidden", "output₁", "output", "loss₁", "loss");
        assertThat(graph.nodes()).extracting(Node::kind).containsExactly(
                Kind.INPUT, Kind.LAYER, Kind.OPERATION, Kind.LAYER, Kind.OPERATION, Kind.RESULT);
        Node hidden = graph.nodes().get(1);
        assertThat(hidden.formula()).isEqualTo("matmul, broadcast, add");
        assertThat(hidden.details()).hasSize(2).first().asString().startsWith("hidden.W 5×3, adjoint ");
        assertThat(hidden.adjoint().map()).isPresent();

        TapeGraph open = TapeGraph.of(gradients, Map.of(), OPEN);
        assertThat(open.groups()).containsExactly(new Group("hidden"), new Group("output"));
        assertThat(open.nodes()).filteredOn(node -> node.group() == 0).extracting(Node::name)
                .containsExactly("hidden.W", "hidden.b", "hidden₁", "hidden₂", "hidden");
    }

    @Test
    void normalisationIsOneLayer() {
        for (Layer norm : List.of(new BatchNormalization("norm", 3), new LayerNormalization("norm", 3))) {
            assertThat(TapeGraph.of(of(norm, 3), Map.of(), LAYERS).nodes()).extracting(Node::name)
                    .as(norm.toString()).containsExactly("x", "norm", "loss₁", "loss");
            // With the running statistics, too.
            Value predicted = sum(norm.apply(data("x", 3, 4))).named("y");
            assertThat(TapeGraph.of(predicted, Map.of(), LAYERS).nodes()).extracting(Node::name)
                    .as(norm.toString()).containsExactly("x", "norm", "y");
        }
    }

    @Test
    void namesWithADotAreEnoughForALayer() {
        Value w = data("dense1.weight", 2, 3);
        Value b = data("dense1.bias", 2, 4);
        Value y = sum(tanh(add(matmul(w, data("x", 3, 4)), b))).named("y");
        assertThat(TapeGraph.of(y, Map.of(), LAYERS).nodes()).extracting(Node::name)
                .containsExactly("x", "dense1", "y₃", "y");
    }

    @Test
    void aPenaltyOnTheWeightsIsNotPartOfTheirLayer() {
        Dense layer = dense("only", 3, 2);
        Value y = sum(layer.apply(data("x", 3, 4)));
        Value loss = add(y, sum(square(layer.parameters().get(0).value()))).named("loss");
        TapeGraph graph = TapeGraph.of(loss, Map.of(), LAYERS);
        assertThat(graph.nodes()).filteredOn(node -> node.kind() == Kind.LAYER).singleElement()
                .satisfies(node -> assertThat(node.formula()).isEqualTo("matmul, broadcast, add"));
        assertThat(graph.nodes()).extracting(Node::op).containsExactly("", "layer", "sum", "square", "sum", "add");
        assertThat(graph.edges()).allSatisfy(edge -> assertThat(edge.from()).isLessThan(edge.to()));
    }

    @Test
    void aLayerThatRunsTwiceIsTwoLayersBesideItsParameters() {
        Dense layer = dense("shared", 3, 3);
        Value y = sum(layer.apply(tanh(layer.apply(data("x", 3, 4))))).named("y");
        assertThat(TapeGraph.of(y, Map.of(), LAYERS).nodes()).extracting(Node::name)
                .containsExactlyInAnyOrder("x", "shared.W", "shared.b", "shared", "shared₃", "shared (2)", "y");
    }

    @Test
    void equalBlocksAreOneBoxWithACount() {
        List<Layer> layers = new ArrayList<>(List.<Layer>of(dense("stem", 3, 4)));
        for (int at = 1; at <= 7; at++) {
            layers.add(new Residual(Sequential.of(dense("block" + at, 4, 4), Relu::relu)));
        }
        layers.add(dense("head", 4, 2));
        TapeGraph graph = TapeGraph.of(of(Sequential.of(layers.toArray(Layer[]::new)), 3), Map.of(), new TapeOptions());
        // 7 blocks of three boxes, and what stands before and after.
        assertThat(graph.nodes()).extracting(Node::name).contains("stem", "7 × block of 3", "head", "loss").hasSize(6);
        Node block = graph.nodes().get(2);
        assertThat(block.formula()).isEqualTo("block1, relu, add");
        assertThat(block.details()).first().isEqualTo("14 inputs of its own, 140 numbers");
        assertThat(graph.edges()).contains(new Edge(1, 2, 1, "2 uses", "adjoint of each use"));
        assertThat(graph.edges()).allSatisfy(edge -> assertThat(edge.from()).isLessThan(edge.to()));
    }

    @Test
    void stepsThatShareTheirWeightsAreFoldedBesideThem() {
        Value w = data("W", 3, 3);
        Value h = data("h0", 3, 1);
        for (int t = 1; t <= 30; t++) {
            h = tanh(add(matmul(w, h), data("x" + t, 3, 1)));
        }
        TapeGraph graph = TapeGraph.of(gradients(sum(h).named("loss"), w));
        assertThat(graph.nodes()).filteredOn(node -> node.kind() == Kind.REPEATED).singleElement()
                .satisfies(node -> assertThat(node.name()).isEqualTo("29 × block of 3"));
        assertThat(graph.nodes()).extracting(Node::name).contains("W", "loss").doesNotContain("x2");
        assertThat(graph.edges()).extracting(Edge::derivative).contains("29 uses");
    }

    @Test
    void repetitionsAreFound() {
        assertThat(Repeats.of(new int[] {7, 1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 9, 9, 9, 5}))
                .containsExactly(new Repeats.Run(1, 3, 3), new Repeats.Run(11, 1, 3));
        assertThat(Repeats.of(new int[] {1, 1, 2, 2, 3, 3})).isEmpty();
        assertThat(Repeats.of(new int[0])).isEmpty();
        assertThat(Repeats.of(new int[100_000])).containsExactly(new Repeats.Run(0, 1, 100_000));
    }
}
