package chainrule.notebook.view;

import static chainrule.op.Add.add;
import static chainrule.op.Log.log;
import static chainrule.op.Matmul.matmul;
import static chainrule.op.Scale.scale;
import static chainrule.op.Sin.sin;
import static chainrule.op.Square.square;
import static chainrule.op.Subtract.subtract;
import static chainrule.op.Sum.sum;

import chainrule.diff.Gradients;
import chainrule.explain.Surface;
import chainrule.explain.SurfaceOptions;
import chainrule.linalg.SeededRandom;
import chainrule.loss.SoftmaxCrossEntropy;
import chainrule.nn.Dense;
import chainrule.nn.Initialization;
import chainrule.nn.Parameter;
import chainrule.nn.Sequential;
import chainrule.op.Tanh;
import chainrule.optim.Sgd;
import chainrule.tape.Value;
import chainrule.train.Dataset;
import chainrule.train.ParameterPath;
import chainrule.train.Trainer;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;

/** Surfaces with and without a path, for the views' tests. */
final class Surfaces {

    private Surfaces() {}

    static Stream<Surface> all() {
        return Stream.of(valley(), line(), trained(), random(), edge(), flat(), interrupted());
    }

    /** Gradient descent in Rosenbrock's valley, over its two numbers. */
    static Surface valley() {
        return descent((a, b) -> add(square(subtract(Value.scalar(1), a)), scale(20, square(subtract(b, square(a))))), -1.2, 1.6, 0.012, 300);
    }

    /** A line through points: weight and bias. */
    static Surface line() {
        Value x = Value.matrix("x", new double[][] {{0, 1, 2, 3}});
        Value y = Value.matrix("y", new double[][] {{1, 2.8, 5.2, 6.9}});
        return descent((w, b) -> scale(0.25, sum(square(subtract(add(matmul(w, x), b), y)))), -1, -2, 0.05, 30);
    }

    private static Surface descent(BinaryOperator<Value> loss, double first, double second, double rate, int epochs) {
        Parameter a = new Parameter("w", new DMatrixRMaj(new double[][] {{first}}));
        Parameter b = new Parameter("b", new DMatrixRMaj(new double[][] {{second}}));
        ParameterPath path = new ParameterPath(List.of(a, b));
        for (int epoch = 0; epoch < epochs; epoch++) {
            Gradients g = Gradients.gradients(loss.apply(a.value(), b.value()), a.value(), b.value());
            Value stepA = g.of(a.value());
            Value stepB = g.of(b.value());
            a.set(Value.scalar(a.value().asScalar() - rate * stepA.asScalar()));
            b.set(Value.scalar(b.value().asScalar() - rate * stepB.asScalar()));
            path.note();
        }
        return Surface.of(loss.apply(a.value(), b.value()).named("L"), Map.of(), new SurfaceOptions().path(path));
    }

    private static Trainer trainer() {
        Sequential model = Sequential.of(new Dense("hidden", 2, 8, Initialization.glorot(3)), Tanh::tanh,
                new Dense("output", 8, 3, Initialization.glorot(7)));
        return Trainer.of(model, new SoftmaxCrossEntropy(), new Sgd(0.3, 0.9)).epochs(40).batchSize(30);
    }

    private static Dataset spirals() {
        SeededRandom random = new SeededRandom(5);
        DMatrixRMaj x = new DMatrixRMaj(2, 90);
        int[] classes = new int[90];
        for (int j = 0; j < 90; j++) {
            double r = (j / 3 + 1) / 30.0;
            double angle = 2.1 * (j % 3) + 3 * r + 0.15 * random.nextGaussian();
            x.set(0, j, r * StrictMath.cos(angle));
            x.set(1, j, r * StrictMath.sin(angle));
            classes[j] = j % 3;
        }
        return new Dataset(Value.matrix("x", x), chainrule.loss.OneHot.oneHot(3, classes));
    }

    /** A small network, in the directions of its path. */
    static Surface trained() {
        Trainer trainer = trainer();
        ParameterPath path = new ParameterPath(trainer.model());
        trainer.listener(path).fit(spirals());
        return Surface.of(trainer.gradients(spirals()).loss(), Map.of(), new SurfaceOptions().path(path));
    }

    /** The same without a path, in random directions. */
    static Surface random() {
        Trainer trainer = trainer();
        trainer.fit(spirals());
        Gradients g = trainer.gradients(spirals());
        return Surface.of(g.loss(), Map.of(), Surface.over(g, new SurfaceOptions()));
    }

    /** Where a logarithm ends. */
    static Surface edge() {
        Value p = Value.scalar("p", 0.8);
        Value q = Value.scalar("q", 0.6);
        return Surface.of(subtract(square(subtract(p, q)), log(add(p, scale(0.5, q)))).named("L"), Map.of(), new SurfaceOptions());
    }

    /** The same everywhere. */
    static Surface flat() {
        Value p = Value.scalar("p", 1);
        Value q = Value.scalar("q", 2);
        return Surface.of(scale(0, add(p, q)).named("L"), Map.of(), new SurfaceOptions().steps(5));
    }

    /** Stopped after eleven rows. */
    static Surface interrupted() {
        Value p = Value.scalar("p", 1);
        Value q = Value.scalar("q", 2);
        try {
            return Surface.of(add(sin(scale(3, p)), square(q)).named("L"), Map.of(), new SurfaceOptions(), surface -> {
                if (surface.rows() == 11) {
                    Thread.currentThread().interrupt();
                }
            });
        } finally {
            Thread.interrupted();
        }
    }

    /** Under way, after three rows. */
    static Surface running() {
        Surface[] seen = new Surface[1];
        Value p = Value.scalar("p", 1);
        Value q = Value.scalar("q", 2);
        Surface.of(add(sin(scale(3, p)), square(q)).named("L"), Map.of(), new SurfaceOptions(), surface -> seen[0] = surface.rows() == 3 ? surface : seen[0]);
        return seen[0];
    }

    static Surface named(String name) {
        Value p = Value.scalar(name, 1);
        Value q = Value.scalar(name + "2", 2);
        return Surface.of(square(add(p, q)).named(name), Map.of(), new SurfaceOptions().steps(7));
    }
}
