package chainrule.explain;

import static chainrule.diff.Gradients.gradients;
import static chainrule.op.Add.add;
import static chainrule.op.Matmul.matmul;
import static chainrule.op.Mean.mean;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Scale.scale;
import static chainrule.op.Square.square;
import static chainrule.op.Subtract.subtract;
import static chainrule.op.Sum.sum;
import static chainrule.op.Tanh.tanh;
import static org.assertj.core.api.Assertions.assertThat;

import chainrule.diff.Gradients;
import chainrule.explain.GradientTable.Row;
import chainrule.linalg.SeededRandom;
import chainrule.loss.MeanSquared;
import chainrule.nn.Dense;
import chainrule.nn.Initialization;
import chainrule.nn.Layer;
import chainrule.nn.Sequential;
import chainrule.op.Relu;
import chainrule.op.Sigmoid;
import chainrule.optim.Sgd;
import chainrule.tape.Value;
import chainrule.train.Dataset;
import chainrule.train.Trainer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** No gradient is called ok that is not, and none ill that is well. */
class HealthTest {

    private static Value random(String name, int rows, int columns, long seed) {
        SeededRandom random = new SeededRandom(seed);
        DMatrixRMaj x = new DMatrixRMaj(rows, columns);
        Arrays.setAll(x.data, k -> random.nextDouble(-1, 1));
        return Value.matrix(name, x);
    }

    private static Initialization he(long seed, double factor) {
        return (rows, columns) -> {
            DMatrixRMaj weights = Initialization.he(seed).weights(rows, columns);
            Arrays.setAll(weights.data, k -> factor * weights.data[k]);
            return weights;
        };
    }

