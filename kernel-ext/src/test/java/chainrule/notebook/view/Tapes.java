package chainrule.notebook.view;

import static chainrule.diff.Gradients.gradients;
import static chainrule.op.Add.add;
import static chainrule.op.Exp.exp;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Scale.scale;
import static chainrule.op.Sigmoid.sigmoid;
import static chainrule.op.Square.square;
import static chainrule.op.Subtract.subtract;
import static chainrule.op.Sum.sum;
import static chainrule.op.Tanh.tanh;

import chainrule.diff.Gradients;
import chainrule.explain.TapeComparison;
import chainrule.explain.TapeGraph;
import chainrule.explain.TapeOptions;
import chainrule.linalg.SeededRandom;
import chainrule.loss.SoftmaxCrossEntropy;
import chainrule.nn.BatchNormalization;
import chainrule.nn.Dense;
import chainrule.nn.Initialization;
import chainrule.nn.Layer;
import chainrule.nn.Parameter;
import chainrule.nn.Residual;
import chainrule.nn.Sequential;
import chainrule.op.Relu;
import chainrule.op.Tanh;
import chainrule.shape.Axis;
import chainrule.tape.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;

/** Tapes to draw, for the views' tests. */
final class Tapes {

    private Tapes() {}

    private static Gradients circuit() {
        Value a = Value.scalar("a", 2);
        Value b = Value.scalar("b", 3);
        Value c = Value.scalar("c", 4);
        Value e = add(a, scale(2, b).named("d")).named("e");
        return gradients(multiply(c, e).named("f"), a, b, c);
    }

    /** {@code f = c (a + 2 b)} at a = 2, b = 3, c = 4, with gradients. */
    static TapeGraph toy() {
        return TapeGraph.of(circuit());
    }

    /** The same before anything was asked for. */
    static TapeGraph toyWithoutGradients() {
        return TapeGraph.of(circuit().loss());
    }

    /** What the sweep over it computed. */
    static TapeGraph toyBackward() {
        return TapeGraph.of(circuit(), Map.of(), new TapeOptions().backward());
    }

    private static Gradients twice() {
        Value x = Value.scalar("x", 1.5);
        return gradients(add(multiply(x, x).named("s"), scale(3, x).named("t")).named("y"), x);
    }

    /** {@code y = x² + 3 x} where x is used twice, one of them twice in one operation. */
    static TapeGraph reused() {
        return TapeGraph.of(twice());
    }

    /** The same with a gradient that somebody clipped. */
    static TapeGraph changed() {
        Gradients gradients = twice();
        return TapeGraph.of(gradients.replaced(Map.of(gradients.parameters().get(0), Value.scalar(1))));
    }

    private static Value neuronLoss(double target) {
        Value w = Value.scalar("w", 0.5);
        Value x = Value.scalar("x", 2);
        Value bias = Value.scalar("bias", -1);
        Value z = add(multiply(w, x), bias).named("z");
        return square(subtract(sigmoid(z).named("p"), Value.scalar("y", target))).named("L");
    }

    /** {@code L = (sigmoid(w x + b) − y)²}, with an output asked of the leaves w and bias. */
    static TapeGraph neuron() {
        Value w = Value.scalar("w", 0.5);
        Value bias = Value.scalar("bias", -1);
        Value z = add(multiply(w, Value.scalar("x", 2)), bias).named("z");
        return TapeGraph.of(gradients(
                square(subtract(sigmoid(z).named("p"), Value.scalar("y", 1))).named("L"), w, bias));
    }

    /** The gallery's: an operation more, and numbers of four digits. */
    static TapeGraph neuronsError() {
        return TapeGraph.of(error());
    }

    /** The same before anything was asked for. */
    static TapeGraph neuronsErrorWithoutGradients() {
        return TapeGraph.of(error().loss());
    }

    private static Gradients error() {
        Value w = Value.scalar("w", 0.5);
        Value bias = Value.scalar("b", -1.5);
        return gradients(scale(0.5, squaredError(w, bias)).named("E"), w, bias);
    }

    private static Value squaredError(Value w, Value bias) {
        Value z = add(multiply(w, Value.scalar("x", 2)), bias).named("z");
        return square(subtract(sigmoid(z).named("y"), Value.scalar("t", 1)));
    }

