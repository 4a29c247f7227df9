package chainrule.notebook.view;

import chainrule.explain.TapeGraph;
import chainrule.explain.TapeGraph.Edge;
import chainrule.explain.TapeGraph.Kind;
import chainrule.explain.TapeGraph.Node;
import chainrule.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Tapes written by hand, for the views' tests. */
final class Tapes {

    private final List<Node> nodes = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();

    /** {@code f = c (a + 2 b)} at a = 2, b = 3, c = 4, with gradients. */
    static TapeGraph toy() {
        Tapes tape = new Tapes();
        int a = tape.input("a", "2", "4");
        int b = tape.input("b", "3", "8");
        int c = tape.input("c", "4", "8");
        int d = tape.operation("d", "scale", "2 b", "6", "4", b, "2");
        int e = tape.operation("e", "add", "a + d", "8", "4", a, "1", d, "1");
        tape.result("f", "multiply", "c ⊙ e", "32", "1", c, "8", e, "4");
        return tape.graph("");
    }

    /** The same before anything was asked for. */
    static TapeGraph toyWithoutGradients() {
        TapeGraph toy = toy();
        return new TapeGraph(
                toy.nodes().stream().map(n -> new Node(n.id(), n.kind(), n.name(), n.op(), n.formula(), n.shape(),
                        n.primal(), TapeGraph.NOT_COMPUTED, List.of())).toList(),
                toy.edges(), "");
    }

    /** {@code y = x² + 3 x} where x is used twice, one of them twice in one operation. */
    static TapeGraph reused() {
        Tapes tape = new Tapes();
        int x = tape.node(Kind.INPUT, "x", "", "", Shape.SCALAR, "1.5", "6", List.of("1.5", "1.5", "3"));
        int s = tape.operation("s", "multiply", "x ⊙ x", "2.25", "1", x, "1.5", x, "1.5");
        int t = tape.operation("t", "scale", "3 x", "4.5", "1", x, "3");
        tape.result("y", "add", "s + t", "6.75", "1", s, "1", t, "1");
        return tape.graph("");
    }

    /** {@code L = (sigmoid(w x + b) − y)²}. */
    static TapeGraph neuron() {
        Tapes tape = new Tapes();
        int w = tape.input("w", "0.5", "-0.1869");
        int x = tape.input("x", "2", "-0.04672");
        int b = tape.input("b", "-1", "-0.09344");
        int y = tape.input("y", "1", TapeGraph.NOT_COMPUTED);
        int m = tape.operation("v4", "multiply", "w ⊙ x", "1", "-0.09344", w, "2", x, "0.5");
        int z = tape.operation("z", "add", "v4 + b", "0", "-0.09344", m, "1", b, "1");
        int p = tape.operation("p", "sigmoid", "σ(z)", "0.5", "-1", z, "0.25");
        int r = tape.operation("v7", "subtract", "p - y", "-0.5", "-1", p, "1", y, "-1");
        tape.result("L", "square", "v7²", "0.25", "1", r, "-1");
        return tape.graph("");
    }

    /** A network with two layers on a batch, and its loss: 25 values, most of them matrices. */
    static TapeGraph network() {
        Tapes tape = new Tapes();
        Shape hidden = new Shape(32, 16);
        Shape out = new Shape(10, 16);
        String range = "-2.41 … 3.07";
        int x = tape.node(Kind.INPUT, "x", "", "", new Shape(64, 16), "0 … 1", TapeGraph.NOT_COMPUTED, List.of());
        int w1 = tape.node(Kind.INPUT, "layer1.weight", "", "", new Shape(32, 64), range, "-0.031 … 0.027", List.of());
        int b1 = tape.node(Kind.INPUT, "layer1.bias", "", "", new Shape(32, 1), "0 … 0", "-0.012 … 0.009", List.of());
        int z1 = tape.of(hidden, "v4", "matmul", "layer1.weight x", w1, "ȳ xᵀ", x, "Wᵀ ȳ");
        int c1 = tape.of(hidden, "v5", "broadcast", "layer1.bias 1ᵀ", b1, "ȳ 1");
        int a1 = tape.of(hidden, "v6", "add", "v4 + v5", z1, "ȳ", c1, "ȳ");
        int h1 = tape.of(hidden, "h", "relu", "relu(v6)", a1, "[x > 0] ⊙ ȳ");
        int w2 = tape.node(Kind.INPUT, "layer2.weight", "", "", new Shape(10, 32), range, "-0.12 … 0.2", List.of());
        int b2 = tape.node(Kind.INPUT, "layer2.bias", "", "", new Shape(10, 1), "0 … 0", "-0.1 … 0.3", List.of());
        int z2 = tape.of(out, "v10", "matmul", "layer2.weight h", w2, "ȳ hᵀ", h1, "Wᵀ ȳ");
        int c2 = tape.of(out, "v11", "broadcast", "layer2.bias 1ᵀ", b2, "ȳ 1");
        int a2 = tape.of(out, "logits", "add", "v10 + v11", z2, "ȳ", c2, "ȳ");
        int t = tape.node(Kind.INPUT, "target", "", "", out, "0 … 1", TapeGraph.NOT_COMPUTED, List.of());
        int p = tape.of(out, "v14", "log-softmax", "log softmax(logits)", a2, "ȳ − softmax(x) ⊙ 1 1ᵀ ȳ");
        int q = tape.of(out, "v15", "multiply", "target ⊙ v14", t, "v14 ⊙ ȳ", p, "target ⊙ ȳ");
        int s = tape.of(new Shape(1, 16), "v16", "sumColumns", "1ᵀ v15", q, "1 ȳ");
        int m = tape.of(Shape.SCALAR, "v17", "meanAll", "mean(v16)", s, "(1/n) 1 1ᵀ ȳ");
        int n = tape.of(Shape.SCALAR, "v18", "negate", "-v17", m, "-1");
        int u = tape.of(new Shape(32, 64), "v19", "square", "layer1.weight²", w1, "2 x ⊙ ȳ");
        int v = tape.of(Shape.SCALAR, "v20", "sumAll", "sum(v19)", u, "1 1ᵀ ȳ");
        int r = tape.of(Shape.SCALAR, "penalty", "scale", "0.01 v20", v, "0.01");
        tape.result("loss", "add", "v18 + penalty", "2.303", "1", n, "1", r, "1");
        return tape.graph("3 constants are left out; ask for them with constants().");
    }

