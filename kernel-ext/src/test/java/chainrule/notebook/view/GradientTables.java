package chainrule.notebook.view;

import chainrule.explain.GradientHistory;
import chainrule.explain.GradientTable;
import chainrule.explain.GradientTable.Row;
import chainrule.explain.Health;
import chainrule.explain.Histogram;
import chainrule.explain.Units;
import chainrule.linalg.SeededRandom;
import chainrule.loss.OneHot;
import chainrule.loss.SoftmaxCrossEntropy;
import chainrule.nn.Dense;
import chainrule.nn.Initialization;
import chainrule.nn.Sequential;
import chainrule.op.Relu;
import chainrule.op.Tanh;
import chainrule.optim.Sgd;
import chainrule.shape.Shape;
import chainrule.tape.Value;
import chainrule.train.Dataset;
import chainrule.train.Trainer;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/** Gradient tables written by hand, for the views' tests. */
final class GradientTables {

    private GradientTables() {}

    static GradientTable network() {
        return new GradientTable(2.3025850929940455, List.of(
                row("layer1", "weight", new Shape(32, 64), 7.9912, 0.4213, histogram(-0.0312, 0.0271, 0), Health.OK),
                row("layer1", "bias", new Shape(32, 1), 0, 0.0213, histogram(-0.0123, 0.00912, 0.03125), Health.OK),
                row("layer2", "weight", new Shape(10, 32), 4.1, 0, new Histogram(0, 0, 1, List.of(0, 0, 0, 0, 0, 0, 0, 0, 320)),
                        Health.ZERO),
                row("layer2", "bias", new Shape(10, 1), 0.2, 3.1e-12, histogram(-2e-12, 1e-12, 0), Health.VANISHING),
                row("", "scale", Shape.SCALAR, 1.5, 123456.789, new Histogram(-123456.789, -123456.789, 0, List.of(0, 0, 0, 0, 0, 0, 0, 0, 1)),
                        Health.EXPLODING)),
                List.of());
    }

    /** A run of some epochs. */
    static GradientHistory history(int epochs) {
        Trainer trainer = trainer().epochs(epochs).batchSize(10);
        GradientHistory history = new GradientHistory(() -> trainer.gradients(data()));
        trainer.listener(history).fit(data());
        return history;
    }

    /** A network with dead and saturated units. */
    static GradientTable ill() {
        return GradientTable.of(trainer().gradients(data())).atRate(0.5);
    }

    private static Trainer trainer() {
        Initialization wide = (rows, columns) -> {
            DMatrixRMaj weights = Initialization.he(3).weights(rows, columns);
            Arrays.setAll(weights.data, k -> 8 * weights.data[k]);
            return weights;
        };
        Sequential model = Sequential.of(new Dense("hidden", 2, 12, wide), Tanh::tanh,
                new Dense("middle", 12, 8, Initialization.he(5)), Relu::relu, new Dense("output", 8, 3, Initialization.he(7)));
        model.parameters().get(3).set(Value.column("", -40, 0, 0, 0, 0, 0, 0, -40));
        return Trainer.of(model, new SoftmaxCrossEntropy(), new Sgd(0.5));
    }

    private static Dataset data() {
        SeededRandom random = new SeededRandom(1);
        DMatrixRMaj x = new DMatrixRMaj(2, 40);
        Arrays.setAll(x.data, k -> random.nextDouble(-2, 2));
        return new Dataset(Value.matrix("x", x), OneHot.oneHot(3, IntStream.range(0, 40).map(j -> j % 3).toArray()));
    }

    static GradientTable named(String name) {
        return new GradientTable(Double.POSITIVE_INFINITY,
                List.of(row(name, name, Shape.SCALAR, 1, 1, Histogram.of(new DMatrixRMaj(1, 1)), Health.LEAPING)),
                List.of(new Units(name, name, Shape.SCALAR, 1, 1, Histogram.of(new DMatrixRMaj(1, 1)), Health.DEAD, name)));
    }

    private static Histogram histogram(double min, double max, double zeros) {
        return new Histogram(min, max, zeros, List.of(1, 0, 2, 5, 9, 20, 34, 60, 80, 44, 30, 12, 8, 3, 1, 1));
    }

    private static Row row(
            String layer, String name, Shape shape, double value, double gradient, Histogram histogram, Health health) {
        String reason = health == Health.OK ? "" : "because of <" + health.words() + ">";
        return new Row(layer, name, shape, value, gradient, OptionalDouble.empty(), histogram, health, reason);
    }
}
