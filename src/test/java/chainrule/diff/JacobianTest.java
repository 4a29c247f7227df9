package chainrule.diff;

import static chainrule.op.Add.add;
import static chainrule.op.Concatenate.concatenate;
import static chainrule.op.Exp.exp;
import static chainrule.op.Log.log;
import static chainrule.op.Matmul.matmul;
import static chainrule.op.Mean.mean;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Pick.pick;
import static chainrule.op.Relu.relu;
import static chainrule.op.Reshape.reshape;
import static chainrule.op.Scale.scale;
import static chainrule.op.Slice.slice;
import static chainrule.op.Softmax.softmax;
import static chainrule.op.Sum.sum;
import static chainrule.op.Tanh.tanh;
import static chainrule.op.Transpose.transpose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chainrule.check.AnomalyReport;
import chainrule.diff.Diff.Mode;
import chainrule.linalg.SeededRandom;
import chainrule.shape.Axis;
import chainrule.tape.NonFiniteException;
import chainrule.tape.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class JacobianTest {

    private static final Value W1 = random("W1", 7, 5, 1);
    private static final Value W2 = random("W2", 6, 7, 2);
    private static final Value B = random("b", 7, 1, 3);
    private static final Value X = random("x", 5, 1, 4);

    private static Value random(String name, int rows, int columns, long seed) {
        SeededRandom random = new SeededRandom(seed);
        DMatrixRMaj x = new DMatrixRMaj(rows, columns);
        for (int k = 0; k < x.getNumElements(); k++) {
            x.data[k] = random.nextGaussian();
        }
        return Value.matrix(name, x);
    }

    /** Some whose sweeps go side by side, some whose do not, some that are nothing, of column, row and matrix. */
    static List<Map.Entry<String, UnaryOperator<Value>>> functions() {
        Map<String, UnaryOperator<Value>> functions = new TreeMap<>();
        functions.put("network", x -> matmul(W2, tanh(add(matmul(W1, x), B))));
        functions.put("relu", x -> relu(matmul(W1, x)));
        functions.put("softmax", x -> softmax(x, Axis.COLUMNS));
        functions.put("softmax of all", x -> softmax(x, Axis.ALL));
        functions.put("used twice", x -> multiply(add(x, tanh(x)), mean(x)));
        functions.put("pieces", x -> concatenate(Axis.COLUMNS, slice(x, 0, 2, 0, 1), scale(3, pick(x, 4)), x));
        functions.put("sum", x -> sum(exp(x)));
        functions.put("turned", x -> transpose(x));
        functions.put("matrix", x -> matmul(x, transpose(x)));
        functions.put("reshaped", x -> reshape(tanh(matmul(W2, reshape(matmul(W1, x), 7, 1))), 2, 3));
        functions.put("itself", x -> x);
        functions.put("constant", x -> B);
        return List.copyOf(functions.entrySet());
    }

    /** One seed after the other, by the tape. */
    private static double[] alone(UnaryOperator<Value> f, Value x, Mode mode) {
        int rows = f.apply(x).shape().size();
        int columns = x.shape().size();
        DMatrixRMaj jacobian = new DMatrixRMaj(rows, columns);
        Value like = mode == Mode.FORWARD ? x : f.apply(x);
        for (int k = 0; k < like.shape().size(); k++) {
            DMatrixRMaj unit = new DMatrixRMaj(like.shape().rows(), like.shape().columns());
            unit.data[k] = 1;
            Value seed = Value.matrix("seed", unit);
            double[] part = (mode == Mode.FORWARD ? Diff.jvp(f, x, seed) : Diff.vjp(f, x, seed)).matrix().data;
            for (int i = 0; i < part.length; i++) {
                jacobian.set(mode == Mode.FORWARD ? i : k, mode == Mode.FORWARD ? k : i, part[i]);
            }
        }
        return jacobian.data;
    }

    @ParameterizedTest
    @MethodSource("functions")
    void seedsSideBySideGiveTheBitsOfEachAlone(Map.Entry<String, UnaryOperator<Value>> function) {
        for (Mode mode : Mode.values()) {
            assertThat(Diff.jacobian(function.getValue(), X, mode).matrix().data)
                    .as("%s, %s", function.getKey(), mode)
                    .isNotEmpty()
                    .containsExactly(alone(function.getValue(), X, mode));
        }
    }

    /** More seeds than go side by side at once, and not a whole number of times as many. */
    @ParameterizedTest
    @EnumSource
    void manySeedsGoInParts(Mode mode) {
        Value w = random("W", 411, 397, 5);
        Value x = random("x", 397, 1, 6);
        UnaryOperator<Value> f = t -> tanh(matmul(w, t));
        assertThat(Diff.jacobian(f, x, mode).matrix().data).containsExactly(alone(f, x, mode));
    }

    @Test
    void aMatrixCanBeDifferentiatedBy() {
        Value x = random("X", 5, 3, 7);
        for (Mode mode : Mode.values()) {
            UnaryOperator<Value> f = t -> tanh(matmul(W1, t));
            assertThat(Diff.jacobian(f, x, mode).matrix().data).containsExactly(alone(f, x, mode));
        }
    }

    @Test
    void theHessianHasTheBitsOfItsProductsWithUnitVectors() {
        UnaryOperator<Value> f = x -> sum(multiply(tanh(matmul(W1, x)), exp(scale(0.5, matmul(W1, x)))));
        double[] hessian = Diff.hessian(f, X).matrix().data;
        for (int k = 0; k < 5; k++) {
            DMatrixRMaj unit = new DMatrixRMaj(5, 1);
            unit.data[k] = 1;
            double[] column = Diff.hessianVector(f, X, Value.matrix("v", unit)).matrix().data;
            for (int i = 0; i < 5; i++) {
                assertThat(hessian[i * 5 + k]).isEqualTo(column[i]);
            }
        }
    }

    @Test
    void aRefusalTellsWhatWasDifferentiated() {
        // The slope of the logarithm at the smallest number is beyond any double.
        Value x = Value.column("x", 1, Double.MIN_VALUE);
        for (Mode mode : Mode.values()) {
            assertThatThrownBy(() -> Diff.jacobian(t -> log(t), x, mode))
                    .isInstanceOf(NonFiniteException.class)
                    .hasMessageStartingWith("in the derivative of log by x");
        }
    }

    /** Where each number is looked at, the sweeps go one by one. */
    @ParameterizedTest
    @EnumSource
    void aWatchedOneHasTheSameBits(Mode mode) {
        UnaryOperator<Value> f = x -> matmul(W2, tanh(add(matmul(W1, x), B)));
        List<double[]> watched = new ArrayList<>();
        AnomalyReport.watch(() -> {
            watched.add(Diff.jacobian(f, X, mode).matrix().data);
            watched.add(new RecordedFunction(f).jacobian(X, mode).matrix().data);
            return X;
        });
        assertThat(watched).hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(jacobian -> assertThat(jacobian).containsExactly(Diff.jacobian(f, X, mode).matrix().data));
    }
}