    /** A neuron with that many inputs, its output between −1 and 1. */
    static TapeGraph neuronOf(int inputs) {
        List<Value> weights = new ArrayList<>();
        Value sum = Value.scalar("b", 0.125);
        for (int at = 1; at <= inputs; at++) {
            weights.add(Value.scalar("w" + at, 0.75 - 0.4375 * at));
            sum = add(sum, multiply(weights.get(at - 1), Value.scalar("x" + at, 1.5 * at - 2)));
        }
        return TapeGraph.of(gradients(tanh(sum).named("y"), weights));
    }

    /** A factor that nobody named, as a box of its own. */
    static TapeGraph withConstants() {
        Value a = Value.scalar("a", 2);
        Value y = multiply(Value.scalar(0.5), square(subtract(a, Value.scalar(3)))).named("y");
        return TapeGraph.of(gradients(y, a), Map.of(), new TapeOptions().constants());
    }

    /** The same without it. */
    static TapeGraph withoutConstants() {
        Value a = Value.scalar("a", 2);
        Value y = multiply(Value.scalar(0.5), square(subtract(a, Value.scalar(3)))).named("y");
        return TapeGraph.of(gradients(y, a));
    }

    private static Value data(String name, int rows, int columns, long seed) {
        SeededRandom random = new SeededRandom(seed);
        DMatrixRMaj entries = new DMatrixRMaj(rows, columns);
        for (int k = 0; k < entries.getNumElements(); k++) {
            entries.data[k] = 2 * random.nextDouble() - 1;
        }
        return Value.matrix(name, entries);
    }

    private static Value oneHot(int classes, int samples) {
        DMatrixRMaj entries = new DMatrixRMaj(classes, samples);
        for (int j = 0; j < samples; j++) {
            entries.set(j % classes, j, 1);
        }
        return Value.matrix("y", entries);
    }

    private static Gradients trained(Layer model, int features, int classes) {
        Value loss = new SoftmaxCrossEntropy().of(model.applyTraining(data("x", features, 16, 3)), oneHot(classes, 16)).named("loss");
        return gradients(loss, model.parameters().stream().map(Parameter::value).toList());
    }

    /** The gradients of a network with two layers. */
    static Gradients classifier() {
        Initialization he = Initialization.he(1);
        return trained(Sequential.of(new Dense("hidden", 64, 32, he), Relu::relu, new Dense("output", 32, 10, he)), 64, 10);
    }

    /** A network with two layers on a batch, and its loss, value by value. */
    static TapeGraph network() {
        return TapeGraph.of(classifier(), Map.of(), new TapeOptions().open());
    }

    /** The same, a box for each layer. */
    static TapeGraph layers() {
        return TapeGraph.of(classifier(), Map.of(), new TapeOptions().layers());
    }

    /** What the sweep over it computed. */
    static TapeGraph networkBackward() {
        return TapeGraph.of(classifier(), Map.of(), new TapeOptions().backward());
    }

    /** The gradients of a deep network of equal blocks. */
    static Gradients tower(int blocks) {
        Initialization he = Initialization.he(1);
        List<Layer> layers = new ArrayList<>(List.<Layer>of(new Dense("stem", 8, 6, he), Relu::relu));
        for (int at = 1; at <= blocks; at++) {
            layers.add(new Residual(Sequential.of(
                    new Dense("block" + at + ".first", 6, 6, he), new BatchNormalization("block" + at + ".norm", 6),
                    Tanh::tanh, new Dense("block" + at + ".second", 6, 6, he))));
        }
        layers.add(new Dense("head", 6, 3, he));
        return trained(Sequential.of(layers.toArray(Layer[]::new)), 8, 3);
    }

    /** A deep network of equal blocks. */
    static TapeGraph deep() {
        return TapeGraph.of(tower(12));
    }

    /** Two of its blocks, layers in frames. */
    static TapeGraph blocks() {
        return TapeGraph.of(tower(2), Map.of(), new TapeOptions().open());
    }

    /** A recurrent cell, six steps with the same weights. */
    static TapeGraph recurrent(int steps, TapeOptions options) {
        Value w = data("cell.W", 4, 4, 5);
        Value u = data("cell.U", 4, 3, 6);
        Value h = Value.matrix("h0", new DMatrixRMaj(4, 1));
        for (int t = 1; t <= steps; t++) {
            h = tanh(add(chainrule.op.Matmul.matmul(w, h), chainrule.op.Matmul.matmul(u, data("x" + t, 3, 1, t))));
        }
        return TapeGraph.of(gradients(sum(square(h)).named("loss"), w, u), Map.of(), options);
    }

