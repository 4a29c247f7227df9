package chainrule.diff;

import static chainrule.diff.Gradients.gradients;
import static org.assertj.core.api.Assertions.assertThat;

import chainrule.linalg.SeededRandom;
import chainrule.op.Add;
import chainrule.op.Divide;
import chainrule.op.Matmul;
import chainrule.op.Multiply;
import chainrule.op.Scale;
import chainrule.op.Sigmoid;
import chainrule.op.Subtract;
import chainrule.op.Sum;
import chainrule.op.Tanh;
import chainrule.shape.Shape;
import chainrule.tape.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a derivative costs, in counted operations and not in seconds: for a circuit of N operations the gradient by all
 * inputs a constant times N, however many inputs there are; finite differences N times the inputs; a product with the
 * Hessian the same order as the gradient.
 */
class CostTest {

    /** Of the operations of these circuits the dearest pullback, that of a quotient, takes 3 operations and 2 additions. */
    private static final double GRADIENT = 6;

    private static final double HESSIAN_VECTOR = 25;

    @ParameterizedTest
    @ValueSource(ints = {100, 1000, 10000})
    void aGradientCostsAConstantTimesTheCircuit(int operations) {
        List<Value> x = leaves(operations / 4, Shape.SCALAR);
        Value y = circuit(operations, x);
        assertThat(cost(List.of(y))).as("counted operations of the circuit").isEqualTo(operations);
        double ratio = (double) cost(adjoints(y, x)) / operations;
        assertThat(ratio).as("gradient").isBetween(1.0, GRADIENT);
    }

    /** The gradient of the gradient's product with a constant vector. */
    @ParameterizedTest
    @ValueSource(ints = {100, 1000, 10000})
    void aProductWithTheHessianCostsAConstantTimesTheCircuit(int operations) {
        List<Value> x = leaves(operations / 4, Shape.SCALAR);
        Value y = circuit(operations, x);
        Value along = adjoints(y, x).stream().map(g -> Scale.scale(0.3, g)).reduce(Add::add).orElseThrow();
        double ratio = (double) cost(adjoints(along, x)) / operations;
        assertThat(ratio).as("hessian times vector").isBetween(1.0, HESSIAN_VECTOR);
    }

    /** The same forward over reverse, on a vector. */
    @ParameterizedTest
    @ValueSource(ints = {30, 300, 3000})
    void soItDoesForwardOverReverse(int operations) {
        Value x = leaves(1, new Shape(20, 1)).get(0);
        Value y = Sum.sum(circuit(operations, List.of(x)));
        Value product = Diff.hessianVector(t -> Sum.sum(circuit(operations, List.of(t))), x, Value.constant(x.shape(), 1));
        double ratio = (double) cost(List.of(product)) / cost(List.of(y));
        assertThat(ratio).as("hessian times vector").isBetween(1.0, HESSIAN_VECTOR);
    }

    @Test
    void differencesCostTheCircuitTimesTheInputs() {
        for (int inputs : new int[] {25, 250}) {
            List<Value> x = leaves(inputs, Shape.SCALAR);
            int operations = 4 * inputs;
            long n = cost(List.of(circuit(operations, x)));
            List<Value> runs = new ArrayList<>(List.of(circuit(operations, x)));
            for (int i = 0; i < inputs; i++) {
                List<Value> moved = new ArrayList<>(x);
                moved.set(i, Value.scalar("moved", x.get(i).asScalar() + 1e-6));
                runs.add(circuit(operations, moved));
            }
            assertThat(cost(runs)).isEqualTo((inputs + 1) * n);
            assertThat(cost(runs) / cost(adjoints(runs.get(0), x))).as("how much dearer").isGreaterThan(inputs / (long) GRADIENT);
        }
    }

    /** A layer of a network: the gradient by weights and input takes two products where the layer takes one. */
    @Test
    void aLayerCostsTwoMoreProducts() {
        Value w = Value.constant(new Shape(50, 40), 0.01);
        Value x = Value.constant(new Shape(40, 30), 0.1);
        Value y = Sum.sum(Tanh.tanh(Matmul.matmul(w, x)));
        double ratio = (double) cost(adjoints(y, List.of(w, x))) / cost(List.of(y));
        assertThat(ratio).isBetween(2.9, 3.1);
    }

    /**
     * So many operations, each on the result of the last and, in turn, an input or an earlier result. What has grown
     * goes through a tanh.
     */
    private static Value circuit(int operations, List<Value> x) {
        SeededRandom random = new SeededRandom(operations);
        List<Value> values = new ArrayList<>(x);
        Value last = x.get(0);
        for (int i = 0; i < operations; i++) {
            Value input = x.get(i % x.size());
            Value any = values.get(random.nextInt(values.size()));
            last = switch (largest(last) > 1.5 ? 0 : random.nextInt(7)) {
                case 0 -> Tanh.tanh(last);
                case 1 -> Sigmoid.sigmoid(last);
                case 2 -> Scale.scale(random.nextDouble(0.5, 1), last);
                case 3 -> Subtract.subtract(input, last);
                case 4 -> Multiply.multiply(last, any);
                case 5 -> Divide.divide(last, input);
                default -> Add.add(last, input);
            };
            values.add(last);
        }
        return last;
    }

    private static double largest(Value x) {
        return Arrays.stream(x.matrix().data).map(Math::abs).max().orElseThrow();
    }

    private static List<Value> leaves(int count, Shape shape) {
        SeededRandom random = new SeededRandom(5);
        List<Value> leaves = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            DMatrixRMaj x = new DMatrixRMaj(shape.rows(), shape.columns());
            for (int k = 0; k < x.getNumElements(); k++) {
                x.data[k] = random.nextDouble(0.5, 1.5);
            }
            leaves.add(Value.matrix("x", x));
        }
        return leaves;
    }

    private static List<Value> adjoints(Value y, List<Value> x) {
        var g = gradients(y, x);
        return x.stream().map(g::of).toList();
    }

    /** Counted floating-point operations of all values that these depend on, each once. */
    private static long cost(List<Value> results) {
        Set<Value> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Value> open = new ArrayDeque<>(results);
        long flops = 0;
        while (!open.isEmpty()) {
            Value value = open.pop();
            if (seen.add(value)) {
                open.addAll(value.inputs());
                flops += value.op() == null ? 0 : value.op().flops(shapes(value));
            }
        }
        return flops;
    }

    private static Shape[] shapes(Value value) {
        return value.inputs().stream().map(Value::shape).toArray(Shape[]::new);
    }
}
