package chainrule.notebook.view;

import static chainrule.diff.Gradients.gradients;
import static chainrule.op.Add.add;
import static chainrule.op.CumulativeSum.cumulativeSum;
import static chainrule.op.Exp.exp;
import static chainrule.op.Matmul.matmul;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Relu.relu;
import static chainrule.op.Scale.scale;
import static chainrule.op.Sin.sin;
import static chainrule.op.Softmax.softmax;
import static chainrule.op.Square.square;
import static chainrule.op.Subtract.subtract;
import static chainrule.op.Sum.sum;
import static chainrule.op.Tanh.tanh;

import chainrule.explain.HessianMatrix;
import chainrule.explain.JacobianMatrix;
import chainrule.linalg.SeededRandom;
import chainrule.notebook.Display;
import chainrule.shape.Axis;
import chainrule.tape.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;

/** Jacobians and Hessians, for the views' tests. */
final class Matrices {

    private static final Value W = Value.matrix("W", new double[][] {{0.5, -0.3, 0.8}, {-0.7, 0.2, 0.4}});
    private static final Value B = Value.column("b", 0.1, -0.2);
    private static final Value X = Value.column("x", 1, -0.5, 2);

    private Matrices() {}

    static Stream<Display> all() {
        return Stream.concat(
                Stream.of(layer(), softmaxed(), summed(), wave(), tall(), huge()).map(JacobianView::of),
                Stream.of(minimum(), saddle(), network(), flat(), large()).map(HessianView::of));
    }

    static JacobianMatrix layer() {
        return JacobianMatrix.of(tanh(add(matmul(W, X), B)).named("y"), List.of(W, B, X), Map.of());
    }

    static JacobianMatrix softmaxed() {
        return JacobianMatrix.of(softmax(Value.column("s", 1, 2, 0.5, -1), Axis.COLUMNS).named("p"), Map.of());
    }

    static JacobianMatrix summed() {
        return JacobianMatrix.of(cumulativeSum(relu(Value.column("x", 1, -2, 3, -4, 5, 6)), Axis.COLUMNS).named("y"), Map.of());
    }

    /** Too many columns for numbers. */
    static JacobianMatrix wave() {
        Value x = random("x", 28, 1);
        return JacobianMatrix.of(sin(matmul(random("A", 20, 28), x)).named("y"), List.of(x), Map.of());
    }

    static JacobianMatrix tall() {
        Value x = Value.column("x", 0.1, 0.2);
        return JacobianMatrix.of(exp(matmul(random("A", 30, 2), x)).named("y"), List.of(x), Map.of());
    }

    /** Only means of it are computed. */
    static JacobianMatrix huge() {
        Value u = random("u", 300, 1);
        return JacobianMatrix.of(tanh(matmul(random("H", 400, 300), u)).named("z"), List.of(u), Map.of());
    }

    static HessianMatrix minimum() {
        Value a = Value.scalar("a", 1);
        Value b = Value.scalar("b", 1);
        // Rosenbrock's valley at its lowest point.
        Value f = add(square(subtract(Value.scalar(1), a)), scale(100, square(subtract(b, square(a))))).named("f");
        return HessianMatrix.of(f, Map.of());
    }

    static HessianMatrix saddle() {
        Value a = Value.scalar("a", 0);
        Value b = Value.scalar("b", 0);
        return HessianMatrix.of(add(multiply(a, b), square(a)).named("f"), Map.of());
    }

    static HessianMatrix network() {
        return HessianMatrix.of(Derivations.network(), Map.of());
    }

    static HessianMatrix flat() {
        Value v = Value.column("v", 1, 2, 3);
        return HessianMatrix.of(gradients(square(sum(v)).named("L"), v), Map.of());
    }

    static HessianMatrix large() {
        Value v = random("v", 70, 1);
        return HessianMatrix.of(gradients(sum(exp(matmul(random("M", 9, 70), v))).named("L"), v), Map.of());
    }

    private static Value random(String name, int rows, int columns) {
        SeededRandom random = new SeededRandom(rows * 31L + columns);
        DMatrixRMaj entries = new DMatrixRMaj(rows, columns);
        Arrays.setAll(entries.data, k -> random.nextDouble(-1, 1));
        return Value.matrix(name, entries);
    }

    static JacobianMatrix named(String name) {
        return JacobianMatrix.of(tanh(Value.column(name, 1, 2)).named(name), Map.of());
    }
}