    /** A chain of that many values. */
    static TapeGraph chain(int length) {
        Tapes tape = new Tapes();
        int last = tape.input("x", "0.1", "0.98");
        for (int at = 1; at < length - 1; at++) {
            last = tape.operation("v" + at, "tanh", "tanh(v" + (at - 1) + ")", "0.0997", "0.99", last, "0.99");
        }
        tape.result("y", "exp", "exp(v" + (length - 2) + ")", "1.1", "1", last, "1.1");
        return tape.graph("");
    }

    /** A chain in which every value uses {@code x} again: as many long edges as values. */
    static TapeGraph fan(int length) {
        Tapes tape = new Tapes();
        List<String> uses = IntStream.range(1, length).mapToObj(at -> "0.0" + at + " from v" + at).toList();
        int x = tape.node(Kind.INPUT, "x", "", "", Shape.SCALAR, "0.3", "0.1", uses);
        int last = x;
        for (int at = 1; at < length - 1; at++) {
            last = tape.operation("v" + at, "multiply", "v" + (at - 1) + " ⊙ x", "0.0997", "0.99", last, "0.3", x, "0.25");
        }
        tape.result("y", "multiply", "v" + (length - 2) + " ⊙ x", "1.1", "1", last, "0.3", x, "0.25");
        return tape.graph("");
    }

    /** A chain whose names are not nice. */
    static TapeGraph named(String... names) {
        Tapes tape = new Tapes();
        int last = tape.node(Kind.INPUT, names[0], "", "", Shape.SCALAR, names[0], names[0], List.of(names[0], names[0]));
        for (int at = 1; at < names.length; at++) {
            last = tape.operation(names[at], names[at], names[at], names[at], names[at], last, names[at]);
        }
        tape.result("y", "exp", names[0], "1", "1", last, names[0]);
        return tape.graph(names[0]);
    }

    /** With a summary of what is not shown. */
    static TapeGraph summarised() {
        Tapes tape = new Tapes();
        int x = tape.input("x", "0.5", "0.31");
        int more = tape.node(Kind.OMITTED, "… 9,997 values", "", "v1 … v9997", Shape.SCALAR, "", "", List.of());
        tape.edge(x, more, "");
        tape.result("y", "exp", "exp(v9997)", "1.3", "1", more, "1.3");
        return tape.graph("9,997 values in the middle are left out; show them with %tape y --all.");
    }

    private int input(String name, String primal, String adjoint) {
        return node(Kind.INPUT, name, "", "", Shape.SCALAR, primal, adjoint, List.of());
    }

    private int operation(String name, String op, String formula, String primal, String adjoint, Object... inputs) {
        int to = node(Kind.OPERATION, name, op, formula, Shape.SCALAR, primal, adjoint, List.of());
        connect(to, inputs);
        return to;
    }

    private int of(Shape shape, String name, String op, String formula, Object... inputs) {
        String primal = shape.isScalar() ? "-2.3026" : "-4.21 … 2.73";
        String adjoint = shape.isScalar() ? "1" : "-0.0625 … 0.0519";
        int to = node(Kind.OPERATION, name, op, formula, shape, primal, adjoint, List.of());
        connect(to, inputs);
        return to;
    }

    private void result(String name, String op, String formula, String primal, String adjoint, Object... inputs) {
        connect(node(Kind.RESULT, name, op, formula, Shape.SCALAR, primal, adjoint, List.of()), inputs);
    }

    private int node(Kind kind, String name, String op, String formula, Shape shape, String primal, String adjoint,
            List<String> contributions) {
        int id = nodes.size();
        nodes.add(new Node(id, kind, name, op, formula, shape, primal, adjoint, contributions));
        return id;
    }

    private void connect(int to, Object... inputs) {
        for (int at = 0; at < inputs.length; at += 2) {
            edges.add(new Edge((Integer) inputs[at], to, at / 2, (String) inputs[at + 1]));
        }
    }

    private void edge(int from, int to, String derivative) {
        edges.add(new Edge(from, to, 0, derivative));
    }

    private TapeGraph graph(String omitted) {
        return new TapeGraph(List.copyOf(nodes), List.copyOf(edges), omitted);
    }
}