    /** A chain of that many values. */
    static TapeGraph chain(int length) {
        return chain(length, new TapeOptions().open());
    }

    static TapeGraph chain(int length, TapeOptions options) {
        Value x = Value.scalar("x", 0.1);
        Value last = x;
        for (int at = 1; at < length - 1; at++) {
            last = tanh(last);
        }
        return TapeGraph.of(gradients(exp(last).named("y"), x), Map.of(), options);
    }

    /** A chain in which every value uses {@code x} again: as many long edges as values. */
    static TapeGraph fan(int length) {
        Value x = Value.scalar("x", 0.3);
        Value last = x;
        for (int at = 1; at < length - 1; at++) {
            last = multiply(last, x);
        }
        return TapeGraph.of(gradients(multiply(last, x).named("y"), x), Map.of(), new TapeOptions().open());
    }

    /** A chain whose names are not nice. */
    static TapeGraph named(String... names) {
        Value last = Value.scalar(names[0], 0.5);
        Value first = last;
        for (int at = 1; at < names.length; at++) {
            last = multiply(last, first).named(names[at]);
        }
        return TapeGraph.of(gradients(exp(last).named("y"), first));
    }

    /** Layers whose names are not nice. */
    static TapeGraph namedLayers(String name, TapeOptions options) {
        return TapeGraph.of(trained(Sequential.of(new Dense(name, 3, 2, Initialization.he(1))), 3, 2), Map.of(), options);
    }

    /** With a summary of what is not shown. */
    static TapeGraph summarised() {
        return chain(10_000, new TapeOptions().open().values(3));
    }

    /** So long that most of it has to be left out. */
    static TapeGraph enormous(int length) {
        Value x = data("x", 4, 3, 1);
        Value last = x;
        for (int at = 0; at < length / 3; at++) {
            last = tanh(add(multiply(last, data("w" + at % 100, 4, 3, at % 100)), x));
        }
        return TapeGraph.of(sum(last, Axis.ALL));
    }

    /** As many boxes as may be asked for. */
    static TapeGraph largest() {
        Value last = data("x", 12, 16, 1);
        List<Value> made = new ArrayList<>(List.of(last));
        SeededRandom random = new SeededRandom(2);
        for (int at = 0; at < TapeOptions.MOST_BOXES; at++) {
            last = at % 2 == 0 ? tanh(last) : add(last, made.get(made.size() - 1 - (int) (random.nextDouble() * Math.min(9, made.size()))));
            made.add(last);
        }
        return TapeGraph.of(sum(last), Map.of(), new TapeOptions().open().values(TapeOptions.MOST_BOXES));
    }

    /** Every value uses many others, under names that are too long. */
    static TapeGraph tangled() {
        SeededRandom random = new SeededRandom(2);
        List<Value> made = new ArrayList<>(List.of(Value.scalar("x", 0.5)));
        for (int at = 0; at < TapeOptions.MOST_BOXES; at++) {
            Value last = made.get(made.size() - 1);
            for (int use = 0; use < 6; use++) {
                last = add(last, scale(0.01, made.get((int) (random.nextDouble() * made.size()))));
            }
            made.add(last.named("😀&\"".repeat(3_000) + at));
        }
        return TapeGraph.of(gradients(made.get(made.size() - 1), made.get(0)), Map.of(),
                new TapeOptions().open().constants().values(TapeOptions.MOST_BOXES));
    }

    /** A neuron, and one that forgot the weight's factor. */
    static TapeComparison comparison() {
        Value w = Value.scalar("w", 0.5);
        Value x = Value.scalar("x", 2);
        Value y = Value.scalar("y", 1);
        Value mine = square(subtract(tanh(multiply(w, x).named("z")).named("p"), y)).named("L");
        Value reference = square(subtract(sigmoid(multiply(w, x).named("z")).named("p"), y)).named("L");
        return TapeComparison.of(mine, reference);
    }

    /** Somebody forgot the half of the error. */
    static TapeComparison forgotten() {
        Value error = squaredError(Value.scalar("w", 0.5), Value.scalar("b", -1.5));
        return TapeComparison.of(error, scale(0.5, error).named("E"));
    }

    /** Nothing differs. */
    static TapeComparison equal() {
        return TapeComparison.of(neuronLoss(1), neuronLoss(1));
    }
}
