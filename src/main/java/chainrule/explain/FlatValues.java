package chainrule.explain;

import chainrule.shape.Shape;
import chainrule.tape.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/** Several values as one long vector, and back. */
final class FlatValues {

    private FlatValues() {}

    /** All entries, value by value and row by row. */
    static double[] numbers(List<Value> values) {
        double[] all = new double[values.stream().mapToInt(value -> value.shape().size()).sum()];
        int at = 0;
        for (Value value : values) {
            System.arraycopy(value.matrix().data, 0, all, at, value.shape().size());
            at += value.shape().size();
        }
        return all;
    }

    /** Values of the same names and shapes with other numbers, which are finite. */
    static List<Value> values(List<Value> like, double[] numbers) {
        List<Value> values = new ArrayList<>();
        int at = 0;
        for (Value value : like) {
            Shape shape = value.shape();
            values.add(Value.matrix(value.name(), new DMatrixRMaj(
                    shape.rows(), shape.columns(), true, Arrays.copyOfRange(numbers, at, at + shape.size()))));
            at += shape.size();
        }
        return values;
    }

    /** {@code Σ aᵢ bᵢ}, from the first on. */
    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum = Math.fma(a[k], b[k], sum);
        }
        return sum;
    }

    /** {@code a + s b}. */
    static double[] plus(double[] a, double s, double[] b) {
        double[] sum = a.clone();
        for (int k = 0; k < a.length; k++) {
            sum[k] = Math.fma(s, b[k], a[k]);
        }
        return sum;
    }

    /** {@code s a}. */
    static double[] times(double s, double[] a) {
        return Arrays.stream(a).map(x -> s * x).toArray();
    }
}
