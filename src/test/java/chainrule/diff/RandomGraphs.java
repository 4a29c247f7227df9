package chainrule.diff;

import chainrule.linalg.SeededRandom;
import chainrule.op.Add;
import chainrule.op.Broadcast;
import chainrule.op.Center;
import chainrule.op.Divide;
import chainrule.op.Exp;
import chainrule.op.LogSumExp;
import chainrule.op.Matmul;
import chainrule.op.Max;
import chainrule.op.Mean;
import chainrule.op.Multiply;
import chainrule.op.Norm;
import chainrule.op.Product;
import chainrule.op.Relu;
import chainrule.op.Scale;
import chainrule.op.Sigmoid;
import chainrule.op.Softmax;
import chainrule.op.Sqrt;
import chainrule.op.Square;
import chainrule.op.Standardize;
import chainrule.op.Subtract;
import chainrule.op.Sum;
import chainrule.op.Tanh;
import chainrule.op.Transpose;
import chainrule.op.Variance;
import chainrule.shape.Axis;
import chainrule.shape.Shape;
import chainrule.tape.Value;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * Random expressions: a few leaves of different shapes, then operations on whatever is there, so that a value is used
 * many times, and rows, columns and scalars are repeated to fit. What grows is brought back to size by a tanh.
 */
public final class RandomGraphs {

    /** The leaves and what was made of them. */
    public record Graph(List<Value> leaves, Value result) {}

    private final SeededRandom random;
    private int leaves;

    public RandomGraphs(long seed) {
        random = new SeededRandom(seed);
    }

    public Graph next() {
        Shape full = new Shape(1 + random.nextInt(4), 1 + random.nextInt(4));
        List<Value> leaves = new ArrayList<>();
        for (Shape shape : List.of(full, new Shape(full.rows(), 1), new Shape(1, full.columns()), Shape.SCALAR)) {
            leaves.add(leaf(shape));
        }
        List<Value> values = new ArrayList<>(leaves);
        int operations = 3 + random.nextInt(28);
        for (int i = 0; i < operations; i++) {
            values.add(tame(step(pick(values), pick(values))));
        }
        // Everything made late takes part in the result, so that no part of the graph is idle.
        Value result = Broadcast.broadcast(Shape.SCALAR.equals(full) ? values.get(0) : leaves.get(3), full);
        for (Value value : values.subList(Math.max(4, values.size() - 6), values.size())) {
            result = Add.add(result, fits(value, full) ? value : Mean.mean(value));
        }
        return new Graph(leaves, result);
    }

    private Value step(Value a, Value b) {
        Axis axis = Axis.values()[random.nextInt(3)];
        return switch (random.nextInt(26)) {
            case 0 -> Tanh.tanh(a);
            case 1 -> Sigmoid.sigmoid(a);
            case 2 -> Square.square(a);
            case 3 -> Sqrt.sqrt(Add.add(Square.square(a), Value.scalar("one", 1)));
            case 4 -> Exp.exp(Tanh.tanh(a));
            case 5 -> Relu.relu(a);
            case 6 -> Scale.scale(random.nextDouble(-2, 2), a);
            case 7 -> Transpose.transpose(a);
            case 8 -> Softmax.softmax(a, axis);
            case 9 -> LogSumExp.logSumExp(a, axis);
            case 10 -> Sum.sum(a, axis);
            case 11 -> Mean.mean(a, axis);
            case 12 -> Max.max(a, axis);
            case 13 -> Norm.norm(a, axis, 2);
            case 14 -> Variance.variance(a, axis, 0);
            case 15 -> Standardize.standardize(a, axis, 0.1);
            case 16 -> Center.center(a, axis);
            case 17 -> Product.product(Sigmoid.sigmoid(a), axis);
            case 18 -> Multiply.multiply(a, a);
            case 19 -> Matmul.matmul(a, Transpose.transpose(a));
            case 20, 21 -> together(a, b) ? Multiply.multiply(a, b) : a;
            case 22 -> together(a, b) ? Subtract.subtract(a, b) : b;
            case 23 -> together(a, b) ? Divide.divide(a, Add.add(Sigmoid.sigmoid(b), Value.scalar("half", 0.5))) : b;
            case 24 -> a.shape().columns() == b.shape().rows() ? Matmul.matmul(a, b) : Square.square(b);
            default -> together(a, b) ? Add.add(a, b) : a;
        };
    }

    /** Large numbers would measure the conditioning of the graph, not the rules. */
    private static Value tame(Value x) {
        for (double v : x.matrix().data) {
            if (Math.abs(v) > 4) {
                return Tanh.tanh(x);
            }
        }
        return x;
    }

    private Value pick(List<Value> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static boolean together(Value a, Value b) {
        return meet(a.shape().rows(), b.shape().rows()) && meet(a.shape().columns(), b.shape().columns());
    }

    private static boolean meet(int m, int n) {
        return m == n || m == 1 || n == 1;
    }

    private static boolean fits(Value x, Shape to) {
        return (x.shape().rows() == to.rows() || x.shape().rows() == 1)
                && (x.shape().columns() == to.columns() || x.shape().columns() == 1);
    }

    Value leaf(Shape shape) {
        DMatrixRMaj x = new DMatrixRMaj(shape.rows(), shape.columns());
        for (int k = 0; k < x.getNumElements(); k++) {
            x.data[k] = random.nextDouble(-2, 2);
        }
        return Value.matrix("x" + ++leaves, x);
    }
}
