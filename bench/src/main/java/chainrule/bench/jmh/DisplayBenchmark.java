package chainrule.bench.jmh;

import static chainrule.diff.Gradients.gradients;

import chainrule.bench.workload.Mlp;
import chainrule.bench.workload.Start;
import chainrule.check.Sample;
import chainrule.diff.Gradients;
import chainrule.explain.Cost;
import chainrule.explain.Derivation;
import chainrule.explain.GradientTable;
import chainrule.explain.HessianMatrix;
import chainrule.explain.JacobianMatrix;
import chainrule.explain.ModelSummary;
import chainrule.explain.Steps;
import chainrule.explain.Surface;
import chainrule.explain.SurfaceOptions;
import chainrule.explain.TapeCheck;
import chainrule.explain.TapeGraph;
import chainrule.explain.TapeGraph.Edge;
import chainrule.explain.TapeGraph.Node;
import chainrule.explain.TapeOptions;
import chainrule.loss.OneHot;
import chainrule.loss.SoftmaxCrossEntropy;
import chainrule.nn.Dense;
import chainrule.nn.Initialization;
import chainrule.nn.Sequential;
import chainrule.notebook.Display;
import chainrule.notebook.view.CostView;
import chainrule.notebook.view.DerivationView;
import chainrule.notebook.view.GradientCheckView;
import chainrule.notebook.view.GradientsView;
import chainrule.notebook.view.HessianView;
import chainrule.notebook.view.JacobianView;
import chainrule.notebook.view.LossView;
import chainrule.notebook.view.StepsView;
import chainrule.notebook.view.SummaryView;
import chainrule.notebook.view.SurfaceView;
import chainrule.notebook.view.TapeView;
import chainrule.op.Add;
import chainrule.op.Relu;
import chainrule.op.Softmax;
import chainrule.op.Tanh;
import chainrule.optim.Sgd;
import chainrule.tape.Value;
import chainrule.train.Accuracy;
import chainrule.train.Dataset;
import chainrule.train.History;
import chainrule.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Milliseconds from numbers that are there to the display of them, what the kernel sends to the page. */
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class DisplayBenchmark extends Timed {

    /** A network as one meets it: 784-128-10 on a batch of 64. */
    @State(Scope.Thread)
    public static class Model {

        @Param({"tape", "backward", "step", "derive", "gradients", "cost", "gradcheck", "summary", "loss"})
        private String display = "";

        private Supplier<Display> draw = () -> new Display("", "");

        /** Makes the model, its gradients, and a history of three epochs. */
        @Setup
        public void prepare() {
            Start start = Start.of(new Mlp(List.of(784, 128, 10), 64, Mlp.Goal.CE));
            Dataset data = new Dataset(Value.matrix("X", start.inputs()), OneHot.oneHot(10, start.labels()));
            Sequential model = Sequential.of(
                    new Dense("hidden", 784, 128, Initialization.he(1)), Relu::relu, new Dense("output", 128, 10, Initialization.he(2)));
            Trainer trainer = Trainer.of(model, new SoftmaxCrossEntropy(), new Sgd(0.01)).epochs(3).batchSize(64).metric(new Accuracy());
            History history = trainer.fit(data, data);
            Gradients gradients = trainer.gradients(data);
            draw = Map.<String, Supplier<Display>>of(
                    "tape", () -> TapeView.of(TapeGraph.of(gradients)),
                    "backward", () -> TapeView.of(TapeGraph.of(gradients, Map.of(), new TapeOptions().backward())),
                    "step", () -> StepsView.of(Steps.of(gradients)),
                    "derive", () -> DerivationView.of(Derivation.of(gradients)),
                    "gradients", () -> GradientsView.of(GradientTable.of(gradients)),
                    "cost", () -> CostView.of(Cost.of(gradients)),
                    "gradcheck", () -> GradientCheckView.of(TapeCheck.of(gradients, Map.of(), new Sample(20, 1))),
                    "summary", () -> SummaryView.of(ModelSummary.of(model)),
                    "loss", () -> LossView.of(history)).get(display);
        }
    }

    /** Matrices of derivatives, and a surface, of what is small enough for them. */
    @State(Scope.Thread)
    public static class Small {

        @Param({"jacobian", "hessian", "surface"})
        private String display = "";

        private Supplier<Display> draw = () -> new Display("", "");

        /** Makes the shares of ten classes, and a network 2-8-3 on a batch of 64. */
        @Setup
        public void prepare() {
            Start start = Start.of(new Mlp(List.of(2, 8, 3), 64, Mlp.Goal.CE));
            Value scores = Value.column("scores", 2, 1, 0.5, 0.25, 0, -0.25, -0.5, -1, -1.5, -2);
            Value shares = Softmax.softmax(scores);
            Sequential model = Sequential.of(
                    new Dense("hidden", 2, 8, Initialization.glorot(1)), Tanh::tanh, new Dense("output", 8, 3, Initialization.glorot(2)));
            Dataset data = new Dataset(Value.matrix("X", start.inputs()), OneHot.oneHot(3, start.labels()));
            Gradients gradients = Trainer.of(model, new SoftmaxCrossEntropy(), new Sgd(0.01)).gradients(data);
            SurfaceOptions over = Surface.over(gradients, new SurfaceOptions());
            draw = Map.<String, Supplier<Display>>of(
                    "jacobian", () -> JacobianView.of(JacobianMatrix.of(shares, Map.of())),
                    "hessian", () -> HessianView.of(HessianMatrix.of(gradients, Map.of())),
                    "surface", () -> SurfaceView.of(Surface.of(gradients.loss(), Map.of(), over))).get(display);
        }
    }

    /** A tape of many nodes: a chain with a value that each second of them uses. */
    @State(Scope.Thread)
    public static class Tape {

        @Param({"1000", "100000"})
        private int nodes;

        private Value end = Value.scalar(0);
        private Gradients gradients = gradients(end, end);

        /** Records it. */
        @Setup
        public void prepare() {
            Value x = Value.scalar("x", 0.5);
            end = x;
            for (int at = 0; at < nodes / 2; at++) {
                end = Add.add(Tanh.tanh(end), x);
            }
            gradients = gradients(end, x);
        }
    }

    /** A graph of more boxes than {@code %tape} draws: 20 of a tape, again and again, each part leading to the next. */
    @State(Scope.Thread)
    public static class Boxes {

        private static final int PART = 20;

        @Param("500")
        private int boxes;

        private TapeGraph graph = TapeGraph.of(Value.scalar(0));

        /** Puts the parts together. */
        @Setup
        public void prepare() {
            Value x = Value.column("x", 0.5, 1, 2);
            Value last = x;
            for (int at = 1; at < PART; at++) {
                last = at % 2 == 0 ? Tanh.tanh(last) : Add.add(last, at % 5 == 0 ? x : last);
            }
            TapeGraph part = TapeGraph.of(last, Map.of(), new TapeOptions().open());
            List<Node> nodes = new ArrayList<>();
            List<Edge> edges = new ArrayList<>();
            for (int first = 0; first < boxes; first += PART) {
                if (first > 0) {
                    edges.add(new Edge(first - 1, first, 0, "", ""));
                }
                for (Node node : part.nodes()) {
                    nodes.add(new Node(first + node.id(), node.kind(), node.name(), node.op(), node.formula(), node.shape(), node.primal(),
                            node.adjoint(), node.audit(), node.kept(), node.details(), node.group(), node.mark()));
                }
                for (Edge edge : part.edges()) {
                    edges.add(new Edge(first + edge.from(), first + edge.to(), edge.argument(), edge.derivative(), edge.back()));
                }
            }
            if (nodes.size() != boxes) {
                throw new IllegalStateException("boxes come in parts of " + PART + ": wanted " + boxes + ", got " + nodes.size());
            }
            graph = new TapeGraph(nodes, edges, List.of(), List.of(), Map.of());
        }
    }

    /** One of the displays of a model. */
    @Benchmark
    public Display model(Model model) {
        return model.draw.get();
    }

    /** A matrix of derivatives, or the loss around a point. */
    @Benchmark
    public Display small(Small small) {
        return small.draw.get();
    }

    /** The graph of a long tape, without gradients: what a cell that ends in a value shows. */
    @Benchmark
    public Display tape(Tape tape) {
        return TapeView.of(TapeGraph.of(tape.end));
    }

    /** The same with adjoints. */
    @Benchmark
    public Display tapeWithAdjoints(Tape tape) {
        return TapeView.of(TapeGraph.of(tape.gradients));
    }

    /** The layout, and the drawing of it. */
    @Benchmark
    public Display layout(Boxes boxes) {
        return TapeView.of(boxes.graph);
    }
}
