package chainrule.op;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.linalg.Products;
import chainrule.shape.Shape;
import chainrule.tape.Op;
import chainrule.tape.Value;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/** An operation on arguments that lie {@linkplain Op#onTransposed transposed}, or are {@linkplain Op#repeats repeated}. */
final class OpLayouts {

    private OpLayouts() {}

    /** It gives the bits that it gives of the arguments as they are. */
    static void check(Op op, Value[] x) {
        DMatrixRMaj[] upright = Arrays.stream(x).map(Value::matrix).toArray(DMatrixRMaj[]::new);
        for (int i = 0; i < x.length; i++) {
            Op onTransposed = op.onTransposed(i);
            if (onTransposed != null) {
                DMatrixRMaj turned = new DMatrixRMaj(upright[i].numCols, upright[i].numRows);
                Products.transpose(upright[i], turned);
                agree(op, upright, onTransposed, replaced(upright, i, turned));
            }
            if (op.repeats(i)) {
                DMatrixRMaj column = new DMatrixRMaj(upright[i].numRows, 1);
                DMatrixRMaj repeated = upright[i].createLike();
                for (int k = 0; k < repeated.getNumElements(); k++) {
                    int row = k / repeated.numCols;
                    column.data[row] = upright[i].data[row * repeated.numCols];
                    repeated.data[k] = column.data[row];
                }
                agree(op, replaced(upright, i, repeated), op, replaced(upright, i, column));
            }
        }
    }

    private static void agree(Op op, DMatrixRMaj[] x, Op other, DMatrixRMaj[] inAnotherLayout) {
        Shape shape = op.shape(Arrays.stream(x).map(m -> new Shape(m.numRows, m.numCols)).toArray(Shape[]::new));
        DMatrixRMaj expected = new DMatrixRMaj(shape.rows(), shape.columns());
        DMatrixRMaj actual = expected.createLike();
        op.evaluate(x, expected);
        Arrays.fill(actual.data, Double.NaN);
        other.evaluate(inAnotherLayout, actual);
        assertThat(actual.data).as("%s for %s", other, op).containsExactly(expected.data);
    }

    private static DMatrixRMaj[] replaced(DMatrixRMaj[] x, int index, DMatrixRMaj by) {
        DMatrixRMaj[] all = x.clone();
        all[index] = by;
        return all;
    }
}
