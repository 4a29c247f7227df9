package chainrule.op;

import static chainrule.op.Multiply.multiply;
import static chainrule.op.OpSamples.arguments;
import static chainrule.op.Sum.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.shape.Shape;
import chainrule.tape.NonFiniteException;
import chainrule.tape.Op;
import chainrule.tape.Value;
import java.util.Arrays;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;

/** What the laws compare: results as they come, how large they are, and differences beside slopes. */
final class OpMeasures {

    private OpMeasures() {}

    /** How many entries are neither an entry of an argument nor zero or one; of nothing, nothing is computed. */
    static long computed(Value y, Value[] x) {
        Set<Double> moved = Stream.concat(Stream.of(0.0, 1.0), Arrays.stream(x).flatMap(OpMeasures::entries)).collect(Collectors.toSet());
        if (moved.size() == 2) {
            return 0;
        }
        return entries(y).filter(entry -> !moved.contains(entry)).count();
    }

    static Stream<Double> entries(Value x) {
        return Arrays.stream(x.matrix().data, 0, x.shape().size()).boxed();
    }

    /** The value with another number in every second place, such as can only be had in a watched run. */
    static Value infinite(Value x, double number) {
        DMatrixRMaj numbers = x.matrix();
        for (int k = 0; k < numbers.getNumElements(); k += 2) {
            numbers.data[k] = number;
        }
        return Value.matrix("x", numbers);
    }

    /** The result as a program computes it, whatever it is. */
    static double[] raw(Op op, Value[] x) {
        return raw(op, Arrays.stream(x).map(Value::matrix).toArray(DMatrixRMaj[]::new));
    }

    static double[] raw(Op op, DMatrixRMaj[] x) {
        Shape shape = op.shape(Arrays.stream(x).map(a -> new Shape(a.numRows, a.numCols)).toArray(Shape[]::new));
        DMatrixRMaj y = new DMatrixRMaj(shape.rows(), shape.columns());
        op.evaluate(x, y);
        return Arrays.copyOf(y.data, y.getNumElements());
    }

    static Value[] replace(Value[] x, int i, Value by) {
        Value[] copy = x.clone();
        copy[i] = by;
        return copy;
    }

    /** The largest number in the value and the pullbacks at arguments for part 1, or, where that overflows, just before. */
    static double largest(Op op, DoubleFunction<Value[]> arguments) {
        if (magnitude(op, arguments.apply(1)) < Double.POSITIVE_INFINITY) {
            return Double.MAX_VALUE;
        }
        double good = 1e-3;
        double bad = 1;
        for (int n = 0; n < 60; n++) {
            double middle = (good + bad) / 2;
            if (magnitude(op, arguments.apply(middle)) < Double.POSITIVE_INFINITY) {
                good = middle;
            } else {
                bad = middle;
            }
        }
        return magnitude(op, arguments.apply(good));
    }

    /** The largest number in the value and the pullbacks; infinite if there is an overflow. */
    static double magnitude(Op op, Value[] x) {
        try {
            Value y = op.on(x);
            double largest = magnitude(y);
            for (int i = 0; i < x.length; i++) {
                if (op.differentiable(i)) {
                    largest = Math.max(largest, magnitude(op.vjp(i, x, y, Value.constant(y.shape(), 1))));
                }
            }
            return largest;
        } catch (NonFiniteException overflow) {
            return Double.POSITIVE_INFINITY;
        }
    }

    static double magnitude(Value x) {
        return Arrays.stream(x.matrix().data).map(Math::abs).max().orElse(0);
    }

    static void assertNear(String what, double[] actual, double[] expected, double tolerance) {
        for (int k = 0; k < expected.length; k++) {
            assertThat(actual[k]).as("%s [%d]", what, k).isCloseTo(expected[k], within(tolerance * (1 + Math.abs(expected[k]))));
        }
    }

    /** Near a pole the differences themselves are rough; how rough, twice the step tells. */
    static void assertApproached(
            String what, double[] actual, UnaryOperator<Value> f, Value x, Value direction, double h, double tolerance) {
        double[] near = differences(f, x, direction, h);
        double[] wide = differences(f, x, direction, 2 * h);
        for (int k = 0; k < near.length; k++) {
            assertThat(actual[k]).as("%s [%d], step %s", what, k, h)
                    .isCloseTo(near[k], within(tolerance + Math.abs(wide[k] - near[k])));
        }
    }

    static double[] differences(UnaryOperator<Value> f, Value x, Value direction, double h) {
        double[] up = f.apply(moved(x, direction, h)).matrix().data;
        double[] down = f.apply(moved(x, direction, -h)).matrix().data;
        return IntStream.range(0, up.length).mapToDouble(k -> (up[k] - down[k]) / (2 * h)).toArray();
    }

    static Value moved(Value x, Value direction, double h) {
        DMatrixRMaj m = x.matrix();
        DMatrixRMaj d = direction.matrix();
        for (int k = 0; k < m.getNumElements(); k++) {
            m.data[k] += h * d.data[k];
        }
        return Value.matrix("moved", m);
    }

    static double dot(Value a, Value b) {
        return sum(multiply(a, b)).asScalar();
    }
}