    /** Layers of eight, and one at the end. */
    private static Gradients network(int hidden, UnaryOperator<Value> f, double factor, int samples) {
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < hidden; i++) {
            layers.add(new Dense("l" + i, i == 0 ? 3 : 8, 8, he(i + 1, factor)));
            layers.add(f::apply);
        }
        layers.add(new Dense("out", 8, 1, he(99, factor)));
        return Trainer.of(Sequential.of(layers.toArray(Layer[]::new)), new MeanSquared(), new Sgd(0.1))
                .gradients(new Dataset(random("x", 3, samples, 5), random("t", 1, samples, 6)));
    }

    private static List<Health> rows(GradientTable table) {
        return table.rows().stream().map(Row::health).toList();
    }

    private static GradientTable neuron(double weight, double... samples) {
        Value w = Value.scalar("w", weight);
        Value b = Value.scalar("b", 0);
        Value x = Value.matrix("x", new double[][] {samples});
        return GradientTable.of(gradients(mean(square(Sigmoid.sigmoid(add(matmul(w, x), b)))), w, b));
    }

    @Test
    void aSaturatedNeuronLearnsNothingHoweverManySamples() {
        for (double[] samples : new double[][] {{2}, {2, 2.1, 1.9}, {2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2}}) {
            GradientTable table = neuron(50, samples);
            assertThat(rows(table)).containsOnly(Health.VANISHING);
            assertThat(table.units()).extracting(Units::health).containsExactly(Health.SATURATED);
            assertThat(table.rows().get(0).reason()).contains("changed by its whole size").contains("sigmoid is flat behind it");
        }
        assertThat(rows(neuron(50, 0.55))).containsOnly(Health.VANISHING);
        assertThat(rows(neuron(1, 2))).containsOnly(Health.OK);
    }

    /** From both sides of each threshold. */
    @Test
    void thresholds() {
        assertThat(relative(0.9e-4)).isEqualTo(Health.VANISHING);
        assertThat(relative(1.1e-4)).isEqualTo(Health.OK);
        assertThat(absolute(0.9e-10)).isEqualTo(Health.VANISHING);
        assertThat(absolute(1.1e-10)).isEqualTo(Health.OK);
        assertThat(alone(101)).isEqualTo(Health.EXPLODING);
        assertThat(alone(99)).isEqualTo(Health.OK);
        Value w = Value.scalar("w", 2);
        Gradients g = gradients(scale(2, w), w);
        assertThat(rows(GradientTable.of(g).atRate(0.11))).containsExactly(Health.LEAPING);
        assertThat(rows(GradientTable.of(g).atRate(0.09))).containsExactly(Health.OK);
        assertThat(rows(GradientTable.of(g).atRate(0.11).atRate(0.09))).containsExactly(Health.OK);
    }

    private static Health relative(double slope) {
        Value w = Value.scalar("w", 1);
        Value v = Value.scalar("v", 1);
        return rows(GradientTable.of(gradients(add(w, scale(slope, v)), w, v))).get(1);
    }

    private static Health absolute(double slope) {
        Value v = Value.scalar("v", 1);
        Value w = Value.scalar("w", 0.02);
        // The loss is one, and all of it comes from elsewhere; w moves little as well.
        return rows(GradientTable.of(gradients(add(Value.scalar("c", 1), add(scale(slope, v), scale(1e-8, w))), v, w))).get(0);
    }

    private static Health alone(double slope) {
        Value w = Value.scalar("w", 1);
        return rows(GradientTable.of(gradients(scale(slope, w), w))).get(0);
    }

    @Test
    void explodedWeightsAreNotWell() {
        GradientTable wild = GradientTable.of(network(3, Relu::relu, 30, 20));
        assertThat(rows(wild)).contains(Health.EXPLODING);
        assertThat(rows(GradientTable.of(network(3, Relu::relu, 1, 20)))).containsOnly(Health.OK);
    }

    @Test
    void layersThatLearnTenThousandTimesSlowerVanish() {
        GradientTable deep = GradientTable.of(network(7, Sigmoid::sigmoid, 0.5, 20));
        assertThat(deep.rows().get(0).health()).isEqualTo(Health.VANISHING);
        assertThat(deep.rows().get(deep.rows().size() - 1).health()).isEqualTo(Health.OK);
    }

    @Test
    void aMinimumIsSaidToBeOne() {
        Value w = Value.column("w", 1, -2);
        GradientTable exact = GradientTable.of(gradients(sum(square(subtract(w, Value.column("t", 1, -2)))), w));
        assertThat(rows(exact)).containsExactly(Health.MINIMUM);
        assertThat(exact.rows().get(0).reason()).contains("at a minimum");
        GradientTable high = GradientTable.of(gradients(add(sum(square(subtract(w, Value.column("t", 1, -2)))), Value.scalar("c", 3)), w));
        assertThat(rows(high)).containsExactly(Health.MINIMUM);
        // Weights that are zero where they should be, equal units with nothing left to learn, flat functions that stop nothing.
        Value none = Value.constant(new chainrule.shape.Shape(2, 2), 0).named("W");
        Value x = Value.matrix("x", new double[][] {{1, 2, -1}, {2, 0, 3}});
        assertThat(rows(GradientTable.of(gradients(sum(square(matmul(none, x))), none)))).containsExactly(Health.MINIMUM);
        assertThat(rows(GradientTable.of(gradients(add(sum(square(matmul(none, x))), Value.scalar("c", 1)), none))))
                .containsExactly(Health.SYMMETRIC);
        Value z = Value.scalar("z", 50);
        Value reached = subtract(Sigmoid.sigmoid(z), Value.scalar("t", Sigmoid.sigmoid(z).asScalar()));
        GradientTable flat = GradientTable.of(gradients(square(reached), z));
        assertThat(flat.rows().get(0).reason()).doesNotContain("passes none");
        assertThat(rows(flat)).as("a square of zero on a plateau").containsExactly(Health.MINIMUM);
        // A saddle, a plateau, and a maximum are none.
        Value a = Value.scalar("a", 0);
        Value b = Value.scalar("b", 0);
        assertThat(rows(GradientTable.of(gradients(multiply(a, b), a, b)))).containsOnly(Health.UNJUDGED);
        assertThat(rows(GradientTable.of(gradients(scale(-1, square(a)), a)))).containsOnly(Health.UNJUDGED);
        assertThat(rows(GradientTable.of(gradients(multiply(a, Value.scalar("", 0)), a)))).containsOnly(Health.UNJUDGED);
        assertThat(rows(GradientTable.of(gradients(square(a), a, b)))).containsExactly(Health.MINIMUM, Health.ZERO);
    }

    /** Probabilities of exactly one: no gradient comes back, as there is nothing to say. On the wrong side there is. */
    @Test
    void saturatedOnTheRightSideIsDone() {
        Value w = Value.scalar("w", 50);
        Value b = Value.scalar("b", 0);
        Value p = Sigmoid.sigmoid(add(matmul(w, Value.matrix("x", new double[][] {{2, 3, 2.5}})), b));
        for (Value right : List.of(
                chainrule.loss.Bernoulli.bernoulli(p, Value.matrix("t", new double[][] {{1, 1, 1}})),
                mean(square(subtract(p, Value.matrix("t", new double[][] {{1, 1, 1}})))),
                chainrule.loss.SoftmaxCrossEntropy.softmaxCrossEntropy(
                        matmul(Value.column("c", 1, -1), scale(1000, p)).named("s"), 0, 0, 0))) {
            assertThat(right.asScalar()).isZero();
            GradientTable table = GradientTable.of(gradients(right, w, b));
            assertThat(rows(table)).containsOnly(Health.MINIMUM);
            assertThat(table.rows().get(0).reason()).startsWith("the loss is 0 and no parameter changes it").contains("nothing left to learn");
        }
        Value wrong = mean(square(subtract(p, Value.matrix("t", new double[][] {{0, 0, 0}}))));
        assertThat(rows(GradientTable.of(gradients(wrong, w, b)))).doesNotContain(Health.MINIMUM, Health.OK);
        // Zero is not the least that a sum of outputs can be.
        assertThat(rows(GradientTable.of(gradients(subtract(mean(p), Value.scalar("one", 1)), w, b)))).doesNotContain(Health.MINIMUM, Health.OK);
    }

    @Test
    void equalUnitsStayEqual() {
        for (double equal : new double[] {0, 0.5}) {
            GradientTable table = xor(Value.constant(new chainrule.shape.Shape(3, 2), equal).named("h.W"),
                    Value.constant(new chainrule.shape.Shape(1, 3), equal).named("o.W"));
            assertThat(table.rows().get(0).health()).isEqualTo(Health.SYMMETRIC);
            assertThat(table.rows().get(0).reason()).contains("copies of each other");
            assertThat(table.rows().get(1).health()).isEqualTo(Health.SYMMETRIC);
        }
        GradientTable differ = xor(random("h.W", 3, 2, 1), random("o.W", 1, 3, 2));
        assertThat(rows(differ)).doesNotContain(Health.SYMMETRIC);
        GradientTable outputOnly = xor(random("h.W", 3, 2, 1), Value.constant(new chainrule.shape.Shape(1, 3), 0).named("o.W"));
        assertThat(outputOnly.rows().get(0).health()).isEqualTo(Health.ZERO);
        assertThat(outputOnly.rows().get(0).reason()).contains("o.W is all zero, and multiplies with it");
        Value alike = Value.column("v", 1, 1);
        assertThat(rows(GradientTable.of(gradients(sum(square(alike)), alike)))).containsExactly(Health.OK);
        // One input: the weights are a column, and only all of the layer tells.
        Value x = random("x", 1, 5, 3);
        Value w = Value.column("h.W", 1, 1);
        for (double second : new double[] {0.25, 0.3}) {
            Value bias = Value.column("h.b", 0.25, second);
            List<Health> found = rows(GradientTable.of(gradients(sum(square(tanh(add(matmul(w, x), bias)))), w, bias)));
            assertThat(found.contains(Health.SYMMETRIC)).isEqualTo(second == 0.25);
        }
    }

    private static GradientTable xor(Value hidden, Value out) {
        Value x = Value.matrix("x", new double[][] {{0, 0, 1, 1}, {0, 1, 0, 1}});
        Value t = Value.matrix("t", new double[][] {{0, 1, 1, 0}});
        Value b = Value.constant(new chainrule.shape.Shape(3, 1), 0).named("h.b");
        Value c = Value.scalar("o.b", 0);
        Value y = add(matmul(out, tanh(add(matmul(hidden, x), b))), c);
        return GradientTable.of(gradients(mean(square(subtract(y, t))), hidden, b, out, c));
    }

    @Test
    void theFirstLayerThatKillsTheRestIsNamedFirst() {
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Dense dense = new Dense("l" + i, i == 0 ? 3 : 8, 8, he(i + 1, 1));
            if (i >= 7) {
                dense.parameters().get(1).set(Value.constant(new chainrule.shape.Shape(8, 1), i == 7 ? -1000 : -1));
            }
            layers.add(dense);
            layers.add(Relu::relu);
        }
        layers.add(new Dense("out", 8, 1, he(99, 1)));
        GradientTable table = GradientTable.of(Trainer.of(Sequential.of(layers.toArray(Layer[]::new)), new MeanSquared(), new Sgd(0.1))
                .gradients(new Dataset(random("x", 3, 20, 5), random("t", 1, 20, 6))));
        List<Units> dead = table.units().stream().filter(Units::passesNothing).toList();
        assertThat(dead).hasSize(5);
        assertThat(dead.get(0).reason()).startsWith("8 of 8 units pass no gradient");
        assertThat(dead.subList(1, 5)).allSatisfy(unit -> assertThat(unit.reason()).contains("as already in " + dead.get(0).called()));
        assertThat(table.rows().subList(0, 24)).allSatisfy(row -> {
            assertThat(row.health()).isEqualTo(Health.ZERO);
            assertThat(row.reason()).isEqualTo("no gradient comes back to it: " + dead.get(0).called() + " lets nothing through");
        });
        assertThat(table.rows().get(25).health()).isEqualTo(Health.OK);
    }
}
